import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { createCompiler, createMemoryHost } from "@inferspec/compiler";
import { describe, expect, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import { judge, ORACLES, type Rendered } from "./oracles.js";
import { SITUATIONS, type Situation } from "./situations.js";

/** What is decided for a situation, and the InferenceService that it becomes. */
async function decide({ spec, mode = "Standard", options = {} }: Situation) {
  const target = { namespace: "models", mode, ...options };
  const tester = createTester({
    runtimes: builtinRuntimes,
    backends: [kserveBackend],
    targets: { kserve: target },
  });
  const { compilation, manifests } = await tester.value(spec, "kserve");
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: builtinRuntimes,
    backends: [kserveBackend],
  });
  const made = await compiler.decisions(compilation, { backend: "kserve", options: target });
  return { texts: made.map(({ text }) => text), isvc: manifests[0]?.object ?? {} };
}

describe("what is decided for each situation", () => {
  test.each(SITUATIONS)("$name", async (situation) => {
    const { texts } = await decide(situation);
    expect(texts.filter((text) => /ServingRuntime/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => /replica/.test(text))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith("model files are fetched"))).toHaveLength(1);
    expect(texts.join("\n")).not.toMatch(/undefined|\[object|NaN/);
  });
});

/** The judge's runtimes are those of the main branch, where a release has its own tags. */
const tagless = (text = ""): string => text.replace(/:(latest|v0\.\d+\.\d+)(-gpu)?$/, ":TAG$2");

/** The same, as KServe's own code says it. */
function said({ runtime, image, command: whole = [], args = [] }: Rendered): string[] {
  if (runtime === undefined) return [];
  // The script that starts a node of several is not told.
  const command = runtime.endsWith("-multinode") ? [] : whole;
  const verb = command.length > 0 ? "started as" : "arguments";
  const words = [...command, ...args].map((word) => JSON.stringify(word)).join(" ");
  return [`image ${tagless(image)}`, ...(words === "" ? [] : [`${verb} ${words}`])];
}

test.skipIf(ORACLES === undefined)(
  "it is what KServe decides: the runtime, the image and the command line",
  { timeout: 60_000 },
  async () => {
    const decided = await Promise.all(SITUATIONS.map(decide));
    const verdicts = judge(decided.map(({ isvc }) => isvc));
    let runtimes = 0;
    for (const [index, { texts }] of decided.entries()) {
      const { mode = "Standard", name } = SITUATIONS[index] ?? {};
      const rendered = verdicts[index]?.rendered?.[mode];
      if (!rendered) throw new Error(`no verdict on ${String(name)}`);
      expect(texts.map(tagless), name).toEqual(expect.arrayContaining(said(rendered)));
      if (rendered.runtime === undefined) continue;
      runtimes++;
      expect(texts[0], name).toContain(`ServingRuntime ${rendered.runtime} `);
      expect(texts[0], name).toContain(`protocol ${rendered.protocolVersion ?? ""}`);
    }
    expect(runtimes).toBeGreaterThan(5);
  },
);
