import { kubeaiBackend } from "@inferspec/backend-kubeai";
import { createCompiler, createMemoryHost } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { expect, test } from "vitest";
import { generateStream } from "./generator.js";

const COUNT = 60;

async function draw(text: string) {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: builtinRuntimes,
    backends: [kubeaiBackend],
  });
  const compilation = await compiler.compile([{ file: "spec.yaml", text }]);
  return compiler.synth(compilation, { backend: "kubeai" });
}

test("the measured specs compile without a word, one Model each", async () => {
  const { diagnostics, manifests } = await draw(generateStream(COUNT));
  expect(diagnostics).toEqual([]);
  expect(manifests).toHaveLength(COUNT);
});

test("where warnings are asked for, there are some and no errors", async () => {
  const { diagnostics, manifests } = await draw(generateStream(COUNT, { warnings: true }));
  const severities = new Set(diagnostics.map(({ severity }) => severity));
  expect(severities).toContain("warning");
  expect(severities).not.toContain("error");
  expect(manifests).toHaveLength(COUNT);
});

test("the seed decides the text, and a longer stream begins with the shorter one", () => {
  const text = generateStream(COUNT, { seed: 1 });
  expect(generateStream(COUNT, { seed: 1 })).toBe(text);
  expect(generateStream(COUNT, { seed: 2 })).not.toBe(text);
  expect(text.startsWith(generateStream(1, { seed: 1 }))).toBe(true);
});
