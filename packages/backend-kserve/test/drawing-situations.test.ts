import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import { judge, ORACLES } from "./oracles.js";
import { SITUATIONS, type Situation } from "./situations.js";

/** The manifests that a situation's spec becomes; it must have no error. */
async function draw({ spec, mode = "Standard", options = {} }: Situation) {
  const tester = createTester({
    runtimes: builtinRuntimes,
    backends: [kserveBackend],
    targets: { kserve: { namespace: "models", mode, ...options } },
  });
  const { manifests, diagnostics, compilation } = await tester.value(spec, "kserve");
  const found = [...compilation.diagnostics, ...diagnostics];
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  return manifests.map(({ object }) => object);
}

describe("each way to serve a model on KServe can be written", () => {
  test.each(SITUATIONS)("$name", async (situation) => {
    const [isvc] = await draw(situation);
    expect(isvc).toMatchObject({ kind: "InferenceService", spec: situation.holds });
  });
});

test.skipIf(ORACLES === undefined)(
  "KServe accepts each, and serves it by the runtime that the manifest names",
  { timeout: 60_000 },
  async () => {
    const drawn = await Promise.all(SITUATIONS.map(draw));
    const services: readonly object[] = drawn.flatMap(([isvc]) => (isvc ? [isvc] : []));
    const verdicts = judge(services);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(SITUATIONS.map(() => "accepted"));
    for (const [index, { rendered }] of verdicts.entries()) {
      const { mode = "Standard", holds } = SITUATIONS[index] ?? { holds: {} };
      const { runtime } =
        (holds as { predictor?: { model?: { runtime?: string } } }).predictor?.model ?? {};
      if (runtime !== undefined) expect(rendered?.[mode].runtime).toBe(runtime);
      expect(rendered?.[mode].error).toBeUndefined();
    }
  },
);
