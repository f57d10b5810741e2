import { args, engine, huggingface, kserve, sklearn, type Case } from "./parts.js";

const mlflow = { model: { uri: "s3://models/wine", format: "mlflow" } };

/** What is wrong with names, runtimes, protocols and what a model is served for. */
export const runtimeCases: readonly Case[] = [
  {
    code: "host-too-long",
    bad: { name: "a".repeat(40) },
    good: { name: "a".repeat(38) },
    options: { namespace: "team-with-a-long-name-24" },
    at: "name",
  },
  {
    code: "host-too-long",
    bad: { name: "a".repeat(40) },
    good: { name: "a".repeat(40), ...kserve({ visibility: "cluster" }) },
    options: { namespace: "team-with-a-long-name-24" },
    at: "name",
  },
  {
    code: "unknown-runtime",
    bad: kserve({ runtime: "kserve-vllm" }),
    good: kserve({ runtime: "kserve-vllmserver" }),
    at: "hints.kserve.runtime",
  },
  {
    code: "runtime-unfit",
    bad: kserve({ runtime: "kserve-mlserver" }),
    good: kserve({ runtime: "kserve-vllmserver" }),
    at: "hints.kserve.runtime",
  },
  {
    code: "runtime-unfit",
    bad: sklearn("s3://a/b/", kserve({ runtime: "kserve-mlserver", protocol: "v1" })),
    good: sklearn("s3://a/b/", kserve({ runtime: "kserve-mlserver", protocol: "v2" })),
    at: "hints.kserve.runtime",
  },
  {
    code: "runtime-unfit",
    bad: { ...engine("Infinity"), features: ["TextEmbedding"], ...kserve({ runtime: "ours" }) },
    good: { ...engine("Infinity"), features: ["TextEmbedding"] },
    at: "hints.kserve.runtime",
  },
  {
    code: "runtime-version-unused",
    bad: { ...engine("Infinity"), features: ["TextEmbedding"], ...kserve({ runtimeVersion: "1" }) },
    good: kserve({ runtimeVersion: "v0.19.0" }),
    at: "hints.kserve.runtimeVersion",
  },
  {
    code: "runtime-version-form",
    bad: kserve({ runtimeVersion: "v0.20.0 gpu" }),
    good: kserve({ runtimeVersion: "v0.20.0-gpu" }),
    at: "hints.kserve.runtimeVersion",
  },
  {
    code: "namespace-assumed",
    bad: {},
    good: kserve({ visibility: "cluster" }),
    options: { ingress: { domain: "example.org" } },
    at: "name",
  },
  {
    code: "no-runtime",
    bad: sklearn("", { ...mlflow, ...kserve({ protocol: "v1" }) }),
    good: sklearn("", mlflow),
    at: "hints.kserve.protocol",
  },
  {
    code: "own-container",
    bad: {},
    good: huggingface("TextGeneration"),
    options: { version: "0.19" },
    at: "engine.name",
  },
  {
    code: "other-server",
    bad: sklearn("s3://a/b/", kserve({ protocol: "v1" })),
    good: sklearn("s3://a/b/", kserve({ protocol: "v2" })),
    at: "hints.kserve.protocol",
  },
  {
    code: "engine-feature",
    bad: huggingface("SpeechToText"),
    good: { ...engine("VLLM"), features: ["SpeechToText"] },
    at: "features[0]",
  },
  {
    code: "engine-feature",
    bad: { ...engine("VLLM"), features: ["TextGeneration", "FillMask"] },
    good: huggingface("FillMask"),
    at: "features[1]",
  },
  {
    code: "task-unknown",
    bad: huggingface(""),
    good: { ...huggingface(""), model: { uri: "hf://acme/known" } },
    options: { models: { "hf://acme/known": { task: "fill_mask" } } },
    at: "model.uri",
  },
  {
    code: "task-backend",
    bad: huggingface("FillMask", { options: { task: "fill_mask", backend: "vllm" } }),
    good: huggingface("TextEmbedding", { options: { task: "text_embedding", backend: "vllm" } }),
    at: "engine.options.backend",
    fix: "remove",
  },
  {
    code: "runner-conflict",
    bad: args("--runner=pooling"),
    good: args("--runner=generate"),
    at: "engine.args[0]",
  },
  {
    code: "runner-conflict",
    bad: { ...args("--runner", "generate"), features: ["TextEmbedding"] },
    good: { ...args("--runner", "pooling"), features: ["TextEmbedding"] },
    at: "engine.args[0]",
  },
  {
    code: "protocol-unspoken",
    bad: kserve({ protocol: "v1" }),
    good: kserve({ protocol: "v2" }),
    at: "hints.kserve.protocol",
  },
  {
    code: "protocol-unspoken",
    bad: sklearn("s3://a/b/", kserve({ protocol: "grpc-v2" })),
    good: sklearn("s3://a/b/", kserve({ protocol: "v2" })),
    at: "hints.kserve.protocol",
  },
];
