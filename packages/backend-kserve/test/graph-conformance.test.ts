import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance } from "@inferspec/compiler/testing";
import { describe, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { kserveBackend } from "../src/index.js";
import { MODES } from "./baselines.js";
import { graphBaselines } from "./graph-baselines.js";
import { judge, ORACLES } from "./oracles.js";

/** KServe's own code, over the InferenceGraphs of a stream. */
function complaints(yaml: string): Promise<readonly string[]> {
  const objects = parseAllDocuments(yaml)
    .map((document) => document.toJS() as { readonly kind: string })
    .filter(({ kind }) => kind === "InferenceGraph");
  const said = judge(objects).filter(({ verdict }) => verdict !== "accepted");
  return Promise.resolve(said.map((verdict) => JSON.stringify(verdict)));
}

describe.each(MODES)("graphs in %s mode keep the laws", (mode) => {
  const laws = conformance({
    backend: kserveBackend,
    options: { mode, namespace: "models" },
    runtimes: builtinRuntimes,
    baselines: [],
    graphs: graphBaselines(mode),
    judge: ORACLES === undefined ? undefined : complaints,
    depth: "plan",
  });
  // Those over workloads are conformance.test.ts's.
  for (const { law, name, run } of laws) if (/graph/.test(name)) test(`${law}: ${name}`, run);
});
