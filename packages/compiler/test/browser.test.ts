import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a page would do: compile a text in memory, without Node and without files. */
const PAGE = `
import { createCompiler, createMemoryHost } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
globalThis.negotiate = async (text, options) => {
  const compiler = createCompiler({
    host: createMemoryHost({ "spec.yaml": text, "values.yaml": "resourceProfiles: { mine: { limits: { nvidia.com/gpu: 1 } } }" }),
    runtimes: builtinRuntimes,
    backends: [kubeaiBackend],
  });
  const compilation = await compiler.compile([{ file: "spec.yaml" }]);
  const { ok, verdicts, diagnostics } = await compiler.negotiate(compilation, { backend: "kubeai", options });
  return JSON.stringify({ ok, capabilities: verdicts.map((v) => v.capability), codes: diagnostics.map((d) => d.code + "@" + d.at.start.line) });
};
globalThis.compile = async (text) => {
  const compiler = createCompiler({ host: createMemoryHost({ "spec.yaml": text }), runtimes: builtinRuntimes });
  const { plan, diagnostics } = await compiler.compile([{ file: "spec.yaml" }]);
  return JSON.stringify({ names: plan.workloads.map((w) => w.model.uri), codes: diagnostics.map((d) => d.code + "@" + d.at.start.line) });
};
`;

test("compiler and backend run in a browser bundle", { timeout: 60_000 }, async () => {
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
  expect(JSON.parse(bad)).toMatchObject({
    codes: expect.arrayContaining(["spec/unknown-key@3"]) as unknown,
  });
  const negotiate = async (profile: string): Promise<unknown> => {
    const text = `kind: kubeai-text\nname: a\nurl: hf://b/c\nengine: VLLM\nfeatures: [TextGeneration]\nruns:\n  - action: serve\n    profile: ${profile}\n`;
    const call = `negotiate(${JSON.stringify(text)}, { values: "values.yaml" })`;
    return JSON.parse(await (runInContext(call, page) as Promise<string>)) as unknown;
  };
  expect(await negotiate("mine")).toMatchObject({
    ok: true,
    capabilities: expect.arrayContaining(["engine.VLLM", "hardware-profile"]) as unknown,
  });
  expect(await negotiate("theirs")).toMatchObject({
    ok: false,
    codes: expect.arrayContaining(["kubeai/unknown-profile@8"]) as unknown,
  });
});
