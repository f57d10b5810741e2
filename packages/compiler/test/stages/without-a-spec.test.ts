import { describe, expect, test } from "vitest";
import * as z from "zod";
import {
  createCompiler,
  createMemoryHost,
  defineBackend,
  defineRuntime,
  defineTask,
  native,
  type AnyBackend,
  type CompilerOptions,
  type Input,
} from "../../src/index.js";

/*
 * Findings that no spec with its configuration can cause: what the embedding program, a TypeScript spec or a plugin
 * does. `fixtures/` has one folder for every other code.
 */

const eye = defineRuntime({
  kind: "acme-vision",
  function: z.strictObject({ url: z.string().refine((url) => url !== "s3://a/b", "it is taken") }),
  tasks: {
    serve: defineTask<{ url: string }, object, object>({
      task: z.object({}),
      run: z.object({}),
      lower: ({ fn, functionName }) => {
        const uri = fn("url");
        if (!uri) return undefined;
        if (uri.value === "s3://a/throw") throw new TypeError("planted");
        return {
          naming: { base: functionName },
          workload: {
            model: { uri },
            engine: { name: "Acme" },
            features: [],
            endpoint: { protocols: ["v2"] },
            hints: { acme: { lens: "wide" } },
          },
        };
      },
    }),
  },
});

const backend = (more: object = {}): AnyBackend => ({
  ...defineBackend({
    name: "acme",
    plan: "v1",
    options: z.strictObject({}),
    load: () => ({}),
    supports: () => ({
      "engine.Acme": native,
      "model.s3": native,
      "protocol.v2": native,
      "hints.acme": native,
      replicas: native,
    }),
    synth: () => undefined,
  }),
  ...more,
});

const spec = (url: string): Input => ({
  file: "a.yaml",
  text: `kind: acme-vision\nname: eye\nurl: ${url}\nruns: [{ action: serve }]\n`,
});

async function codes(
  inputs: readonly Input[],
  target?: string,
  more: Partial<CompilerOptions> = {},
): Promise<string[]> {
  const compiler = createCompiler({ host: createMemoryHost({}), runtimes: [eye], ...more });
  const compilation = await compiler.compile(inputs);
  const { diagnostics } =
    target === undefined ? compilation : await compiler.synth(compilation, { backend: target });
  return diagnostics.map(({ code }) => code);
}

describe("inputs", () => {
  test("input/duplicate-input: a path and a glob that overlap", async () => {
    const input = spec("s3://a/c");
    expect(await codes([input, input])).toEqual(["input/duplicate-input"]);
  });

  test("input/no-evaluator: a TypeScript spec where nothing can run it", async () => {
    expect(await codes([{ file: "a.ts" }])).toEqual(["input/no-evaluator"]);
  });

  test("input/evaluation-failed: a TypeScript spec that throws", async () => {
    const evaluate = () => Promise.resolve({ ok: false as const, detail: "it threw" });
    expect(await codes([{ file: "a.ts" }], undefined, { evaluate })).toEqual([
      "input/evaluation-failed",
    ]);
  });

  test("source/not-plain-data: a value that a program built", async () => {
    expect(await codes([{ file: "a.ts", value: { kind: () => "acme-vision" } }])).toEqual([
      "source/not-plain-data",
    ]);
  });

  test("source/circular-value: a value that contains itself", async () => {
    const value: Record<string, unknown> = { kind: "acme-vision", name: "eye" };
    value["spec"] = value;
    expect(await codes([{ file: "a.ts", value }])).toEqual(["source/circular-value"]);
  });
});

describe("plugins", () => {
  test("spec/invalid: a rule of the kind's own schema", async () => {
    expect(await codes([spec("s3://a/b")])).toEqual(["spec/invalid"]);
  });

  test("spec/runtime-failed: a runtime that throws", async () => {
    expect(await codes([spec("s3://a/throw")])).toEqual(["spec/runtime-failed"]);
  });

  test("negotiate/unknown-backend: a backend that nobody brought", async () => {
    expect(await codes([spec("s3://a/c")], "acne", { backends: [backend()] })).toEqual([
      "negotiate/unknown-backend",
    ]);
  });

  test("negotiate/plan-version: a backend for another Plan", async () => {
    const backends = [backend({ plan: "v0" })];
    expect(await codes([spec("s3://a/c")], "acme", { backends })).toEqual([
      "negotiate/plan-version",
    ]);
  });

  test("negotiate/backend-failed: a backend that throws", async () => {
    const synth = () => {
      throw new TypeError("planted");
    };
    expect(await codes([spec("s3://a/c")], "acme", { backends: [backend({ synth })] })).toEqual([
      "negotiate/backend-failed",
    ]);
  });

  test("negotiate/hint-unused: a hint for another target", async () => {
    const backends = [backend({ name: "other" })];
    expect(await codes([spec("s3://a/c")], "other", { backends })).toEqual([
      "negotiate/hint-unused",
    ]);
  });
});
