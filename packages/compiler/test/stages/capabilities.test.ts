import { expect, test } from "vitest";
import { FIELDS, requirementsOf } from "../../src/capabilities.js";
import { workloadSchema } from "../../src/plan/schema.js";

/** Parts that every workload has and every backend draws, or that are about the Plan itself. */
const STRUCTURAL = [
  "name",
  "origin",
  "model.uri",
  "model.name",
  "engine.name",
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
    model: { uri: "HF://owner/model" },
    engine: { name: "VLLM", args: ["--x"] },
    features: ["TextGeneration"],
    endpoint: { protocols: ["openai"] },
    hints: { kubeai: { cacheProfile: "efs" } },
  };
  expect(requirementsOf(workload).map(({ capability }) => capability)).toEqual([
    "engine.VLLM",
    "model.hf",
    "feature.TextGeneration",
    "protocol.openai",
    "engine-args",
    "hints.kubeai",
  ]);
});
