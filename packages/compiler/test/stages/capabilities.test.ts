import { expect, test } from "vitest";
import { FIELDS, requirementsOf } from "../../src/capabilities.js";
import { GRAPH_FIELDS } from "../../src/graphs/requirements.js";
import { graphSchema, workloadSchema } from "../../src/plan/schema.js";

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

/** Those of a graph. */
const STRUCTURAL_OF_GRAPHS = ["name", "origin", "nodes", "hints", "requires"];

type WorkloadShape = ReturnType<typeof workloadSchema>["shape"];
type GraphShape = ReturnType<typeof graphSchema>["shape"];

/** The parts of a schema, and those within its parts. */
function partsOf(shape: WorkloadShape | GraphShape): string[] {
  return Object.entries<WorkloadShape[keyof WorkloadShape] | GraphShape[keyof GraphShape]>(
    shape,
  ).flatMap(([key, part]) => {
    const inner = "unwrap" in part ? part.unwrap() : part;
    return "shape" in inner && key !== "origin" && key !== "endpoint"
      ? Object.keys(inner.shape).map((child) => `${key}.${child}`)
      : [key];
  });
}

test("every part of a workload that a backend could forget asks for a capability", () => {
  const covered = [...FIELDS.map(({ path }) => path.join(".")), ...STRUCTURAL];
  expect(partsOf(workloadSchema().shape).sort()).toEqual(covered.sort());
});

test("every part of a graph that a backend could forget asks for a capability", () => {
  const covered = [...GRAPH_FIELDS.map(({ path }) => path.join(".")), ...STRUCTURAL_OF_GRAPHS];
  expect(partsOf(graphSchema().shape).sort()).toEqual(covered.sort());
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
