import { defineDiagnostics } from "@inferspec/compiler";

/** What is wrong with an engine, its features and its command line. */
export const engine = defineDiagnostics("kubeai", {
  "ollama-broken": {
    severity: "error",
    suppressible: true,
    message:
      "OLlama does not start models on KubeAI {version}: the Pod gets ready, and every request fails",
    help: "use KubeAI 0.23.1 or older (say so with `version`), or engine VLLM with a `hf://` URL",
    docs: "Since 0.23.2 the start-up command is `/bin/bash -c /bin/ollama pull …`, of which bash runs `/bin/ollama` alone: nothing is pulled, the Model's name is never given, and requests are answered with 404 (kubeai#721). The fix (#733) was not merged when this was written. A version without a patch number means the newest patch.",
  },
  "engine-feature": {
    severity: "error",
    suppressible: true,
    message: "{engine} does not serve {feature}",
    help: "{help}",
    docs: "The CRD admits any feature with any engine; a comment in KubeAI's source says that the check is missing. `features` only decides labels, what `/models` lists, and whether OLlama loads the model ahead: the requests still fail in the engine.",
  },
  "no-features": {
    severity: "warning",
    suppressible: true,
    message: "without features the model is served, but no list of models shows it",
    help: "name what it serves, such as `features: [TextGeneration]`",
    docs: "`GET /openai/v1/models` shows Models by feature, `TextGeneration` unless asked otherwise. A Model without features is in none of its answers.",
  },
  "repeated-feature": {
    severity: "warning",
    suppressible: true,
    message: "{feature} is named twice",
    help: "name it once",
    docs: "A feature becomes one label; naming it twice adds nothing.",
  },
  "fatal-args": {
    severity: "error",
    suppressible: true,
    message: "{engine} takes no `args`: they replace the command that starts its server",
    help: "{help}",
    docs: "The images of OLlama and FasterWhisper keep their server in the image's `CMD`, and KubeAI passes a Model's `args` as the container's, which replace it: the container exits at once. Both read their settings from environment variables.",
  },
  "reserved-arg": {
    severity: "error",
    suppressible: true,
    message: "`{arg}` must not be given: {why}",
    help: "remove it",
    docs: "KubeAI builds the first arguments itself, and those of a Model come after them and win. Python's argument parser also takes abbreviations, so `--served-model` counts too.",
  },
  "joined-arg": {
    severity: "error",
    suppressible: true,
    message: "`{arg}` is one argument with a space in it",
    help: "write {fixed}",
    docs: "Every item of `args` reaches the engine as one word, without a shell that would split it.",
  },
  "stray-arg": {
    severity: "error",
    suppressible: true,
    message: "{item} is no option of {engine}, and no option before it takes it as a value",
    help: "{help}",
    docs: "Options begin with `-` or `--`. The engine's argument parser refuses a word that belongs to none, and the container exits at the start; newer releases of vLLM take the first such word for the name of a model. An empty item is such a word too.",
  },
  "engine-arg": {
    severity: "error",
    suppressible: true,
    message: "{engine} does not start with `{arg}`: {cause}",
    help: "{help}",
    docs: "The options, values and versions are those of the engine's own parser, which was asked for each catalogued release; the image says which release it is. A word that it does not take ends the container at the start, and KubeAI starts it again for ever.",
  },
  "engine-arg-odd": {
    severity: "warning",
    suppressible: true,
    message: "`{arg}` will not do what it says: {cause}",
    help: "{help}",
    docs: "The engine starts, and does something else than is written.",
  },
  "engine-arg-unknown": {
    severity: "warning",
    suppressible: true,
    message: "no known release of {engine} has the option of `{arg}`",
    help: "{help}",
    docs: "The options are those of the engine's own parser in each catalogued release. The image is another's, or names a release that is not catalogued, so it may hold more; where it does not, the container exits at the start.",
  },
  "engine-arg-note": {
    severity: "info",
    suppressible: true,
    message: "`{arg}` works today: {cause}",
    docs: "Shortened names and deprecated options go away with a later release.",
  },
  "typographic-dash": {
    severity: "error",
    suppressible: true,
    message: "`{arg}` begins with a typographic dash, which makes it no option",
    help: "write `{fixed}`",
    docs: "Word processors and web pages turn `--` into `–` or `—`. The engine takes such an item for a plain word and exits.",
  },
  "tensor-parallel-added": {
    severity: "info",
    suppressible: true,
    message:
      "`--tensor-parallel-size={count}` is added, so that vLLM uses all {count} accelerators of a replica",
    docs: "KubeAI never sets it, and vLLM uses one GPU unless told otherwise: the others would stand idle. Give `--tensor-parallel-size` or `--pipeline-parallel-size` yourself for another split.",
  },
  "tensor-parallel-uneven": {
    severity: "warning",
    suppressible: true,
    message:
      "`--tensor-parallel-size={count}` is added, and vLLM starts only where {count} divides the model's attention heads",
    help: "use {near} accelerators, or write `--pipeline-parallel-size={count}` in `args`",
    docs: "Tensor parallelism gives every accelerator the same number of attention heads, and vLLM exits where that is impossible: 28 heads fit on 2 or 4 accelerators and not on 3. Most models have heads that a small power of two divides. Pipeline parallelism splits by layers instead.",
  },
  "parallel-mismatch": {
    severity: "error",
    suppressible: true,
    message: "vLLM is told to use {parallel} accelerators ({formula}), but one replica has {count}",
    help: "{help}",
    docs: "The sizes of tensor, pipeline and data parallelism multiply. Fewer than the replica has leave GPUs idle; more and vLLM exits at the start.",
  },
  "image-fallback": {
    severity: "warning",
    suppressible: true,
    message:
      "the target has no image of {engine} for `{imageName}`, so KubeAI takes `{image}`, which cannot use the accelerator",
    help: "set `image`, or add `images.{engine}.{imageName}` to the configuration and the Helm values",
    docs: "The image is looked up by the profile's `imageName`, then by `default`. For FasterWhisper the default is the CPU image; a GPU of another kind stands idle.",
  },
  "image-without-tag": {
    severity: "warning",
    suppressible: true,
    message: "the target's image for this profile, `{image}`, has no tag, so `latest` is pulled",
    help: "set `image`, or correct the Helm values",
    docs: "The chart's default for vLLM on `amd-gpu` since 0.22 writes the tag behind a slash, so that it is part of the repository's name.",
  },
  "image-form": {
    severity: "error",
    suppressible: true,
    message: "`{image}` is no name of an image: {problem}",
    help: "write `{fixed}`",
    docs: "An image is `<registry>/<repository>:<tag>`. Kubernetes keeps a Pod with any other text waiting with `InvalidImageName`, while the CRD admits it.",
  },
  "image-command": {
    severity: "info",
    suppressible: true,
    message: "{needs}",
    docs: "KubeAI does not use an image's own command everywhere. For VLLM it runs `python3 -m vllm.entrypoints.openai.api_server`. For OLlama it runs `/bin/ollama` through `bash` as the start-up check. For Infinity it passes `v2` as the first argument. FasterWhisper's image must start the server by itself, on port 8000.",
  },
});
