import type { SecretMap } from "@inferspec/compiler";
import type { Baseline, PlantedTarget } from "@inferspec/compiler/testing";

/** The CRDs that manifests are judged by, and the version that `version: …` of the options means by each. */
export const VERSIONS = ["0.21", "0.22", "0.23"] as const;
export type Version = (typeof VERSIONS)[number];

/** What the conformance laws tell the backend of its target, whatever the version. */
export const TARGET = {
  namespace: "kubeai",
  cacheProfiles: { shared: { sharedFilesystem: { storageClassName: "nfs" } } },
  secretNames: { aws: "aws-credentials", huggingface: "hf-token" },
} as const;

export const SECRETS: SecretMap = {
  KEY_ONE: { secret: "keys-one", key: "KEY_ONE" },
  KEY_TWO: { secret: "keys-two", key: "KEY_TWO" },
  HF_TOKEN: { secret: "hf", key: "HF_TOKEN" },
};

/** The same target, told by files in which a cluster's own tokens stand: Helm values, and a Secret beside them. */
export function plantedTarget(version: Version) {
  return (marker: string): PlantedTarget => ({
    options: { ...TARGET, version, values: "cluster.yaml" },
    files: {
      "cluster.yaml": [
        "kind: Secret",
        "apiVersion: v1",
        "metadata: { name: kubeai-aws }",
        `stringData: { accessKeyID: ${marker}, secretAccessKey: ${marker} }`,
        "---",
        "secrets:",
        `  aws: { accessKeyID: ${marker}, secretAccessKey: ${marker} }`,
        "  huggingface:",
        `    token: ${marker}`,
        "",
      ].join("\n"),
    },
  });
}

const serve = (parameters: object = {}) => [{ action: "serve", ...parameters }];

/** One situation with rules of its own, and the versions in which it serves. */
interface Situation extends Baseline {
  readonly since?: Version;
  readonly until?: Version;
}

const SITUATIONS: readonly Situation[] = [
  {
    name: "vLLM with adapters on a GPU",
    spec: {
      kind: "kubeai-text",
      name: "chat",
      model_name: "tinyllama",
      url: "hf://TinyLlama/TinyLlama-1.1B-Chat-v0.3",
      engine: "VLLM",
      features: ["TextGeneration"],
      adapters: [{ name: "colorist", url: "hf://jashing/tinyllama-colorist-lora" }],
      runs: serve({ profile: "nvidia-gpu-l4", processors: 2, env: { VLLM_LOGGING_LEVEL: "INFO" } }),
    },
  },
  {
    name: "vLLM from a bucket with prefix hashing",
    spec: {
      kind: "kubeai-text",
      name: "bucket",
      url: "s3://models/llama",
      engine: "VLLM",
      features: ["TextGeneration", "TextEmbedding"],
      runs: serve({
        profile: "nvidia-gpu-h100",
        cache_profile: "shared",
        scaling: {
          min_replicas: 1,
          max_replicas: 4,
          load_balancing: { strategy: "PrefixHash", prefix_hash: { mean_load_factor: 150 } },
        },
      }),
    },
  },
  {
    name: "OLlama on a CPU",
    until: "0.22",
    spec: {
      kind: "kubeai-text",
      name: "small",
      url: "ollama://gemma2:2b",
      engine: "OLlama",
      features: ["TextGeneration"],
      runs: serve({ processors: 2 }),
    },
  },
  {
    name: "Infinity from a volume",
    spec: {
      kind: "kubeai-text",
      name: "embed",
      url: "pvc://weights/bge",
      engine: "Infinity",
      features: ["TextEmbedding"],
      runs: serve({ resources: { cpu: "2", mem: "4Gi" } }),
    },
  },
  {
    name: "Infinity that reranks",
    since: "0.22",
    spec: {
      kind: "kubeai-text",
      name: "rerank",
      url: "hf://BAAI/bge-reranker-base",
      engine: "Infinity",
      features: ["Reranking"],
      runs: serve(),
    },
  },
  {
    name: "FasterWhisper with a fixed number of replicas",
    spec: {
      kind: "kubeai-speech",
      name: "speech",
      url: "hf://Systran/faster-whisper-medium",
      runs: serve({ scaling: { autoscaling_disabled: true, replicas: 2 } }),
    },
  },
  {
    name: "a vLLM kind that generates",
    spec: {
      kind: "vllmserve-text",
      name: "generate",
      url: "hf://Qwen/Qwen3-4B",
      runs: serve({ profile: "nvidia-gpu-l4", args: ["--max-model-len=8192"] }),
    },
  },
  {
    name: "a vLLM kind that pools",
    spec: {
      kind: "vllmserve-pooling",
      name: "pool",
      url: "hf://BAAI/bge-m3",
      runs: serve({ profile: "nvidia-gpu-l4", use_cpu_image: false }),
    },
  },
  {
    name: "the Hugging Face server's settings",
    spec: {
      kind: "huggingfaceserve",
      name: "hub",
      path: "huggingface://Qwen/Qwen3-4B",
      runs: serve({
        profile: "nvidia-gpu-l4",
        huggingface_task: "text_generation",
        dtype: "BFLOAT16",
        max_length: 4096,
      }),
    },
  },
  {
    name: "the Hugging Face server's embeddings",
    spec: {
      kind: "huggingfaceserve",
      name: "vectors",
      path: "s3://models/bge-m3/",
      runs: serve({ profile: "nvidia-gpu-l4", huggingface_task: "text_embedding" }),
    },
  },
];

/** The situations in which a KubeAI of this version serves. */
export function baselinesFor(version: Version): readonly Baseline[] {
  return SITUATIONS.filter(
    ({ since = version, until = version }) => since <= version && version <= until,
  );
}
