import {
  emulated,
  native,
  none,
  partial,
  type Support,
  type SupportTable,
} from "@inferspec/compiler";
import { GRAPH_SUPPORT } from "./graph/support.js";
import { llmSupports } from "./llm/support.js";
import { OPTIONS } from "./server/flags.js";
import type { KserveFacts } from "./target/facts.js";
import { atLeast } from "./target/version.js";

const ownContainer = (engine: string): Support =>
  emulated(
    `the cluster has no runtime for ${engine}, so the InferenceService brings its container`,
  );

/** What KServe can do, by release, mode and the runtimes of the cluster (facts/kserve.md §1–2). */
export function supports(facts: KserveFacts): SupportTable {
  if (facts.target === "LLMInferenceService") return llmSupports(facts);
  return {
    ...engines(facts),
    ...schemes(facts),
    ...byMode(facts),
    ...FEATURES,
    ...GRAPH_SUPPORT,
    ...Object.fromEntries(OPTIONS.map((option) => [`option.${option}`, native])),
    // Nobody tells KServe where the collector is.
    "option.telemetry": partial(
      "it knows no collector, so no traces are sent unless `args` name one with `--otlp-traces-endpoint`",
    ),
    "format.huggingface": native,
    "format.sklearn": native,
    "format.mlflow": native,
    "protocol.openai": native,
    "protocol.v1": native,
    "protocol.v2": native,
    "protocol.grpc-v2": none(
      "its Services have the port of the HTTP server only",
      "use protocol `v2`, which says the same over HTTP",
    ),
    "hints.kserve": native,
    "engine-image": native,
    "engine-args": native,
    "engine-device": emulated("KServe takes the GPU image where a GPU is asked for"),
    "model-revision": native,
    adapters: native,
    "hardware-profile": native,
    resources: native,
    "node-selector": native,
    affinity: native,
    tolerations: native,
    "runtime-class": native,
    "priority-class": native,
    replicas: native,
    autoscaling: native,
    "autoscaling-scale-down-delay": native,
    "autoscaling-metric": native,
    env: native,
    secrets: native,
    files: emulated("they become a ConfigMap, each mounted at its path"),
    volumes: native,
    metadata: emulated("description and labels are kept as annotations"),
  };
}

/** Whether some runtime of the cluster serves a model format. */
function hasRuntime({ runtimes }: KserveFacts, format: string): boolean {
  return runtimes.some(
    ({ disabled, formats }) => !disabled && formats.some(({ name }) => name === format),
  );
}

function engines(facts: KserveFacts): SupportTable {
  const byFormat = (engine: string, ...formats: readonly string[]): Support =>
    formats.some((format) => hasRuntime(facts, format)) ? native : ownContainer(engine);
  return {
    "engine.VLLM": byFormat("vLLM", "vLLM"),
    "engine.HuggingFaceServer": byFormat("huggingfaceserver", "huggingface"),
    "engine.MLServer": byFormat("MLServer", "sklearn", "mlflow"),
    "engine.Infinity": ownContainer("Infinity"),
    "engine.FasterWhisper": ownContainer("FasterWhisper"),
    "engine.OLlama": ownContainer("OLlama"),
  };
}

const FEATURES: SupportTable = {
  "feature.TextGeneration": native,
  "feature.TextEmbedding": native,
  "feature.SpeechToText": native,
  "feature.Reranking": native,
  "feature.SequenceClassification": native,
  "feature.TokenClassification": native,
  "feature.FillMask": native,
  "feature.Prediction": native,
};

/** What the storage initializer fetches (SupportedStorageURIPrefixList of each release). */
function schemes({ version }: KserveFacts): SupportTable {
  return {
    "model.hf": native,
    "model.s3": native,
    "model.gs": native,
    "model.pvc": native,
    "model.https": native,
    "model.http": native,
    "model.oci": native,
    "model.hdfs": native,
    "model.webhdfs": native,
    "model.oci+native": atLeast(version, "0.20")
      ? native
      : none(`KServe ${version.text} has no \`oci+native://\``, "use `oci://`"),
    "model.file": partial(
      "the path is one of the storage initializer's own image, which has no models",
    ),
    "model.ollama": emulated("OLlama fetches it itself, once its container runs"),
    "model.store": none(
      "it does not know DigitalHub's model entities",
      "give the Model document among the inputs, so that its `path` is taken",
    ),
    "model.oss": none(
      "its storage initializer does not know Alibaba's OSS",
      "use `s3://` with the S3-compatible endpoint of the bucket",
    ),
  };
}

function byMode({ mode }: KserveFacts): SupportTable {
  if (mode === "Knative") {
    const service = none(
      "Knative has no Services of other types or names: requests must pass its own gateway",
      "remove it, and say who may reach the service with `kserve: { visibility: … }`",
    );
    return {
      "autoscaling-target-requests": native,
      "service-type": service,
      "service-name": service,
    };
  }
  const further = emulated("KServe's own Service is a ClusterIP, so a further one is drawn");
  return {
    "autoscaling-target-requests": partial(
      "only Knative counts requests in flight: a Deployment scales by its CPU, unless `scaling.metric` names something better",
    ),
    "service-type": further,
    "service-name": further,
  };
}
