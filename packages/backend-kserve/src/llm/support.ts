import {
  emulated,
  native,
  none,
  partial,
  type Support,
  type SupportTable,
} from "@inferspec/compiler";
import { GRAPH_SUPPORT } from "../graph/support.js";
import { hasFlag, OPTIONS } from "../server/flags.js";
import type { KserveFacts } from "../target/facts.js";
import { atLeast } from "../target/version.js";

const INSTEAD = "serve it with `target: InferenceService`";

const onlyVllm = (engine: string): Support =>
  none(
    `an LLMInferenceService runs vLLM, not ${engine}`,
    `use the kind \`vllmserve-text\`, or ${INSTEAD}`,
  );

const noFeature = (what: string): Support =>
  none(
    `an LLMInferenceService generates text; its routes and its scheduler know no ${what}`,
    INSTEAD,
  );

const noFormat = (format: string): Support =>
  none(`an LLMInferenceService serves language models, not those of ${format}`, INSTEAD);

/** What KServe fetches for InferenceServices, and its webhook refuses here (facts/kserve.md §1.2: hf, s3, pvc, oci). */
const OTHER_SCHEMES = ["gs", "https", "http", "hdfs", "webhdfs", "oci+native", "file", "ollama"];

const noScheme = (scheme: string): Support =>
  none(
    `an LLMInferenceService fetches no \`${scheme}://\``,
    `use \`hf://\`, \`s3://\`, \`pvc://\` or \`oci://\`, or ${INSTEAD}`,
  );

const noProtocol = none("an LLMInferenceService speaks the OpenAI API only", INSTEAD);

const noService = none(
  "an LLMInferenceService is reached through its Gateway",
  "leave it out, and name the Gateway with `llmGateway` in the options of the backend",
);

const ofOption = (option: string): Support =>
  hasFlag("vllm", option) ? native : none("vLLM has no such setting", "leave it out");

/** What an LLMInferenceService can do (facts/kserve.md §1.2, §2.1; pkg/controller/v1alpha2/llmisvc of v0.20.0). */
export function llmSupports({ version }: KserveFacts): SupportTable {
  return {
    ...GRAPH_SUPPORT,
    "engine.VLLM": native,
    "engine.HuggingFaceServer": onlyVllm("KServe's huggingfaceserver"),
    "engine.MLServer": onlyVllm("MLServer"),
    "engine.Infinity": onlyVllm("Infinity"),
    "engine.FasterWhisper": onlyVllm("FasterWhisper"),
    "engine.OLlama": onlyVllm("OLlama"),
    "feature.TextGeneration": native,
    "feature.TextEmbedding": noFeature("embeddings"),
    "feature.SpeechToText": noFeature("speech"),
    "feature.Reranking": noFeature("reranking"),
    "feature.SequenceClassification": noFeature("classification"),
    "feature.TokenClassification": noFeature("classification"),
    "feature.FillMask": noFeature("masks"),
    "feature.Prediction": noFeature("predictions"),
    "model.hf": native,
    "model.s3": native,
    "model.pvc": native,
    "model.oci": native,
    ...Object.fromEntries(OTHER_SCHEMES.map((scheme) => [`model.${scheme}`, noScheme(scheme)])),
    "format.huggingface": native,
    "format.sklearn": noFormat("scikit-learn"),
    "format.mlflow": noFormat("MLflow"),
    "protocol.openai": native,
    "protocol.v1": noProtocol,
    "protocol.v2": noProtocol,
    "protocol.grpc-v2": noProtocol,
    ...Object.fromEntries(OPTIONS.map((option) => [`option.${option}`, ofOption(option)])),
    "option.telemetry": none(
      "KServe's tracing needs the address of a collector, which nobody names",
      "set `tracing` in an LLMInferenceServiceConfig and name that in `kserve.llm.base_refs`",
    ),
    "hints.kserve": native,
    "engine-image": native,
    "engine-args": native,
    "engine-device": none(
      "an LLMInferenceService has one image, built for GPUs of NVIDIA",
      "leave it out; for CPUs, name an `image` that is built for them",
    ),
    "model-revision": native,
    adapters: atLeast(version, "0.19")
      ? native
      : none(
          `KServe ${version.text} admits adapters of an LLMInferenceService and does not load them`,
          "upgrade KServe to 0.19 or newer",
        ),
    "hardware-profile": native,
    resources: native,
    "node-selector": native,
    affinity: native,
    tolerations: native,
    "runtime-class": native,
    "priority-class": native,
    replicas: native,
    autoscaling: partial(
      "llm-d's Workload Variant Autoscaler decides how many replicas there are, and must be installed",
    ),
    "autoscaling-target-requests": none(
      "the Workload Variant Autoscaler aims at no number of requests",
      "leave it out",
    ),
    "autoscaling-scale-down-delay": none(
      "the Workload Variant Autoscaler has no such delay",
      "leave it out",
    ),
    "autoscaling-metric": none(
      "the Workload Variant Autoscaler has its own metrics",
      `leave it out, or ${INSTEAD}`,
    ),
    env: native,
    secrets: native,
    files: emulated("they become a ConfigMap, each mounted at its path"),
    volumes: native,
    "service-type": noService,
    "service-name": noService,
    metadata: emulated("description and labels are kept as annotations"),
  };
}
