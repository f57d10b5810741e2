import { engine, args, infinity, adapters, adapterAt, type Case } from "./parts.js";

/** What is wrong with LoRA adapters. */
export const adaptersCases: readonly Case[] = [
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
];
