import type { Patch } from "../bench.js";
import {
  adapters,
  args,
  cached,
  CACHE,
  engine,
  infinity,
  ollama,
  uri,
  type Case,
} from "./parts.js";

const server = (options: object, more: object = {}): Patch =>
  engine("HuggingFaceServer", { options, ...more });
const protocols = (...list: string[]): Patch => ({ endpoint: { protocols: list } });
const metric = (value: object, more: object = {}) =>
  ({ scaling: { metric: value, ...more } }) as Patch;
const revision = (more: object = {}): Patch => ({
  model: { uri: "hf://a/b", revision: "v1" },
  ...more,
});

/** What comes with kinds that were not made for KubeAI. */
export const otherKindsCases: readonly Case[] = [
  { code: "engine-substituted", bad: server({}), good: engine("VLLM"), at: "engine.name" },
  {
    code: "option-unsupported",
    bad: server({ returnProbabilities: true }),
    good: server({ returnProbabilities: false }),
    at: "engine.options.returnProbabilities",
  },
  {
    code: "option-unsupported",
    bad: server({ tensorInputNames: ["input_ids"] }),
    good: server({ maxLength: 8 }),
    at: "engine.options.tensorInputNames",
  },
  {
    code: "option-unsupported",
    bad: server({ backend: "huggingface" }),
    good: server({ backend: "auto" }),
    at: "engine.options.backend",
  },
  {
    code: "option-unsupported",
    bad: { ...ollama("ollama://a"), ...engine("OLlama", { options: { dtype: "half" } }) },
    good: ollama("ollama://a"),
    at: "engine.options.dtype",
  },
  {
    code: "option-default",
    bad: server({ disableLowerCase: false }),
    good: server({ trustRemoteCode: false }),
    at: "engine.options.disableLowerCase",
  },
  {
    code: "option-default",
    bad: engine("VLLM", { options: { telemetry: false } }),
    good: engine("VLLM", { options: { telemetry: true } }),
    at: "engine.options.telemetry",
  },
  {
    code: "option-default",
    bad: server({ task: "text_embedding" }, { image: "vllm/vllm-openai:v0.6.3" }),
    good: server({ task: "text_embedding" }, { image: "vllm/vllm-openai:v0.8.3" }),
    at: "engine.options.task",
  },
  {
    code: "option-overridden",
    bad: server({ maxLength: 1024 }, { args: ["--max_model_len=2048"] }),
    good: server({ maxLength: 1024 }, { args: ["--max-num-seqs=8"] }),
    at: "engine.options.maxLength",
  },
  {
    code: "option-overridden",
    bad: { ...revision(), ...args("--revision=v2") },
    good: { ...revision(), ...args("--revision=v1") },
    at: "model.revision",
  },
  {
    code: "encoder-decoder",
    bad: server({ task: "text2text_generation" }),
    good: server({ task: "text_generation" }),
    at: "engine.options.task",
  },
  {
    code: "telemetry-nowhere",
    bad: engine("VLLM", { options: { telemetry: true } }),
    good: engine("VLLM", {
      options: { telemetry: true },
      args: ["--otlp-traces-endpoint=http://otel:4317"],
    }),
    at: "engine.options.telemetry",
  },
  {
    code: "device-profile",
    bad: engine("VLLM", { device: "cpu" }),
    good: engine("VLLM", { device: "gpu" }),
    at: "engine.device",
  },
  {
    code: "device-profile",
    bad: { ...engine("VLLM", { device: "gpu" }), accelerator: undefined },
    good: { ...engine("VLLM", { device: "cpu" }), accelerator: undefined },
    at: "engine.device",
  },
  {
    code: "model-revision",
    bad: { ...revision(), ...cached() },
    good: revision(),
    options: CACHE,
    at: "model.revision",
  },
  {
    code: "model-revision",
    bad: { model: { uri: "s3://a/b", revision: "v1" } },
    good: uri("s3://a/b"),
    at: "model.revision",
  },
  {
    code: "model-revision",
    bad: revision({ ...engine("FasterWhisper"), features: ["SpeechToText"] }),
    good: revision(infinity),
    at: "model.revision",
  },
  {
    code: "model-format",
    bad: { model: { uri: "s3://a/b", format: "sklearn" } },
    good: { model: { uri: "s3://a/b", format: "huggingface" } },
    at: "model.format",
  },
  {
    code: "no-prediction",
    bad: { features: ["Prediction"] },
    good: { ...engine("MLServer"), features: ["Prediction"] },
    at: "features[0]",
  },
  {
    code: "inference-protocol",
    bad: protocols("v2"),
    good: { ...protocols("v2"), features: ["SequenceClassification"] },
    at: "endpoint.protocols[0]",
  },
  {
    code: "unknown-task",
    bad: { ...protocols("openai", "v2"), features: [] },
    good: { ...protocols("openai"), features: [] },
    at: "endpoint.protocols",
  },
  {
    code: "no-features",
    bad: { ...protocols("openai"), features: [] },
    good: { ...protocols("openai", "v2"), features: [] },
    at: "features",
  },
  {
    code: "autoscaling-metric",
    bad: metric({ name: "rps", target: 10 }),
    good: metric({ name: "concurrency", target: 10 }),
    at: "scaling.metric",
  },
  {
    code: "metric-unused",
    bad: metric({ name: "concurrency", query: "up" }),
    good: metric({ name: "concurrency" }),
    at: "scaling.metric.query",
  },
  {
    code: "metric-target",
    bad: metric({ name: "concurrency", target: 10 }, { targetRequests: 20 }),
    good: metric({ name: "concurrency", target: 10 }, { targetRequests: 10 }),
    at: "scaling.metric.target",
  },
  {
    code: "below-minimum",
    bad: metric({ name: "concurrency", target: 0.5 }),
    good: metric({ name: "concurrency", target: 1 }),
    at: "scaling.metric.target",
  },
  {
    code: "scaling-ignored",
    bad: metric({ name: "rps" }, { autoscaling: false, replicas: 1 }),
    good: metric({ name: "concurrency" }),
    at: "scaling.metric",
  },
  {
    code: "image-other-server",
    bad: server({}, { image: "kserve/huggingfaceserver:v0.15.2-gpu" }),
    good: server({}, { image: "vllm/vllm-openai:v0.11.2" }),
    at: "engine.image",
    fix: "removed",
  },
  // The settings of a substituted engine are judged by the one that serves.
  {
    code: "adapters-engine",
    bad: { ...adapters("a"), ...infinity },
    good: { ...adapters("a"), ...server({}) },
    at: "adapters",
  },
];
