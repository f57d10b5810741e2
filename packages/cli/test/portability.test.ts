import { emulated, native, none, partial, type Support, type Synthesis } from "@inferspec/compiler";
import { describe, expect, it } from "vitest";
import { portability, type Outcome } from "../src/explain/portability.js";
import { portabilityText } from "../src/explain/portability-text.js";
import { folderWith, run } from "./world.js";

/** What a backend says of one workload that needs `capability`. */
function synthesis(backend: string, capability: string, support: Support | undefined): Synthesis {
  return {
    backend,
    verdicts: support ? [{ workload: "chat", capability, path: ["engine", "name"], support }] : [],
    diagnostics: [],
    ok: true,
    manifests: [],
    files: [],
    endpoints: [],
  };
}

const compilation = { diagnostics: [], sourceMap: { origins: () => [] } };

function part(capability: string, before: Support | undefined, after: Support) {
  const report = portability(compilation, { from: "kubeai", to: "kserve" }, [
    {
      name: "chat",
      before: synthesis("kubeai", capability, before),
      after: synthesis("kserve", capability, after),
    },
  ]);
  return { report, part: report.workloads[0]?.parts[0] };
}

describe("what a move to another backend does to a part", () => {
  const no = none("it has no such engine", "write `engine: VLLM`");
  it.each<[Outcome, Support, Support]>([
    ["kept", native, native],
    ["kept", emulated("a trick"), native],
    ["gained", no, native],
    ["emulated", native, emulated("a sidecar does it")],
    ["partly", native, partial("only in one zone")],
    ["lost", native, no],
    ["lost", partial("half"), no],
    ["on neither", no, no],
  ])("%s: from %o to %o", (outcome, before, after) => {
    expect(part("engine.Some", before, after).part?.outcome).toBe(outcome);
  });

  it("says why and what to write instead, where the workload asks for it", () => {
    const text = portabilityText(part("engine.Some", native, no).report);
    expect(text).toContain("chat: kubeai → kserve");
    expect(text).toContain("    engine.Some (engine.name): it has no such engine\n");
    expect(text).toContain("      help: write `engine: VLLM`\n");
  });

  it("counts hints of a third backend as on neither", () => {
    const hints = partial("only acme knows it");
    expect(part("hints.acme", hints, hints).part?.outcome).toBe("on neither");
  });

  it("calls hints of the other backend lost", () => {
    const hints = partial("only kubeai knows it");
    expect(part("hints.kubeai", native, hints).part).toMatchObject({
      outcome: "lost",
      why: "only kubeai knows it",
    });
  });
});

describe("inferspec explain --from --to", () => {
  const spec = `kind: vllmserve-text
name: chat
project: demo
url: hf://Qwen/Qwen3-4B
model_name: hf_abcdefghijklmnopqrstuvwxyz0123456789
runs: [{ action: serve, resources: { gpu: "1", cpu: "4", mem: 16Gi } }]
`;

  it("compares two real backends, and shows no secret in any format", async () => {
    const folder = await folderWith({ "a.yaml": spec });
    for (const format of ["text", "json"]) {
      const args = ["explain", "--from", "kserve", "--to", "kubeai", "--format", format, "a.yaml"];
      const { code, out } = await run(folder, args);
      expect(code).toBe(0);
      expect(out).toContain("engine.VLLM");
      expect(out).not.toContain("hf_abcdefghijklmnop");
    }
  });

  it("judges each workload by itself, and a part by the error at its leaf", async () => {
    const lazy = `kind: vllmserve-text
name: lazy
url: hf://Qwen/Qwen3-4B
runs: [{ action: serve, scaling: { min_replicas: 0, max_replicas: 2 }, resources: { gpu: "1" } }]
`;
    const folder = await folderWith({ "a.yaml": `${spec}---\n${lazy}` });
    const args = ["explain", "--from", "kubeai", "--to", "kserve", "a.yaml"];
    const { code, out, err } = await run(folder, args);
    expect(code).toBe(1);
    const [, refused = ""] = out.split(/^(?=lazy-)/m);
    expect(out).toMatch(/^ {4}kserve: openai at http:/m);
    expect(refused).toMatch(/ {2}lost\n {4}replicas \(scaling.min\): /);
    expect(refused).toMatch(/^ {4}kserve: not served/m);
    expect(err).toContain("kserve/scale-to-zero");
  });

  it.each([
    [["--from", "kubeai", "a.yaml"], /a move has two ends/],
    [["--from", "kubeai", "--to", "kserv", "a.yaml"], /did you mean `kserve`/],
    [["--from", "kubeai", "--to", "kserve", "--format", "sarif", "a.yaml"], /no format `sarif`/],
  ])("refuses %j", async (args, message) => {
    const folder = await folderWith({ "a.yaml": spec });
    const { code, err } = await run(folder, ["explain", ...args]);
    expect(code).toBe(64);
    expect(err).toMatch(message);
  });
});
