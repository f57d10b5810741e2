import * as fs from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, run } from "./world.js";

const SPEC = `kind: servicegraph
name: dogs
project: demo
nodes:
  root:
    type: sequence
    steps:
      - { function: cat-dog, dependency: hard }
runs:
  - action: serve
---
kind: sklearnserve
name: cat-dog
project: demo
path: s3://models/cat-dog/model.joblib
runs:
  - action: serve
`;

async function world(): Promise<string> {
  const config = "backends:\n  kserve: { namespace: models }\n  kubeai: {}\n";
  return folderWith({ "spec.yaml": SPEC, "inferspec.config.yaml": config });
}

describe("a graph", () => {
  it("stands in the Plan beside the workloads", async () => {
    const { out, code } = await run(await world(), ["plan", "spec.yaml"]);
    expect(code).toBe(0);
    const plan = JSON.parse(out) as { workloads: { name: string }[]; graphs: unknown[] };
    expect(plan.graphs).toMatchObject([
      { nodes: { root: { steps: [{ workload: plan.workloads[0]?.name }] } } },
    ]);
  });

  it("gets a file of its own", async () => {
    const folder = await world();
    const { code, err } = await run(folder, ["synth", "-b", "kserve", "spec.yaml", "-o", "out"]);
    expect(err).not.toContain("error");
    expect(code).toBe(0);
    const files = await fs.readdir(join(folder, "out"), { recursive: true });
    const graph = files.find((file) => /(^|\/)dogs-[^/]*\.yaml$/.test(file));
    const model = files.find((file) => /(^|\/)cat-dog-[^/]*\.yaml$/.test(file));
    const text = (file = "") => fs.readFile(join(folder, "out", file), "utf8");
    expect(await text(graph)).toContain("kind: InferenceGraph");
    expect(await text(model)).not.toContain("kind: InferenceGraph");
  });

  it("has a line in the matrix", async () => {
    const { out } = await run(await world(), ["explain", "--matrix", "spec.yaml"]);
    expect(out).toMatch(/^dogs-\S+ .*\byes\b/m);
    expect(out).toMatch(/kubeai, dogs-\S+, graph: KubeAI leads each request to one model/);
  });

  it("is explained from a line of the spec", async () => {
    const folder = await world();
    const { out } = await run(folder, ["explain", "spec.yaml:8", "-b", "kserve"]);
    expect(out).toMatch(/In the Plan, graph dogs-/);
    expect(out).toContain("dependency: Hard");
  });
});
