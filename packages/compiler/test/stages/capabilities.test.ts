import { expect, test } from "vitest";
import { FIELDS, requirementsOf } from "../../src/capabilities.js";
import { workloadSchema } from "../../src/plan/schema.js";

/**
 * Parts that every workload has and every backend draws, that are about the Plan itself, or that ask for a capability by
 * what they hold (`engine.X`, `format.X`, `option.X` …).
 */
const STRUCTURAL = [
  "name",
  "origin",
  "model.uri",
  "model.name",
  "model.format",
  "engine.name",
  "engine.options",
  "features",
  "endpoint",
  "hints",
  "requires",
];

test("every part of a Plan that a backend could forget asks for a capability", () => {
  const parts = Object.entries(workloadSchema().shape).flatMap(([key, schema]) => {
    const inner = "unwrap" in schema ? schema.unwrap() : schema;
    return "shape" in inner && key !== "origin" && key !== "endpoint"
      ? Object.keys(inner.shape).map((child) => `${key}.${child}`)
      : [key];
  });
  const covered = [...FIELDS.map(({ path }) => path.join(".")), ...STRUCTURAL];
  expect([...parts].sort()).toEqual([...covered].sort());
});

test("what a workload requires follows from what it holds", () => {
  const workload = {
    name: "a",
    origin: { project: "p", function: "f", kind: "k", action: "serve" },
    model: { uri: "HF://owner/model", format: "huggingface", revision: "v1" },
    engine: { name: "VLLM", args: ["--x"], options: { dtype: "half", telemetry: false } },
    features: ["TextGeneration"],
    endpoint: { protocols: ["openai"] },
    hints: { kubeai: { cacheProfile: "efs" }, kserve: { batcher: {} } },
  };
  expect(requirementsOf(workload).map(({ capability }) => capability)).toEqual([
    "engine.VLLM",
    "model.hf",
    "format.huggingface",
    "option.dtype",
    "option.telemetry",
    "feature.TextGeneration",
    "protocol.openai",
    "engine-args",
    "model-revision",
    "hints.kubeai",
    "hints.kserve",
  ]);
});
