import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a page would do: compile a text in memory, without Node and without files. */
const PAGE = `
import { createCompiler, createMemoryHost } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
globalThis.compile = async (text) => {
  const compiler = createCompiler({ host: createMemoryHost({ "spec.yaml": text }), runtimes: builtinRuntimes });
  const { plan, diagnostics } = await compiler.compile([{ file: "spec.yaml" }]);
  return JSON.stringify({ names: plan.workloads.map((w) => w.model.uri), codes: diagnostics.map((d) => d.code + "@" + d.at.start.line) });
};
`;

test("the compiler runs in a browser bundle", { timeout: 60_000 }, async () => {
  const { outputFiles, warnings } = await build({
    stdin: { contents: PAGE, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    conditions: ["@inferspec/source"],
    // Only `synth` loads it, and only when it is called.
    external: ["cdk8s"],
  });
  expect(warnings).toEqual([]);
  const [bundle] = outputFiles;
  // A browser's globals: nothing of Node's.
  const page = createContext({ TextEncoder, TextDecoder, console });
  runInContext(bundle?.text ?? "", page);
  const compile = (text: string) =>
    runInContext(`compile(${JSON.stringify(text)})`, page) as Promise<string>;
  const good = await compile(
    "kind: kubeai-text\nname: a\nurl: hf://b/c\nengine: VLLM\nfeatures: []\nruns: [{ action: serve }]\n",
  );
  expect(JSON.parse(good)).toEqual({ names: ["hf://b/c"], codes: [] });
  expect(JSON.parse(await compile("kind: kubeai-text\nname: [a\n"))).toMatchObject({ names: [] });
  const bad = await compile("kind: kubeai-text\nname: a\nurll: hf://b/c\n");
  expect(JSON.parse(bad)).toMatchObject({ codes: expect.arrayContaining(["spec/unknown-key@3"]) });
});
