import type { SecretMap } from "@inferspec/compiler";
import type { Baseline } from "@inferspec/compiler/testing";
import type { DeploymentMode } from "../src/target/facts.js";

export const MODES: readonly DeploymentMode[] = ["Standard", "Knative"];

/** What a workload may be drawn for: an InferenceService of either mode, or the other kind. */
export type World = DeploymentMode | "LLMInferenceService";
export const WORLDS: readonly World[] = [...MODES, "LLMInferenceService"];

/** What the conformance laws tell the backend of its target, in every world. */
export const TARGET = {
  namespace: "models",
  keda: true,
  secretNames: { hf: "hf-token", s3: "s3-credentials" },
  profiles: {
    "gpu-l4": {
      limits: { "nvidia.com/gpu": "1" },
      requests: { "nvidia.com/gpu": "1", cpu: "4", memory: "24Gi" },
      nodeSelector: { accelerator: "l4" },
    },
  },
} as const;

/** The options of the backend in a world. */
export function optionsOf(world: World): object {
  return world === "LLMInferenceService"
    ? { ...TARGET, target: world, llmGateway: "http://llm.example.org" }
    : { ...TARGET, mode: world };
}

export const SECRETS: SecretMap = {
  KEY_ONE: { secret: "keys-one", key: "KEY_ONE" },
  KEY_TWO: { secret: "keys-two", key: "KEY_TWO" },
  HF_TOKEN: { secret: "hf", key: "HF_TOKEN" },
};

const serve = (parameters: object = {}) => [{ action: "serve", ...parameters }];

/** One situation with rules of its own, and the worlds in which it serves: both modes where it names none. */
interface Situation extends Baseline {
  readonly worlds?: readonly World[];
}

const SITUATIONS: readonly Situation[] = [
  {
    name: "vLLM with prefill on its own",
    worlds: ["LLMInferenceService"],
    spec: {
      kind: "vllmserve-text",
      name: "split",
      url: "hf://Qwen/Qwen3-4B",
      runs: serve({
        profile: "gpu-l4",
        kserve: { startup_timeout: 900, llm: { scheduler: true, prefill: { replicas: 1 } } },
      }),
    },
  },
  {
    name: "vLLM on a GPU with adapters",
    worlds: WORLDS,
    spec: {
      kind: "vllmserve-text",
      name: "chat",
      url: "hf://TinyLlama/TinyLlama-1.1B-Chat-v0.3",
      adapters: [{ name: "colorist", url: "hf://jashing/tinyllama-colorist-lora" }],
      runs: serve({ profile: "gpu-l4", args: ["--max-model-len=2048"], env: { HF_HOME: "/tmp" } }),
    },
  },
  {
    name: "vLLM that embeds, on a CPU",
    spec: {
      kind: "vllmserve-pooling",
      name: "embed",
      url: "hf://BAAI/bge-small-en-v1.5",
      runs: serve({ resources: { cpu: "4", mem: "8Gi" } }),
    },
  },
  {
    name: "vLLM that listens",
    spec: {
      kind: "vllmserve-speech",
      name: "speech",
      url: "hf://openai/whisper-tiny",
      runs: serve({ resources: { cpu: "2", mem: "8Gi", gpu: "1" } }),
    },
  },
  {
    name: "a classifier of Hugging Face",
    spec: {
      kind: "huggingfaceserve",
      name: "sentiment",
      path: "hf://distilbert/distilbert-base-uncased-finetuned-sst-2-english",
      runs: serve({ huggingface_task: "sequence_classification", return_probabilities: true }),
    },
  },
  {
    name: "a language model of Hugging Face",
    spec: {
      kind: "huggingfaceserve",
      name: "qwen",
      path: "hf://Qwen/Qwen3-4B",
      runs: serve({ huggingface_task: "text_generation", profile: "gpu-l4", dtype: "BFLOAT16" }),
    },
  },
  {
    name: "scikit-learn from a bucket",
    spec: {
      kind: "sklearnserve",
      name: "iris",
      path: "s3://models/iris/",
      runs: serve({ replicas: 2, kserve: { timeout: 60 } }),
    },
  },
  {
    name: "scikit-learn that scales by its CPU",
    worlds: ["Standard"],
    spec: {
      kind: "sklearnserve",
      name: "busy",
      path: "s3://models/iris/",
      runs: serve({
        scaling: { min_replicas: 1, max_replicas: 3, metric: { name: "cpu", target: 80 } },
      }),
    },
  },
  {
    name: "vLLM that scales by its queue",
    worlds: ["Standard"],
    spec: {
      kind: "vllmserve-text",
      name: "queue",
      url: "hf://Qwen/Qwen3-4B",
      runs: serve({
        profile: "gpu-l4",
        scaling: {
          min_replicas: 1,
          max_replicas: 3,
          scale_down_delay_seconds: 60,
          metric: {
            name: "prometheus",
            target: 5,
            query: "sum(vllm:num_requests_waiting)",
            server: "http://prometheus.monitoring:9090",
          },
        },
      }),
    },
  },
  {
    name: "scikit-learn that scales by its requests",
    worlds: ["Knative"],
    spec: {
      kind: "sklearnserve",
      name: "busy",
      path: "s3://models/iris/",
      runs: serve({
        scaling: {
          min_replicas: 1,
          max_replicas: 3,
          scale_down_delay_seconds: 60,
          metric: { name: "rps", target: 50 },
        },
      }),
    },
  },
  {
    name: "scikit-learn on Knative that scales to zero",
    worlds: ["Knative"],
    spec: {
      kind: "sklearnserve",
      name: "idle",
      path: "s3://models/iris/",
      runs: serve({
        scaling: { min_replicas: 0, max_replicas: 3, target_requests: 10 },
        kserve: { container_concurrency: 20 },
      }),
    },
  },
  {
    name: "MLflow from a bucket",
    spec: {
      kind: "mlflowserve",
      name: "wine",
      path: "s3://models/wine",
      runs: serve({ resources: { cpu: "1", mem: "2Gi" } }),
    },
  },
  // The kinds of KubeAI, whose engines KServe has no runtimes for.
  {
    name: "OLlama",
    spec: {
      kind: "kubeai-text",
      name: "small",
      url: "ollama://gemma2:2b",
      engine: "OLlama",
      features: ["TextGeneration"],
      runs: serve({ resources: { cpu: "2", mem: "4Gi" } }),
    },
  },
  {
    name: "Infinity",
    spec: {
      kind: "kubeai-text",
      name: "rerank",
      url: "hf://BAAI/bge-reranker-base",
      engine: "Infinity",
      features: ["Reranking"],
      runs: serve({ resources: { cpu: "2", mem: "4Gi" } }),
    },
  },
  {
    name: "FasterWhisper",
    spec: {
      kind: "kubeai-speech",
      name: "listen",
      url: "hf://Systran/faster-whisper-medium",
      runs: serve({ resources: { cpu: "2", mem: "4Gi" } }),
    },
  },
];

/** The situations in which a KServe of this world serves. */
export function baselinesFor(world: World): readonly Baseline[] {
  return SITUATIONS.filter(({ worlds = MODES }) => worlds.includes(world));
}

/** One situation of each kind: another says no more of the kind's parameters. */
export function baselinesByKind(world: World): readonly Baseline[] {
  const kinds = new Set<string>();
  return baselinesFor(world).filter(({ spec: { kind } }) => {
    const first = !kinds.has(kind);
    kinds.add(kind);
    return first;
  });
}
