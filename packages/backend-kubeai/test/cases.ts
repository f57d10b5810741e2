import type { SecretMap } from "@inferspec/compiler";
import type { Patch } from "./bench.js";

/** A workload that shows one diagnostic, and a neighbour that does not. */
export interface Case {
  readonly code: string;
  readonly bad: Patch;
  readonly good: Patch;
  readonly options?: object;
  readonly secrets?: SecretMap;
  /** Where it is reported, as `model.uri`. */
  readonly at: string;
  /** The value that its fix writes, where it has one. */
  readonly fix?: unknown;
}

const uri = (value: string) => ({ model: { uri: value } });
const engine = (name: string, more: object = {}) => ({ engine: { name, ...more } });
const args = (...list: string[]) => engine("VLLM", { args: list });
const whisper = (value: string) => ({
  ...uri(value),
  ...engine("FasterWhisper"),
  features: ["SpeechToText"],
});
const infinity = { ...engine("Infinity"), features: ["TextEmbedding"] };
const ollama = (value: string) => ({ ...uri(value), ...engine("OLlama") });
const cached = (more: object = {}) => ({
  hints: { kubeai: { cacheProfile: "filestore" } },
  ...more,
});
const CACHE = { cacheProfiles: { filestore: { sharedFilesystem: { storageClassName: "rwx" } } } };
const balancing = (loadBalancing: object) => ({ hints: { kubeai: { loadBalancing } } }) as Patch;
const prefixHash = (settings: object) =>
  balancing({ strategy: "PrefixHash", prefixHash: settings });
const adapters = (...names: string[]) => ({
  adapters: names.map((name) => ({ name, uri: `hf://acme/${name}` })),
  ...args("--max-lora-rank=64", "--max-loras=8"),
});
const adapterAt = (value: string) => ({
  adapters: [{ name: "legal", uri: value }],
  ...args("--max-lora-rank=64"),
});
const file = (path: string, content = "x") => ({ files: [{ path, content }] });
const manyFiles = (count: number, size = 1) =>
  Array.from({ length: count }, (_, index) => ({ path: `/f/${index}`, content: "é".repeat(size) }));
const key = { HF_TOKEN: { secret: "tokens", key: "HF_TOKEN" } };

export const cases: readonly Case[] = [
  // URLs
  { code: "url-scheme", bad: uri("h://acme/llm"), good: {}, at: "model.uri", fix: "hf://acme/llm" },
  {
    code: "url-scheme",
    bad: uri("HF://acme/llm"),
    good: {},
    at: "model.uri",
    fix: "hf://acme/llm",
  },
  {
    code: "url-scheme",
    bad: uri("pv://claim"),
    good: uri("pvc://claim"),
    at: "model.uri",
    fix: "pvc://claim",
  },
  { code: "url-form", bad: uri("hf://acme/llm/"), good: {}, at: "model.uri", fix: "hf://acme/llm" },
  {
    code: "url-form",
    bad: uri("hf://https://huggingface.co/acme/llm"),
    good: {},
    at: "model.uri",
    fix: "hf://acme/llm",
  },
  { code: "url-form", bad: uri("hf://acme/llm/sub"), good: {}, at: "model.uri" },
  { code: "url-form", bad: uri("hf://acme/llm:main"), good: {}, at: "model.uri" },
  { code: "url-empty", bad: uri("hf://"), good: uri("hf://gpt2"), at: "model.uri" },
  { code: "url-form", bad: uri("pvc://Claim/x"), good: uri("pvc://claim/x"), at: "model.uri" },
  { code: "url-form", bad: uri("pvc://claim/../x"), good: uri("pvc://claim/a/b"), at: "model.uri" },
  {
    code: "url-form",
    bad: ollama("pvc://claim"),
    good: ollama("pvc://claim?model=llama3"),
    at: "model.uri",
  },
  {
    code: "url-rejected",
    bad: uri("hf://acme/llm@main"),
    good: {},
    options: { version: "0.23.1" },
    at: "model.uri",
  },
  { code: "url-unsafe", bad: uri("hf://acme/llm@main"), good: {}, at: "model.uri" },
  {
    code: "url-unsafe",
    bad: ollama("ollama://a;curl x|sh"),
    good: ollama("ollama://llama3.2:1b"),
    at: "model.uri",
  },
  { code: "url-query", bad: uri("hf://acme/llm?x=1"), good: {}, at: "model.uri" },
  {
    code: "url-query",
    bad: ollama("ollama://a?pul=false"),
    good: ollama("ollama://a?pull=false"),
    at: "model.uri",
  },
  {
    code: "url-query",
    bad: ollama("ollama://a?pull=false"),
    good: ollama("ollama://a?insecure=true"),
    options: { version: "0.21" },
    at: "model.uri",
  },
  {
    code: "url-query-value",
    bad: ollama("pvc://claim?model=$(x)"),
    good: ollama("pvc://claim?model=a:b"),
    at: "model.uri",
  },
  {
    code: "engine-scheme",
    bad: ollama("hf://acme/llm"),
    good: {},
    at: "model.uri",
    fix: "ollama://hf.co/acme/llm",
  },
  {
    code: "engine-scheme",
    bad: uri("ollama://llama3"),
    good: ollama("ollama://llama3"),
    at: "model.uri",
  },
  {
    code: "engine-scheme",
    bad: { ...infinity, ...uri("s3://b/m") },
    good: { ...infinity, ...uri("s3://b/m"), ...cached() },
    options: CACHE,
    at: "model.uri",
  },
  {
    code: "cache-scheme",
    bad: { ...uri("pvc://claim"), ...cached() },
    good: cached(),
    options: CACHE,
    at: "hints.kubeai.cacheProfile",
  },
  {
    code: "cache-required",
    bad: uri("gs://b/m"),
    good: { ...uri("gs://b/m"), ...cached() },
    options: CACHE,
    at: "model.uri",
  },
  {
    code: "unknown-cache-profile",
    bad: { hints: { kubeai: { cacheProfile: "filestor" } } },
    good: cached(),
    options: CACHE,
    at: "hints.kubeai.cacheProfile",
    fix: "filestore",
  },
  {
    code: "model-path",
    bad: { ...infinity, ...uri("pvc://c") },
    good: { ...infinity, ...uri("pvc://c"), env: { INFINITY_MODEL_ID: "/model/x" } },
    at: "model.uri",
  },
  {
    code: "s3-streaming",
    bad: { ...uri("s3://b/m"), accelerator: { profile: "cpu" } },
    good: uri("s3://b/m"),
    options: { version: "0.21" },
    at: "model.uri",
  },
  {
    code: "ctranslate2-known-bad",
    bad: whisper("hf://openai/whisper-tiny"),
    good: whisper("hf://Systran/faster-whisper-tiny"),
    at: "model.uri",
    fix: "hf://Systran/faster-whisper-tiny",
  },
  {
    code: "ctranslate2-unknown",
    bad: whisper("hf://acme/w"),
    good: whisper("hf://acme/ct"),
    options: { models: { "hf://acme/ct": { format: "ctranslate2" } } },
    at: "model.uri",
  },
  {
    code: "credentials-missing",
    bad: uri("s3://b/m"),
    good: { ...uri("s3://b/m"), secrets: ["AWS_ACCESS_KEY_ID"] },
    at: "model.uri",
  },
  // Engines
  {
    code: "ollama-broken",
    bad: ollama("ollama://a"),
    good: {},
    options: { version: "0.23" },
    at: "engine.name",
  },
  {
    code: "ollama-broken",
    bad: ollama("ollama://a"),
    good: {},
    options: { version: "0.23.2" },
    at: "engine.name",
  },
  {
    code: "engine-feature",
    bad: { features: ["SpeechToText"] },
    good: { features: ["TextEmbedding"] },
    at: "features[0]",
  },
  { code: "no-features", bad: { features: [] }, good: {}, at: "features" },
  {
    code: "repeated-feature",
    bad: { features: ["TextGeneration", "TextGeneration"] },
    good: {},
    at: "features[1]",
  },
  {
    code: "fatal-args",
    bad: { ...ollama("ollama://a"), ...engine("OLlama", { args: ["--context-length=8"] }) },
    good: ollama("ollama://a"),
    at: "engine.args",
  },
  {
    code: "reserved-arg",
    bad: args("--served-model", "x"),
    good: args("--seed=1"),
    at: "engine.args[0]",
  },
  {
    code: "reserved-arg",
    bad: args("--model=x"),
    good: args("--model-impl=vllm"),
    at: "engine.args[0]",
  },
  {
    code: "reserved-arg",
    bad: { ...infinity, ...engine("Infinity", { args: ["--port=1"] }) },
    good: { ...infinity, ...engine("Infinity", { args: ["--batch-size=8"] }) },
    at: "engine.args[0]",
  },
  {
    code: "joined-arg",
    bad: args("--max-model-len 4096"),
    good: args("--max-model-len", "4096"),
    at: "engine.args[0]",
    fix: "--max-model-len=4096",
  },
  {
    code: "tensor-parallel-added",
    bad: { accelerator: { profile: "nvidia-gpu-l4", count: 2 } },
    good: { accelerator: { profile: "cpu", count: 2 } },
    at: "accelerator.count",
  },
  {
    code: "parallel-mismatch",
    bad: args("--tensor-parallel=2"),
    good: args("--tensor-parallel-size", "1"),
    at: "engine.args[0]",
  },
  {
    code: "parallel-mismatch",
    bad: {
      ...args("-tp", "2", "--pipeline-parallel-size=2"),
      accelerator: { profile: "nvidia-gpu-l4", count: 2 },
    },
    good: {
      ...args("-tp", "2", "--pipeline-parallel-size=2"),
      accelerator: { profile: "nvidia-gpu-l4", count: 4 },
    },
    at: "engine.args[0]",
  },
  {
    code: "image-fallback",
    bad: {
      ...whisper("hf://Systran/faster-whisper-tiny"),
      accelerator: { profile: "nvidia-gpu-gh200" },
    },
    good: {
      ...whisper("hf://Systran/faster-whisper-tiny"),
      accelerator: { profile: "nvidia-gpu-l4" },
    },
    at: "accelerator.profile",
  },
  {
    code: "image-without-tag",
    bad: { accelerator: { profile: "amd-gpu-mi300x" } },
    good: {},
    at: "accelerator.profile",
  },
  {
    code: "image-command",
    bad: engine("VLLM", { image: "acme/vllm:1" }),
    good: {},
    at: "engine.image",
  },
  {
    code: "joined-arg",
    bad: args("--seed=1", "--a=1 --b 2"),
    good: args("--seed=1", "--a=1", "--b", "2"),
    at: "engine.args[1]",
    fix: ["--seed=1", "--a=1", "--b", "2"],
  },
  {
    code: "joined-arg",
    bad: args("-q 2"),
    good: args("-q", "2"),
    at: "engine.args[0]",
    fix: "-q=2",
  },
  {
    code: "joined-arg",
    bad: args('--a={"b": 1} --c="d e"'),
    good: args('--a={"b": "x --y"}', "--template={{ x }} -"),
    at: "engine.args[0]",
  },
  {
    code: "stray-arg",
    bad: args("max-model-len=3"),
    good: args("--lora-modules", "a=b", "c=d", "--max-model-len", "3"),
    at: "engine.args[0]",
  },
  {
    code: "stray-arg",
    bad: args("--enable-prefix-caching", "true"),
    good: args("--enable-prefix-caching"),
    at: "engine.args[1]",
  },
  {
    code: "stray-arg",
    bad: args("--seed=1", ""),
    good: args("--chat-template", ""),
    at: "engine.args[1]",
  },
  {
    code: "typographic-dash",
    bad: args("–enable-prefix-caching"),
    good: args("--enable-prefix-caching"),
    at: "engine.args[0]",
    fix: "--enable-prefix-caching",
  },
  {
    code: "typographic-dash",
    bad: args("—tp=1"),
    good: args("--seed", "-1"),
    at: "engine.args[0]",
  },
  {
    code: "tensor-parallel-uneven",
    bad: { accelerator: { profile: "nvidia-gpu-l4", count: 3 } },
    good: { accelerator: { profile: "nvidia-gpu-l4", count: 4 } },
    at: "accelerator.count",
  },
  {
    code: "tensor-parallel-added",
    bad: { accelerator: { profile: "my-gpu", count: 2 } },
    good: { accelerator: { profile: "cpu-large", count: 2 } },
    at: "accelerator.count",
  },
  {
    code: "parallel-mismatch",
    bad: { ...args("-tp=4"), accelerator: { profile: "nvidia-gpu-l4", count: 2 } },
    good: { ...args("-tp=4"), accelerator: { profile: "my-gpu", count: 2 } },
    at: "engine.args[0]",
  },
  {
    code: "image-form",
    bad: engine("VLLM", { image: "https://docker.io/acme/vllm:1 " }),
    good: engine("VLLM", { image: "docker.io/acme/vllm:1" }),
    at: "engine.image",
    fix: "docker.io/acme/vllm:1",
  },
  {
    code: "image-form",
    bad: engine("VLLM", { image: "acme/vllm: 1" }),
    good: engine("VLLM", { image: "acme:5000/vllm@sha256:0" }),
    at: "engine.image",
  },
  // Hardware
  {
    code: "default-profile",
    bad: { accelerator: undefined },
    good: { accelerator: { profile: "cpu" } },
    at: "engine.name",
  },
  {
    code: "default-profile",
    bad: { accelerator: { count: 2 } },
    good: { accelerator: undefined, resources: { gpu: "1" } },
    at: "engine.name",
  },
  {
    code: "processors-range",
    bad: { accelerator: { profile: "cpu", count: 1_000_000 } },
    good: { accelerator: { profile: "cpu", count: 1024 } },
    at: "accelerator.count",
  },
  {
    code: "bad-placement",
    bad: { placement: { nodeSelector: { "bad key!": "a" } } },
    good: { placement: { nodeSelector: { "example.org/zone": "" } } },
    at: 'placement.nodeSelector["bad key!"]',
  },
  {
    code: "bad-placement",
    bad: { placement: { nodeSelector: { zone: "bad value!" } } },
    good: { placement: { nodeSelector: { zone: "eu_1.b" } } },
    at: "placement.nodeSelector.zone",
  },
  {
    code: "bad-placement",
    bad: { placement: { tolerations: [{ key: "a", operator: "Exists", value: "x" }] } },
    good: { placement: { tolerations: [{ operator: "Exists" }, { key: "a", value: "x" }] } },
    at: "placement.tolerations[0]",
  },
  {
    code: "bad-placement",
    bad: { placement: { tolerations: [{ value: "x" }] } },
    good: { placement: { tolerations: [{ key: "a", operator: "Equal" }] } },
    at: "placement.tolerations[0]",
  },
  {
    code: "bad-placement",
    bad: { placement: { runtimeClass: "Bad Class" } },
    good: { placement: { runtimeClass: "nvidia" } },
    at: "placement.runtimeClass",
  },
  {
    code: "bad-placement",
    bad: { placement: { priorityClass: "Bad Class" } },
    good: { placement: { priorityClass: "system-node.critical" } },
    at: "placement.priorityClass",
  },
  {
    code: "unknown-profile",
    bad: { accelerator: { profile: "CPU" } },
    good: { accelerator: { profile: "cpu" } },
    at: "accelerator.profile",
    fix: "cpu",
  },
  {
    code: "unknown-profile",
    bad: { accelerator: { profile: "1xa100" } },
    good: {},
    at: "accelerator.profile",
  },
  {
    code: "profile-name",
    bad: { accelerator: { profile: "cpu:4" } },
    good: {},
    at: "accelerator.profile",
  },
  {
    code: "processors-range",
    bad: { accelerator: { profile: "cpu", count: 0 } },
    good: {},
    at: "accelerator.count",
  },
  {
    code: "processors-no-effect",
    bad: { accelerator: { profile: "bare", count: 2 } },
    good: { accelerator: { profile: "bare", count: 1 } },
    options: { resourceProfiles: { bare: { nodeSelector: { a: "b" } } } },
    at: "accelerator.count",
  },
  {
    code: "processors-overridden",
    bad: { accelerator: { profile: "nvidia-gpu-l4", count: 2 }, resources: { gpu: "4" } },
    good: { resources: { gpu: "4" } },
    at: "accelerator.count",
  },
  {
    code: "profile-synthesised",
    bad: { placement: { nodeSelector: { zone: "a" } } },
    good: { placement: { priorityClass: "high" } },
    at: "placement.nodeSelector",
  },
  {
    code: "bad-quantity",
    bad: { resources: { memory: "16GB" } },
    good: { resources: { memory: "16Gi" } },
    at: "resources.memory",
  },
  {
    code: "bad-quantity",
    bad: { resources: { gpu: "1.5" } },
    good: { resources: { cpu: "1.5" } },
    at: "resources.gpu",
  },
  {
    code: "unknown-priority-class",
    bad: { placement: { priorityClass: "hihg" } },
    good: { placement: { priorityClass: "high" } },
    options: { priorityClasses: ["high"] },
    at: "placement.priorityClass",
  },
  {
    code: "priority-class-first",
    bad: { placement: { priorityClass: "high" } },
    good: {},
    at: "placement.priorityClass",
  },
  // Scaling
  { code: "below-minimum", bad: { scaling: { min: -1 } }, good: {}, at: "scaling.min" },
  {
    code: "below-minimum",
    bad: { scaling: { min: 0, max: 0 } },
    good: { scaling: { min: 0, max: 1 } },
    at: "scaling.max",
  },
  {
    code: "below-minimum",
    bad: { scaling: { targetRequests: 0 } },
    good: { scaling: { targetRequests: 1 } },
    at: "scaling.targetRequests",
  },
  { code: "too-large", bad: { scaling: { max: 3_000_000_000 } }, good: {}, at: "scaling.max" },
  {
    code: "broken-number",
    bad: { scaling: { scaleDownDelaySeconds: -5 } },
    good: { scaling: { scaleDownDelaySeconds: 0 } },
    at: "scaling.scaleDownDelaySeconds",
  },
  {
    code: "broken-number",
    bad: { scaling: { autoscaling: false, replicas: -1 } },
    good: { scaling: { autoscaling: false, replicas: 1 } },
    at: "scaling.replicas",
  },
  {
    code: "broken-number",
    bad: prefixHash({ replication: 0 }),
    good: prefixHash({ replication: 1 }),
    at: "hints.kubeai.loadBalancing.prefixHash.replication",
  },
  {
    code: "broken-number",
    bad: prefixHash({ prefixCharLength: -1 }),
    good: prefixHash({ prefixCharLength: 1 }),
    at: "hints.kubeai.loadBalancing.prefixHash.prefixCharLength",
  },
  {
    code: "min-above-max",
    bad: { scaling: { min: 3, max: 2 } },
    good: { scaling: { min: 2, max: 2 } },
    at: "scaling.max",
  },
  {
    code: "min-above-max",
    bad: { scaling: { replicas: 3, max: 2 } },
    good: {},
    at: "scaling.max",
  },
  {
    code: "replicas-required",
    bad: { scaling: { autoscaling: false } },
    good: { scaling: { autoscaling: false, replicas: 2 } },
    at: "scaling.autoscaling",
    fix: 1,
  },
  {
    code: "zero-replicas",
    bad: { scaling: { autoscaling: false, replicas: 0 } },
    good: {},
    at: "scaling.replicas",
  },
  {
    code: "scaling-ignored",
    bad: { scaling: { autoscaling: false, replicas: 1, max: 3 } },
    good: { scaling: { max: 3 } },
    at: "scaling.max",
  },
  {
    code: "replicas-ignored",
    bad: { scaling: { replicas: 2, min: 1, max: 3 } },
    good: { scaling: { replicas: 1, min: 1 } },
    at: "scaling.replicas",
  },
  {
    code: "replicas-as-minimum",
    bad: { scaling: { replicas: 2 } },
    good: { scaling: { replicas: 1 } },
    at: "scaling.replicas",
  },
  { code: "idle-to-zero", bad: { scaling: { min: 0 } }, good: {}, at: "scaling.min" },
  {
    code: "load-factor",
    bad: prefixHash({ meanLoadFactor: 1.25 }),
    good: prefixHash({ meanLoadFactor: 125 }),
    at: "hints.kubeai.loadBalancing.prefixHash.meanLoadFactor",
    fix: 125,
  },
  {
    code: "load-factor",
    bad: prefixHash({ meanLoadFactor: 2 }),
    good: {},
    at: "hints.kubeai.loadBalancing.prefixHash.meanLoadFactor",
    fix: 200,
  },
  {
    code: "prefix-hash-unused",
    bad: balancing({ prefixHash: { replication: 64 } }),
    good: prefixHash({ replication: 64 }),
    at: "hints.kubeai.loadBalancing.prefixHash",
  },
  {
    code: "prefix-hash-pointless",
    bad: { ...prefixHash({}), features: ["TextEmbedding"] },
    good: prefixHash({}),
    at: "hints.kubeai.loadBalancing.strategy",
  },
  {
    code: "prefix-hash-pointless",
    bad: { ...prefixHash({}), scaling: { min: 1, max: 1 } },
    good: prefixHash({}),
    at: "hints.kubeai.loadBalancing.strategy",
  },
  {
    code: "prefix-hash-pointless",
    bad: { ...prefixHash({}), ...args("--no-enable-prefix-caching") },
    good: prefixHash({}),
    at: "hints.kubeai.loadBalancing.strategy",
  },
  {
    code: "invalid-hint",
    bad: { hints: { kubeai: { cache: "x" } } },
    good: cached(),
    options: CACHE,
    at: "hints.kubeai",
  },
  // Adapters
  {
    code: "adapters-engine",
    bad: { ...infinity, adapters: [{ name: "a", uri: "hf://a/b" }] },
    good: adapters("a"),
    at: "adapters",
  },
  {
    code: "adapter-name-rejected",
    bad: adapters("My_Adapter"),
    good: adapters("my-adapter"),
    at: "adapters[0].name",
    fix: "my-adapter",
  },
  {
    code: "adapter-name-label",
    bad: adapters("-legal"),
    good: adapters("legal--v2"),
    at: "adapters[0].name",
    fix: "legal",
  },
  {
    code: "duplicate-adapter",
    bad: adapters("model", "model"),
    good: adapters("a", "b"),
    at: "adapters[1].name",
  },
  {
    code: "adapter-revision",
    bad: adapterAt("hf://a/b:v1"),
    good: adapterAt("s3://a/b:v1"),
    at: "adapters[0].uri",
  },
  { code: "adapter-url", bad: adapterAt(""), good: adapterAt("hf://a/b"), at: "adapters[0].uri" },
  {
    code: "adapter-url",
    bad: adapterAt("h://a/b"),
    good: adapterAt("s3://a/b"),
    at: "adapters[0].uri",
    fix: "hf://a/b",
  },
  {
    code: "adapter-url",
    bad: adapterAt("pvc://a/b"),
    good: adapterAt("oss://a/b"),
    at: "adapters[0].uri",
  },
  {
    code: "adapter-min-replicas",
    bad: { ...adapters("a"), scaling: { min: 0 } },
    good: adapters("a"),
    at: "scaling.min",
    fix: 1,
  },
  {
    code: "adapter-traffic",
    bad: { ...adapters("a"), scaling: { min: 1, max: 3 } },
    good: { ...adapters("a"), scaling: { min: 2, max: 2 } },
    at: "adapters",
  },
  {
    code: "adapter-rank",
    bad: { adapters: [{ name: "a", uri: "hf://a/b" }], ...args("--max-lora-rank=32") },
    good: { adapters: [{ name: "a", uri: "hf://a/b" }], ...args("--max-lora-rank=64") },
    options: { models: { "hf://a/b": { loraRank: 64 } } },
    at: "engine.args[0]",
  },
  {
    code: "adapter-rank-added",
    bad: { adapters: [{ name: "a", uri: "hf://a/b" }] },
    good: adapters("a"),
    options: { models: { "hf://a/b": { loraRank: 40 } } },
    at: "adapters[0].uri",
  },
  {
    code: "adapter-rank-unknown",
    bad: { adapters: [{ name: "a", uri: "hf://a/b" }] },
    good: adapters("a"),
    at: "adapters[0].uri",
  },
  {
    code: "adapter-slots",
    bad: { ...adapters("a", "b"), ...args("--max-lora-rank=64") },
    good: adapters("a", "b"),
    at: "adapters",
  },
  {
    code: "adapter-image",
    bad: {
      ...adapters("a"),
      ...engine("VLLM", { image: "vllm/vllm-openai:v0.11.2", args: ["--max-lora-rank=64"] }),
    },
    good: adapters("a"),
    options: { version: "0.21" },
    at: "engine.image",
  },
  // Files
  {
    code: "too-many-files",
    bad: { files: manyFiles(11) },
    good: { files: manyFiles(10) },
    at: "files",
  },
  { code: "file-path", bad: file("config"), good: file("/config"), at: "files[0].path" },
  { code: "file-path", bad: file("/a:b"), good: file("/a.b"), at: "files[0].path" },
  { code: "file-path", bad: file(`/${"a".repeat(1024)}`), good: file("/a"), at: "files[0].path" },
  {
    code: "duplicate-file",
    bad: { files: [...manyFiles(1), ...manyFiles(1)] },
    good: { files: manyFiles(2) },
    at: "files[1].path",
  },
  { code: "file-key", bad: file("/a b"), good: file("/a-b"), at: "files[0].path" },
  {
    code: "file-key",
    bad: file(`/${"a".repeat(253)}`),
    good: file(`/${"a".repeat(252)}`),
    at: "files[0].path",
  },
  {
    code: "file-collision",
    bad: {
      files: [
        { path: "/a/b", content: "1" },
        { path: "/a_b", content: "2" },
      ],
    },
    good: { files: manyFiles(2) },
    at: "files[1].path",
  },
  {
    code: "file-content",
    bad: file("/a", "😀".repeat(100_001)),
    good: file("/a", "😀".repeat(100_000)),
    at: "files[0].content",
  },
  {
    code: "files-size",
    bad: { files: manyFiles(6, 90_000) },
    good: { files: manyFiles(5, 90_000) },
    at: "files",
  },
  {
    code: "files-hash",
    bad: { ...file("/a"), env: { SPEC_FILES_SHA: "x" } },
    good: file("/a"),
    at: "env.SPEC_FILES_SHA",
  },
  { code: "empty-value", bad: { env: {} }, good: { env: { A: "" } }, at: "env" },
  // Environment
  { code: "env-name", bad: { env: { "1A": "x" } }, good: { env: { A1: "x" } }, at: 'env["1A"]' },
  { code: "env-undrawable", bad: { env: { constructor: "x" } }, good: {}, at: "env.constructor" },
  {
    code: "reserved-env",
    bad: { ...ollama("ollama://a"), env: { OLLAMA_HOST: "x" } },
    good: { ...ollama("ollama://a"), env: { OLLAMA_DEBUG: "1" } },
    at: "env.OLLAMA_HOST",
  },
  {
    code: "env-shadowed",
    bad: { env: { HF_TOKEN: "$(X)" } },
    good: { env: { OTHER: "x" } },
    options: { secretNames: { huggingface: "hf" } },
    at: "env.HF_TOKEN",
  },
  {
    code: "env-perhaps-shadowed",
    bad: { secrets: ["HF_TOKEN"] },
    good: {},
    secrets: key,
    at: "secrets[0]",
  },
  {
    code: "env-plain-secret",
    bad: { env: { WANDB_API_KEY: "abc" } },
    good: { env: { API_KEYS: "2" } },
    at: "env.WANDB_API_KEY",
  },
  {
    code: "secret-unmapped",
    bad: { secrets: ["X"] },
    good: { secrets: ["HF_TOKEN"] },
    secrets: key,
    at: "secrets[0]",
  },
  {
    code: "secret-renamed",
    bad: { secrets: ["X"] },
    good: {},
    secrets: { X: { secret: "s", key: "y" } },
    at: "secrets[0]",
  },
  {
    code: "secret-exposes",
    bad: { secrets: ["HF_TOKEN"] },
    good: {},
    secrets: key,
    at: "secrets[0]",
  },
  {
    code: "secret-overridden",
    bad: { secrets: ["X"], env: { X: "1" } },
    good: { env: { X: "1" } },
    secrets: { X: { secret: "s", key: "X" } },
    at: "secrets[0]",
  },
  {
    code: "secret-repeated",
    bad: { secrets: ["HF_TOKEN", "HF_TOKEN"] },
    good: { secrets: ["HF_TOKEN"] },
    secrets: key,
    at: "secrets[1]",
  },
  // Services and metadata
  {
    code: "service-external-name",
    bad: { service: { type: "ExternalName" } },
    good: { service: { type: "NodePort" } },
    at: "service.type",
  },
  {
    code: "service-scale-to-zero",
    bad: { service: { name: "llm" }, scaling: { min: 0 } },
    good: { service: { name: "llm" } },
    at: "service.name",
  },
  {
    code: "service-name",
    bad: { service: { name: "LLM_1" } },
    good: { service: { name: "llm-1" } },
    at: "service.name",
  },
  { code: "service-name", bad: { service: { name: "kubeai" } }, good: {}, at: "service.name" },
  {
    code: "annotations-size",
    bad: { description: "é".repeat(131_000) },
    good: { description: "e".repeat(131_000) },
    at: "description",
  },
];
