import type { Patch } from "../rules-bench.js";
import {
  adapters,
  engine,
  huggingface,
  kserve,
  KNATIVE,
  LLM,
  sklearn,
  uri,
  type Case,
} from "./parts.js";

const canaries = (...list: object[]): Patch => kserve({ canaries: list });
const next = (more: object = {}) => ({ name: "next", uri: "hf://acme/next", traffic: 50, ...more });
const v1 = (hints: object): Patch => sklearn("s3://a/b/", kserve({ protocol: "v1", ...hints }));
const transformer = (more: object): Patch => kserve({ transformer: { image: "a/b:1", ...more } });
const nodes = (more: object = {}): Patch => ({
  ...huggingface("TextGeneration"),
  ...uri("pvc://weights/llm"),
  ...kserve({ workers: { pipelineParallelSize: 2, ...more } }),
});
const trained = (more: Patch = {}, memory = "1Gi"): Patch => ({
  ...sklearn("s3://models/iris/"),
  resources: undefined,
  ...kserve({ trainedModel: { inferenceService: "shared", memory } }),
  ...more,
});
const llm = (hints: object): Patch => kserve({ llm: hints });

/** What is wrong with the `kserve` block. */
export const componentsCases: readonly Case[] = [
  {
    code: "invalid-hint",
    bad: kserve({ timeout: "long" }),
    good: kserve({ timeout: 60 }),
    at: "hints.kserve.timeout",
  },
  {
    code: "bad-name",
    bad: kserve({ serviceAccount: "Model Fetcher" }),
    good: kserve({ serviceAccount: "model-fetcher" }),
    at: "hints.kserve.serviceAccount",
  },
  {
    code: "bad-name",
    bad: kserve({ storageContainer: "hf_hub" }),
    good: kserve({ storageContainer: "hf.hub" }),
    at: "hints.kserve.storageContainer",
  },
  {
    code: "bad-name",
    bad: llm({ baseRefs: ["team", "{{ .Name }}"] }),
    good: llm({ baseRefs: ["team"] }),
    options: LLM,
    at: "hints.kserve.llm.baseRefs[1]",
  },
  {
    code: "bad-name",
    bad: kserve({ trainedModel: { inferenceService: "Shared", memory: "1Gi" } }),
    good: trained(),
    at: "hints.kserve.trainedModel.inferenceService",
  },
  {
    code: "knative-only",
    bad: kserve({ containerConcurrency: 4 }),
    good: kserve({ timeout: 60 }),
    at: "hints.kserve.containerConcurrency",
  },
  {
    code: "knative-only",
    bad: kserve({ canaryTraffic: 10 }),
    good: kserve({ timeout: 60 }),
    at: "hints.kserve.canaryTraffic",
  },
  {
    code: "standard-only",
    bad: canaries(next()),
    good: kserve({ canaryTraffic: 10, containerConcurrency: 4 }),
    options: KNATIVE,
    at: "hints.kserve.canaries",
  },
  {
    code: "canary",
    bad: { ...huggingface("TextGeneration"), ...canaries(next()) },
    good: huggingface("TextGeneration"),
    options: { version: "0.19" },
    at: "hints.kserve.canaries",
  },
  {
    code: "canary",
    bad: canaries(next({ name: "Next" })),
    good: canaries(next()),
    at: "hints.kserve.canaries[0].name",
  },
  {
    code: "canary",
    bad: canaries(next({ traffic: 10 }), next({ traffic: 20 })),
    good: canaries(next({ traffic: 10 }), next({ name: "other", traffic: 20 })),
    at: "hints.kserve.canaries[1].name",
  },
  {
    code: "canary",
    bad: canaries(next({ traffic: 60 }), next({ name: "other", traffic: 50 })),
    good: canaries(next({ traffic: 50 }), next({ name: "other", traffic: 50 })),
    at: "hints.kserve.canaries",
  },
  {
    code: "canary",
    bad: canaries(next({ minReplicas: 2 })),
    good: { ...canaries(next({ minReplicas: 2 })), scaling: { min: 2 } },
    at: "hints.kserve.canaries[0].minReplicas",
  },
  {
    code: "canary",
    bad: { ...adapters("a"), ...canaries(next()) },
    good: adapters("a"),
    at: "hints.kserve.canaries",
  },
  {
    code: "canary",
    bad: { ...uri("ollama://a"), ...engine("OLlama"), ...canaries(next({ uri: "ollama://b" })) },
    good: { ...uri("ollama://a"), ...engine("OLlama") },
    at: "hints.kserve.canaries",
  },
  {
    code: "batcher",
    bad: kserve({ batcher: { maxBatchSize: 8 } }),
    good: v1({ batcher: { maxBatchSize: 8 } }),
    at: "hints.kserve.batcher",
  },
  {
    code: "batcher",
    bad: v1({ batcher: { maxLatency: 0 } }),
    good: v1({ batcher: { maxLatency: 1 } }),
    at: "hints.kserve.batcher.maxLatency",
  },
  {
    code: "logger",
    bad: kserve({ logger: { url: "message-dumper" } }),
    good: kserve({ logger: { url: "http://message-dumper" } }),
    at: "hints.kserve.logger.url",
  },
  {
    code: "logger",
    bad: kserve({ logger: { url: "http://me:secret@sink" } }),
    good: kserve({ logger: { url: "http://sink:8080/a@b" } }),
    at: "hints.kserve.logger.url",
  },
  {
    code: "image-form",
    bad: transformer({ image: "not an image" }),
    good: transformer({ image: "registry.example.org:5000/a/b@sha256:" + "a".repeat(64) }),
    at: "hints.kserve.transformer.image",
  },
  {
    code: "bad-quantity",
    bad: transformer({ resources: { cpu: "zzz" } }),
    good: transformer({ resources: { cpu: "500m" } }),
    at: "hints.kserve.transformer.resources.cpu",
  },
  {
    code: "bad-quantity",
    bad: transformer({ resources: { memory: "-1", gpu: "1" } }),
    good: transformer({ resources: { memory: "1Gi", gpu: "1" } }),
    at: "hints.kserve.transformer.resources.memory",
  },
  {
    code: "bad-quantity",
    bad: v1({ explainer: { image: "a/b:1", resources: { gpu: "0.5" } } }),
    good: v1({ explainer: { image: "a/b:1", resources: { gpu: "1" } } }),
    at: "hints.kserve.explainer.resources.gpu",
  },
  {
    code: "env-plain-secret",
    bad: transformer({ env: { HF_TOKEN: "abc" } }),
    good: transformer({ env: { HF_HOME: "abc" } }),
    at: "hints.kserve.transformer.env.HF_TOKEN",
  },
  {
    code: "transformer",
    bad: transformer({ minReplicas: 3, maxReplicas: 2 }),
    good: transformer({ minReplicas: 3 }),
    at: "hints.kserve.transformer.maxReplicas",
  },
  {
    code: "transformer",
    bad: transformer({ collocated: true, maxReplicas: 2 }),
    good: transformer({ collocated: true }),
    at: "hints.kserve.transformer.maxReplicas",
  },
  {
    code: "explainer",
    bad: v1({ explainer: {} }),
    good: v1({ explainer: { art: "SquareAttack" } }),
    at: "hints.kserve.explainer",
  },
  {
    code: "explainer",
    bad: sklearn("s3://a/b/", kserve({ explainer: { image: "a/b:1" } })),
    good: v1({ explainer: { image: "a/b:1" } }),
    at: "hints.kserve.explainer",
  },
  {
    code: "explainer",
    bad: v1({ explainer: { image: "a/b:1", minReplicas: 0 } }),
    good: v1({ explainer: { image: "a/b:1", minReplicas: 1 } }),
    at: "hints.kserve.explainer.minReplicas",
  },
  {
    code: "workers-deleted",
    bad: nodes(),
    good: huggingface("TextGeneration"),
    options: { version: "0.20" },
    at: "hints.kserve.workers",
  },
  {
    code: "workers",
    bad: nodes({ tensorParallelSize: 0 }),
    good: nodes({ tensorParallelSize: 1 }),
    at: "hints.kserve.workers.tensorParallelSize",
  },
  { code: "workers", bad: { ...nodes(), ...uri("hf://a/b") }, good: nodes(), at: "model.uri" },
  {
    code: "workers",
    bad: { ...nodes(), resources: { memory: "8Gi" } },
    good: nodes(),
    at: "hints.kserve.workers",
  },
  {
    code: "no-runtime",
    bad: { ...nodes(), ...engine("VLLM") },
    good: nodes(),
    at: "hints.kserve.workers",
  },
  {
    code: "trained-model",
    bad: trained({ model: { uri: "pvc://a/b", format: "sklearn" } }),
    good: trained(),
    at: "model.uri",
  },
  {
    code: "trained-model",
    bad: trained({}, "much"),
    good: trained({}, "1G"),
    at: "hints.kserve.trainedModel.memory",
  },
  { code: "trained-model", bad: trained({ env: { A: "b" } }), good: trained(), at: "env" },
  {
    code: "trained-model",
    bad: trained({ scaling: { min: 2 } }),
    good: trained({ scaling: { min: 1 } }),
    at: "scaling",
  },
  {
    code: "trained-model",
    bad: trained(
      kserve({ trainedModel: { inferenceService: "shared", memory: "1Gi" }, timeout: 60 }),
    ),
    good: trained(),
    at: "hints.kserve.timeout",
  },
  {
    code: "llm-only",
    bad: llm({ baseRefs: ["team"] }),
    good: kserve({ timeout: 60 }),
    at: "hints.kserve.llm.baseRefs",
  },
];
