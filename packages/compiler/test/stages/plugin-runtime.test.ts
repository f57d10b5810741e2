import { expect, test } from "vitest";
import * as z from "zod";
import { z as z3 } from "zod/v3";
import {
  createCompiler,
  createMemoryHost,
  defineRuntime,
  defineTask,
  type Schema,
} from "../../src/index.js";

/** A kind of a plugin's own, with the parameters of its function in the given schema. */
const runtime = (parameters: Schema<{ url: string; size?: "small" | "large" | undefined }>) =>
  defineRuntime({
    kind: "acme-vision",
    function: parameters,
    tasks: {
      serve: defineTask<{ url: string; size?: "small" | "large" | undefined }, object, object>({
        task: z.object({}),
        run: z.object({}),
        lower: ({ fn, functionName }) => {
          const uri = fn("url");
          if (!uri) return undefined;
          return {
            naming: { base: functionName },
            workload: {
              model: { uri },
              engine: { name: fn("size")?.map((size) => `Acme-${size}`) ?? "Acme" },
              features: [],
              endpoint: { protocols: ["v2"] },
            },
            requires: ["acme/vision"],
          };
        },
      }),
    },
  });

const schemas: [string, Schema<{ url: string; size?: "small" | "large" | undefined }>][] = [
  [
    "zod 4",
    z.strictObject({ url: z.string().min(3), size: z.enum(["small", "large"]).optional() }),
  ],
  [
    "zod 3",
    z3.object({ url: z3.string().min(3), size: z3.enum(["small", "large"]).optional() }).strict(),
  ],
];

test.each(schemas)("a plugin's kind with schemas of %s", async (_, schema) => {
  const compiler = createCompiler({ host: createMemoryHost({}), runtimes: [runtime(schema)] });
  const compile = (text: string) => compiler.compile([{ file: "a.yaml", text }]);
  const good = await compile(
    "kind: acme-vision\nname: eye\nurl: s3://b/p\nsize: large\nruns: [{ action: serve }]\n",
  );
  expect(good.diagnostics).toEqual([]);
  expect(good.plan.workloads[0]).toMatchObject({
    engine: { name: "Acme-large" },
    requires: ["acme/vision", "engine.Acme-large", "model.s3", "protocol.v2"],
  });
  const bad = await compile(
    "kind: acme-vision\nname: eye\nurl: s\nsize: lage\nsizes: large\nruns: [{ action: serve }]\n",
  );
  expect(bad.diagnostics.map(({ code, at, help }) => [at?.start.line, code, help])).toEqual([
    [3, "spec/out-of-range", expect.any(String)],
    [4, "spec/bad-value", "did you mean `large`?"],
    [5, "spec/unknown-key", "did you mean `size`?"],
  ]);
  const missing = await compile("kind: acme-vision\nname: eye\nruns: [{ action: serve }]\n");
  expect(missing.diagnostics.map(({ code }) => code)).toEqual(["spec/missing-key"]);
});

test("a runtime that throws or makes nonsense is named, and nothing is thrown", async () => {
  const broken = (lower: () => never) =>
    createCompiler({
      host: createMemoryHost({}),
      runtimes: [
        defineRuntime({
          kind: "acme",
          function: z.object({}),
          tasks: { serve: defineTask({ task: z.object({}), run: z.object({}), lower }) },
        }),
      ],
    }).compile([{ file: "a.yaml", text: "kind: acme\nname: a\nruns: [{ action: serve }]\n" }]);
  const thrown = await broken(() => {
    throw new RangeError("planted");
  });
  expect(thrown.diagnostics).toMatchObject([
    { code: "spec/runtime-failed", params: { problem: "planted" } },
  ]);
  const circle: Record<string, unknown> = {};
  circle["circle"] = circle;
  for (const made of [
    { naming: { base: "a" }, workload: { model: 1 } },
    { naming: { base: 5 }, workload: {} },
    { naming: { base: "a" }, workload: circle },
    {},
    "a workload",
  ]) {
    const nonsense = await broken(() => made as never);
    expect(nonsense.diagnostics).toMatchObject([{ code: "spec/runtime-failed" }]);
    expect(nonsense.plan.workloads).toEqual([]);
  }
  const odd = await broken(() => {
    throw Object.create(null);
  });
  expect(odd.diagnostics).toMatchObject([
    { code: "spec/runtime-failed", params: { problem: "it threw a map" } },
  ]);
});
