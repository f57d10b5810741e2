import { defineDiagnostics } from "@inferspec/compiler";

const PROXY =
  "KubeAI's proxy knows the routes of OpenAI's API for generation, embedding, reranking and transcription, and no others.";

/** What kinds that were not made for KubeAI ask for, and KubeAI has not. */
export const otherKinds = defineDiagnostics("kubeai", {
  "engine-substituted": {
    severity: "info",
    suppressible: true,
    message: "KubeAI has no engine {asked}, so {served} serves the model",
    docs: "KubeAI starts VLLM, OLlama, FasterWhisper and Infinity only. KServe's Hugging Face server runs vLLM itself for every model that vLLM knows, and its settings become vLLM's own options: `dtype` is `--dtype`, `max_length` is `--max-model-len`, and so on.",
  },
  "option-unsupported": {
    severity: "error",
    message: "`{option}` cannot be had on KubeAI: {why}",
    help: "{help}",
    docs: "KubeAI serves these kinds with vLLM. What only KServe's Hugging Face server has (tokenizer settings of classifiers, Transformers as the backend) has no counterpart there, and would be lost in silence.",
  },
  "option-default": {
    severity: "info",
    suppressible: true,
    message: "`{option}: {value}` is what vLLM does anyway",
    docs: "The setting is off unless it is asked for, has no alternative on KubeAI, or is found out by a release that cannot be told, so nothing is written for it.",
  },
  "option-overridden": {
    severity: "warning",
    suppressible: true,
    message: "`{option}` has no effect: `{arg}` in `args` says the same, and counts",
    help: "keep one of them",
    docs: "Typed settings become options of the engine. Where `args` has that option too, the author's own words win, and the setting is not written.",
  },
  "encoder-decoder": {
    severity: "warning",
    suppressible: true,
    message:
      "text to text asks for a model with an encoder and a decoder, and vLLM serves almost none of them",
    help: "use a model for `text_generation`, or `-b kserve`",
    docs: "T5, BART and their like run with Transformers in KServe's server. vLLM removed its support for encoder-decoder models of text with 0.11; where it does not know the model's architecture, the server exits at the start.",
  },
  "telemetry-nowhere": {
    severity: "warning",
    suppressible: true,
    message: "vLLM sends no traces: nothing says where to",
    help: "write `--otlp-traces-endpoint=http://<collector>:4317` in `args`, or remove it",
    docs: "DigitalHub takes the collector from its own installation, and sends nothing where that names none. KubeAI has no such setting, so that vLLM must be told. Its SDK asks for telemetry in every run.",
  },
  "device-profile": {
    severity: "warning",
    suppressible: true,
    message:
      "this asks for {asked}, but profile `{profile}` {has}, and on KubeAI the profile decides",
    help: "{help}",
    docs: "KubeAI picks image, requests and limits by the resource profile; nothing else says what an engine runs on. DigitalHub's SDK asks for the CPU image in every run unless told otherwise.",
  },
  "model-revision": {
    severity: "error",
    message: "KubeAI cannot serve revision `{revision}`: {why}",
    help: "{help}",
    docs: "A Model's URL has no revision. vLLM and Infinity download from Hugging Face themselves and take `--revision`; KubeAI's loader, which fills a cache profile, always takes the default branch.",
  },
  "model-format": {
    severity: "error",
    message: "{engine} on KubeAI cannot load a model in the format `{format}`",
    help: "use `-b kserve`, which has servers for it",
    docs: "KubeAI's engines are servers of language and speech models. They load weights as Hugging Face publishes them, GGUF (OLlama) or CTranslate2 (FasterWhisper).",
  },
  "no-prediction": {
    severity: "error",
    message: "{engine} makes no predictions from tables or tensors",
    help: "use `-b kserve`, which has servers for it",
    docs: PROXY,
  },
  "inference-protocol": {
    severity: "error",
    message: "KubeAI has no routes for the inference protocol `{protocol}`, only OpenAI's API",
    help: "use `-b kserve`",
    docs: PROXY,
  },
  "unknown-task": {
    severity: "error",
    message:
      "nothing says what the model is for, and KubeAI must know: its clients are given routes by feature",
    help: "add `huggingface_task: text_generation` or `huggingface_task: text_embedding`",
    docs: "KServe's server infers the task from the model's architecture. KubeAI lists a Model by its features, and compilation looks into no repository.",
  },
  "autoscaling-metric": {
    severity: "error",
    message: "KubeAI cannot scale by `{name}`: it counts requests in flight, and nothing else",
    help: "use `name: concurrency` with a `target`, or `target_requests`, or `-b kserve`",
    docs: "KubeAI's autoscaler averages the requests that its own proxy has in flight over a time window. Other metrics were asked for (kubeai#551) and are not there.",
  },
  "metric-unused": {
    severity: "warning",
    suppressible: true,
    message: "`{key}` has no effect: KubeAI counts requests itself and asks no other server",
    help: "remove it",
    docs: "KubeAI's autoscaler averages the requests that its own proxy has in flight over a time window.",
  },
  "metric-target": {
    severity: "warning",
    suppressible: true,
    message: "the metric's target {target} loses against `target_requests: {targetRequests}`",
    help: "keep one of them",
    docs: "Both say how many requests in flight a replica should have, which is `targetRequests` of a Model.",
  },
  "image-other-server": {
    severity: "error",
    suppressible: true,
    message: "`{image}` is KServe's Hugging Face server, and KubeAI starts vLLM in it",
    help: "remove `image`, so that the target's image of vLLM is taken",
    docs: "KubeAI runs `python3 -m vllm.entrypoints.openai.api_server` whatever the image's own command is, and looks for the server on port 8000. The image was made for another server, with its own release of vLLM and other options.",
  },
});
