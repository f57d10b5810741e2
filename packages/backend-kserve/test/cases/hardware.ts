import { args, engine, huggingface, kserve, KNATIVE, sklearn, type Case } from "./parts.js";

const PROFILES = {
  profiles: {
    l4: { limits: { "nvidia.com/gpu": "1" } },
    mi300: { limits: { "amd.com/gpu": "1" } },
    zone: { nodeSelector: { zone: "a" } },
  },
};
const on = (profile: string, count?: number) => ({
  resources: { memory: "8Gi" },
  accelerator: { profile, ...(count !== undefined && { count }) },
});

/** What is wrong with hardware, placement and Services. */
export const hardwareCases: readonly Case[] = [
  {
    code: "unknown-profile",
    bad: on("l5"),
    good: on("l4"),
    options: PROFILES,
    at: "accelerator.profile",
  },
  {
    code: "counted-profile",
    bad: on("l4:2"),
    good: on("l4", 2),
    options: PROFILES,
    at: "accelerator.profile",
  },
  {
    code: "parallel-mismatch",
    bad: args("--tensor-parallel-size=8"),
    good: args("--tensor-parallel-size=1"),
    at: "engine.args[0]",
  },
  {
    code: "parallel-mismatch",
    bad: { ...args("-tp=2", "--data-parallel-size", "2"), resources: { gpu: "2" } },
    good: { ...args("-tp=2", "--data-parallel-size", "2"), resources: { gpu: "4" } },
    at: "engine.args[0]",
  },
  {
    code: "parallel-mismatch",
    bad: huggingface("TextGeneration", { args: ["--pipeline-parallel-size=2"] }),
    good: huggingface("TextGeneration", { args: ["--pipeline-parallel-size=1"] }),
    at: "engine.args[0]",
  },
  {
    code: "cpu-only",
    bad: { resources: { memory: "8Gi", gpu: "0" } },
    good: { resources: { memory: "8Gi", gpu: "1" } },
    at: "engine.name",
  },
  {
    code: "processors-range",
    bad: on("l4", 0),
    good: on("l4", 1),
    options: PROFILES,
    at: "accelerator.count",
  },
  {
    code: "processors-no-effect",
    bad: { accelerator: { count: 2 } },
    good: { accelerator: { count: 1 } },
    at: "accelerator.count",
  },
  {
    code: "processors-no-effect",
    bad: on("zone", 2),
    good: on("l4", 2),
    options: PROFILES,
    at: "accelerator.count",
  },
  {
    code: "processors-no-effect",
    bad: { ...on("l4", 2), resources: { gpu: "4" } },
    good: { ...on("l4", 2), resources: { gpu: "2" } },
    options: PROFILES,
    at: "accelerator.count",
  },
  {
    code: "bad-quantity",
    bad: { resources: { memory: "16 GB", gpu: "1" } },
    good: { resources: { memory: "16G", gpu: "1" } },
    at: "resources.memory",
  },
  {
    code: "bad-quantity",
    bad: { resources: { gpu: "0.5" } },
    good: { resources: { gpu: "1" } },
    at: "resources.gpu",
  },
  {
    code: "memory-assumed",
    bad: { resources: { gpu: "1" } },
    good: { resources: { gpu: "1", memory: "8Gi" } },
    at: "engine.name",
  },
  {
    code: "cpu-only",
    bad: { resources: { memory: "8Gi" } },
    good: { resources: { memory: "8Gi" }, ...engine("VLLM", { device: "cpu" }) },
    at: "engine.name",
  },
  {
    code: "gpu-image",
    bad: on("mi300"),
    good: on("l4"),
    options: PROFILES,
    at: "accelerator.profile",
  },
  {
    code: "gpu-image",
    bad: {},
    good: engine("VLLM", { image: "rocm/vllm:v1" }),
    options: { gpuResource: "amd.com/gpu" },
    at: "resources.gpu",
  },
  {
    code: "gpu-image",
    bad: huggingface("TextGeneration"),
    good: sklearn("s3://a/b/", { resources: { memory: "1Gi", gpu: "1" } }),
    options: { gpuResource: "gpu.intel.com/i915" },
    at: "resources.gpu",
  },
  {
    code: "device-conflict",
    bad: engine("VLLM", { device: "cpu" }),
    good: engine("VLLM", { device: "gpu" }),
    at: "engine.device",
  },
  {
    code: "bad-placement",
    bad: { placement: { nodeSelector: { "a b": "c" } } },
    good: { placement: { nodeSelector: { "a/b": "c" } } },
    at: 'placement.nodeSelector["a b"]',
  },
  {
    code: "placement-undrawable",
    bad: { placement: { nodeSelector: { constructor: "c" } } },
    good: { placement: { nodeSelector: { toString: "c" } } },
    at: "placement.nodeSelector.constructor",
  },
  {
    code: "unknown-priority-class",
    bad: { placement: { priorityClass: "high" } },
    good: { placement: { priorityClass: "low" } },
    options: { priorityClasses: ["low"] },
    at: "placement.priorityClass",
  },
  {
    code: "unknown-runtime-class",
    bad: { placement: { runtimeClass: "nvidia" } },
    good: { placement: { runtimeClass: "runc" } },
    options: { runtimeClasses: ["runc"] },
    at: "placement.runtimeClass",
  },
  {
    code: "knative-flag",
    bad: { placement: { nodeSelector: { a: "b" } } },
    good: {},
    options: KNATIVE,
    at: "placement.nodeSelector",
  },
  {
    code: "service-external-name",
    bad: { service: { type: "ExternalName" } },
    good: { service: { type: "NodePort" } },
    at: "service.type",
  },
  {
    code: "service-name",
    bad: { service: { name: "Chat" } },
    good: { service: { name: "chat" } },
    at: "service.name",
  },
  {
    code: "service-name",
    bad: { service: { name: "llm-abcdefgh-predictor" } },
    good: { ...kserve({ visibility: "cluster" }), service: { name: "llm-predictor" } },
    at: "service.name",
  },
];
