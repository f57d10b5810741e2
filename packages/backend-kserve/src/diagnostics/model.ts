import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with where models and adapters are, and with the credentials to fetch them. */
export const model = defineDiagnostics("kserve", {
  "hf-form": {
    severity: "error",
    suppressible: true,
    message: "`{uri}` is no repository that KServe can fetch: {problem}",
    help: "{help}",
    docs: "The storage initializer splits `hf://<owner>/<repository>[:<revision>]` and refuses anything but two segments: no `hf://gpt2`, no folder below a repository, no `@revision`. KServe admits any text, and the Pod's init container fails.",
  },
  "uri-form": {
    severity: "error",
    suppressible: true,
    message: "`{uri}` {problem}",
    help: "{help}",
    docs: "KServe admits any URI with a known scheme. What the storage initializer makes of it shows when the Pod starts.",
  },
  "uri-scheme": {
    severity: "error",
    message: "KServe cannot fetch `{uri}`: {why}",
    help: "{help}",
    docs: "Adapters and canaries are fetched like the model itself, by the same storage initializer. KServe admits any text there, and the Pod's init container fails.",
  },
  "uri-query": {
    severity: "error",
    suppressible: true,
    message: "`{option}` after the `?` means nothing here",
    help: "{help}",
    docs: "KubeAI takes options of the engine after a `?` in the URL. Only those of Ollama have a meaning on KServe: `model`, `pull` and `insecure`. KServe's storage initializer would look for a file of that name.",
  },
  "engine-scheme": {
    severity: "error",
    suppressible: true,
    message: "{engine} cannot load `{scheme}://`: {why}",
    help: "{help}",
    docs: "Ollama keeps models in a store of its own and loads nothing else; other engines do not know the names of its registry.",
  },
  "revision-unused": {
    severity: "error",
    suppressible: true,
    message:
      "revision `{revision}` has no place in `{scheme}://`: only repositories of Hugging Face have revisions",
    help: "name the place that holds that revision, or leave the revision out",
    docs: "KServe writes a revision as `hf://<owner>/<repository>:<revision>`. No other storage has a field for one.",
  },
  "model-file-name": {
    severity: "error",
    suppressible: true,
    message: "MLServer would not find `{file}`: it looks for {names}",
    help: "rename the file, or say in `env` where it is: `MLSERVER_MODEL_URI: /mnt/models/{file}`",
    docs: "KServe puts the file into `/mnt/models` and gives MLServer that folder, in which it looks for well-known names only.",
  },
  "adapters-engine": {
    severity: "error",
    suppressible: true,
    message: "{engine} cannot load adapters",
    help: "use an engine that can: VLLM, or HuggingFaceServer with vLLM as its backend",
    docs: "LoRA adapters are loaded by vLLM. Other servers have no flag for them.",
  },
  "adapter-name": {
    severity: "error",
    suppressible: true,
    message: "`{name}` cannot name an adapter: {problem}",
    help: "use letters, digits, `-`, `_` and `.`, a name of its own for each adapter",
    docs: "The name is a folder in `/mnt/models/adapters`, and a word of `--lora-modules name=folder`. Clients say it as `model`, so it must differ from the model's own.",
  },
  "adapter-rank": {
    severity: "error",
    suppressible: true,
    message: "adapter `{name}` has rank {rank}, but vLLM is told `--max-lora-rank={limit}`",
    help: "raise the limit, or leave `--max-lora-rank` out, so that it follows from the configuration",
    docs: "vLLM refuses adapters above its limit, and with adapters on its command line it does not start.",
  },
  "adapter-rank-unknown": {
    severity: "warning",
    suppressible: true,
    message: "the rank of adapter `{name}` is not known, and vLLM refuses any above {limit}",
    help: "say it in the configuration:\n{config}",
    docs: "vLLM refuses adapters above `--max-lora-rank` (16 by default), and with adapters on its command line it does not start. The rank is `r` in the adapter's `adapter_config.json`.",
  },
  "too-many-images": {
    severity: "error",
    suppressible: true,
    message: "{count} of the models come from images, and KServe takes at most 10",
    help: "put some of them into another storage",
    docs: "KServe takes at most ten `oci://` sources in `storageUris`. Its webhook does not count them.",
  },
  "token-in-env": {
    severity: "warning",
    suppressible: true,
    message: "`{name}` does not help to fetch `{scheme}://`: {why}",
    help: "name the Secret that holds {keys} in the configuration, or a ServiceAccount that carries it:\n{config}",
    docs: "The storage initializer fetches the model before the engine starts. It reads credentials from the Secrets of the Pod's ServiceAccount only, never from the engine's environment (kserve#4400, kserve#6260), and knows them by fixed keys.",
  },
  "credentials-unknown": {
    severity: "info",
    suppressible: true,
    message: "`{scheme}://` is fetched without credentials, which only public places allow",
    help: "name the Secret that holds {keys} in the configuration, or write `null` where none is needed:\n{config}",
    docs: "KServe's storage initializer reads credentials from the Secrets of the Pod's ServiceAccount. Without any it tries anonymously, and the Pod fails where that is refused.",
  },
  gated: {
    severity: "warning",
    suppressible: true,
    message:
      "`{repository}` is gated on Hugging Face, and nothing gives KServe a token to fetch it",
    help: "name the Secret that holds `HF_TOKEN` in the configuration:\n{config}",
    docs: "Who wants the files must have accepted the terms of the repository, and prove it with a token. Without one the storage initializer is refused (401), and the Pod never starts. Only families whose every repository is gated are known: those of `meta-llama`, and Gemma 1 to 3.",
  },
  "secret-shared": {
    severity: "error",
    suppressible: true,
    message:
      "the Secret `{secret}` is named for {first} and for {second}: KServe would use it for one of them",
    help: "keep the credentials of each storage in a Secret of its own",
    docs: "KServe looks through a Secret for well-known keys and stops at the first that it finds, so one Secret gives credentials for one storage.",
  },
  "storage-container-unknown": {
    severity: "error",
    suppressible: true,
    message: "there is no ClusterStorageContainer `{name}` among those of the configuration",
    help: "{suggestion}",
    docs: "`storageContainerName` picks a ClusterStorageContainer. `storageContainers` in the configuration lists those of the cluster.",
  },
  "storage-container-version": {
    severity: "error",
    suppressible: true,
    message: "KServe {version} cannot be told which ClusterStorageContainer to use",
    help: "upgrade KServe to 0.20 or newer, or leave `kserve.storage_container` out: the URI's scheme then decides",
    docs: "`storageContainerName` came with KServe 0.20.",
  },
});
