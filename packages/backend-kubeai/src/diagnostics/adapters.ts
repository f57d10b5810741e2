import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with LoRA adapters. */
export const adapters = defineDiagnostics("kubeai", {
  "adapters-engine": {
    severity: "error",
    message: "{engine} cannot load adapters on KubeAI, only VLLM can",
    help: "{help}",
    docs: "CRD rule on `spec`: `adapters only supported with VLLM engine.` Even an empty list is refused for other engines.",
  },
  "adapter-name-rejected": {
    severity: "error",
    message: "`{name}` cannot name an adapter: {problem}",
    help: "use lower-case letters, digits and hyphens, at most 63, such as `{legal}`",
    docs: "The CRD demands `^[a-z0-9-]+$` and at most 63 characters.",
  },
  "adapter-name-label": {
    severity: "error",
    suppressible: true,
    message:
      "adapter `{name}` would never load: its name becomes a Pod label, which must begin and end with a letter or digit",
    help: "write `{legal}`",
    docs: "KubeAI marks a Pod that has loaded an adapter with the label `adapter.kubeai.org/<name>`, and sends requests to such Pods only. `-legal` passes the CRD, but the label is refused, so that requests wait for ever (kubeai#347).",
  },
  "duplicate-adapter": {
    severity: "error",
    suppressible: true,
    message: "two adapters are named `{name}`",
    help: "give each its own name: clients ask for `<model>_<name>`",
    docs: "The CRD admits the same name twice. KubeAI then loads and unloads the two in turn. DigitalHub calls every adapter without a name `model`.",
  },
  "adapter-url": {
    severity: "error",
    message: "adapter `{name}` {problem}",
    help: "{help}",
    docs: 'CRD rule on `spec.adapters[].url`: `adapter url must start with "hf://", "s3://", "gs://", or "oss://".`',
  },
  "adapter-revision": {
    severity: "error",
    suppressible: true,
    message: "adapter `{name}` has a revision in its URL (`{revision}`), and KubeAI knows none",
    help: "write `{fixed}`, or copy that revision to a repository of its own",
    docs: "DigitalHub writes `hf://<owner>/<repo>:<revision>`. KubeAI passes all of it on as the name of a repository, which Hugging Face does not allow, so that the adapter never loads.",
  },
  "adapter-min-replicas": {
    severity: "error",
    suppressible: true,
    message: "with `min_replicas: 0` KubeAI stops the model while its adapters are in use",
    help: "set `min_replicas: 1`",
    docs: "KubeAI counts requests for `<model>_<adapter>` under that name, and the autoscaler looks for `<model>`: what adapters serve counts as no load at all.",
  },
  "adapter-traffic": {
    severity: "info",
    suppressible: true,
    message: "requests to adapters do not count as load, so they never add replicas above {min}",
    help: "set `min_replicas` to what the adapters' traffic needs",
    docs: "KubeAI counts requests for `<model>_<adapter>` under that name, and the autoscaler looks for `<model>`.",
  },
  "adapter-rank": {
    severity: "error",
    suppressible: true,
    message: "adapter `{name}` has rank {rank}, but vLLM is told `--max-lora-rank={limit}`",
    help: "write `--max-lora-rank={fixed}`",
    docs: "vLLM refuses adapters above its limit. KubeAI repeats the attempt for ever, and requests to the adapter wait without a time limit.",
  },
  "adapter-rank-added": {
    severity: "info",
    suppressible: true,
    message:
      "`--max-lora-rank={rank}` is added: adapter `{name}` has a higher rank than vLLM's default of 16",
    docs: "The rank comes from `models` in the configuration. vLLM takes 8, 16, 32, 64, 128, 256, 320 and 512.",
  },
  "adapter-rank-unknown": {
    severity: "warning",
    suppressible: true,
    message: "the rank of adapter `{name}` is not known, and vLLM refuses any above 16",
    help: "give `--max-lora-rank=…` in `args`, or say the rank in the configuration:\n{config}",
    docs: "vLLM refuses adapters above `--max-lora-rank` (16 by default). KubeAI repeats the attempt for ever, and requests to the adapter wait without a time limit. The rank is `r` in the adapter's `adapter_config.json`.",
  },
  "adapter-slots": {
    severity: "info",
    suppressible: true,
    message:
      "vLLM keeps {slots} of the {count} adapters in memory at a time; the others take turns",
    help: "write `--max-loras={count}` in `args` to keep all of them",
    docs: "vLLM's `--max-loras` is 1 by default. More need more GPU memory.",
  },
  "adapter-image": {
    severity: "warning",
    suppressible: true,
    message: "adapters never get ready with KubeAI {version} and the image `{image}`",
    help: "use KubeAI 0.22.1 or newer, or an image of vLLM 0.8",
    docs: "KubeAI knows from the text of an error that an adapter is loaded already. Newer vLLM releases changed the text; KubeAI 0.22.1 follows (#607).",
  },
});
