import type { Difference } from "./difference.js";

const text = { kind: "kubeai-text", refs: { task: "t", function: "f" } };

/** Keys that DigitalHub's pages give to every task, and its schemas for the KubeAI kinds leave out. */
const SHARED_KEYS = [
  "replicas",
  "resources",
  "envs",
  "secrets",
  "volumes",
  "node_selector",
  "tolerations",
  "affinity",
  "runtime_class",
  "priority_class",
  "service_type",
  "service_name",
];

/** Of the kinds that KubeAI serves. */
export const kubeaiDifferences: readonly Difference[] = [
  {
    id: "url-schemes",
    direction: "wider",
    kinds: ["kubeai-text", "kubeai-speech", "kubeai-text+serve:run", "kubeai-speech+serve:run"],
    at: ["url"],
    covers: (value) => typeof value === "string" && /^(gs|oss|oci):\/\//.test(value),
    what: "`url` may be `gs://`, `oss://` or `oci://`.",
    why: "KubeAI serves them (`oci://` since 0.23); DigitalHub's pattern is older than that.",
    example: {
      kind: text.kind,
      schema: "function",
      value: { url: "gs://models/qwen3", engine: "VLLM", features: ["TextGeneration"] },
    },
  },
  {
    id: "reranking",
    direction: "wider",
    kinds: ["kubeai-text"],
    at: ["features[]"],
    covers: (value) => value === "Reranking",
    what: "`features` may hold `Reranking`.",
    why: "KubeAI knows it since 0.22.",
    example: {
      kind: text.kind,
      schema: "function",
      value: { url: "hf://BAAI/bge-reranker-base", engine: "Infinity", features: ["Reranking"] },
    },
  },
  {
    id: "speech-engine",
    direction: "wider",
    kinds: ["kubeai-speech"],
    at: ["engine", "features"],
    covers: (value) =>
      value === "FasterWhisper" || (Array.isArray(value) && value.join() === "SpeechToText"),
    what: "`kubeai-speech` takes `engine: FasterWhisper` and `features: [SpeechToText]`.",
    why: "DigitalHub's examples write them; they state what is fixed, so they do no harm.",
    example: {
      kind: "kubeai-speech",
      schema: "function",
      value: {
        url: "hf://Systran/faster-whisper-tiny",
        engine: "FasterWhisper",
        features: ["SpeechToText"],
      },
    },
  },
  {
    id: "shared-keys",
    direction: "wider",
    // The same parameters in the tasks are judged by the schema of another kind, which has them.
    kinds: ["kubeai-text+serve:run", "kubeai-speech+serve:run"],
    at: SHARED_KEYS,
    what: "Tasks and runs of the KubeAI kinds take all shared Kubernetes parameters.",
    why: "DigitalHub's page on kubeai-speech lists them, and its server drops them in silence. Here each reaches a manifest or a diagnostic.",
    example: {
      kind: text.kind,
      schema: "run",
      value: { ...text.refs, resources: { mem: "16Gi" } },
    },
  },
];
