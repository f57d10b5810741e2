import { kserveBackend } from "@inferspec/backend-kserve";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
import { createCompiler, createMemoryHost } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { expect, test } from "vitest";
import { generateStream } from "./generator.js";

const COUNT = 60;

const BACKENDS = ["kubeai", "kserve"] as const;

async function draw(text: string, backend: string) {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: builtinRuntimes,
    backends: [kubeaiBackend, kserveBackend],
  });
  const compilation = await compiler.compile([{ file: "spec.yaml", text }]);
  return compiler.synth(compilation, { backend });
}

test.each(BACKENDS)("what is measured on %s compiles without a word", async (backend) => {
  const { diagnostics, manifests } = await draw(generateStream(COUNT, { backend }), backend);
  expect(diagnostics).toEqual([]);
  expect(manifests).toHaveLength(COUNT);
});

test.each(BACKENDS)("on %s warnings that are asked for are there", async (backend) => {
  const text = generateStream(COUNT, { warnings: true, backend });
  const { diagnostics, manifests } = await draw(text, backend);
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
