import { describe, expect, test } from "vitest";
import * as z from "zod";
import * as z3 from "zod/v3";
import { zodToJsonSchema } from "zod-to-json-schema";
import { kinds, lazy, loadZod3Converter, modelKinds, toJsonSchema } from "../src/index.js";

describe("no schema comes out empty", () => {
  test.each(
    [
      ...kinds.flatMap(({ function: fn, actions: { serve } }) => [
        fn,
        serve.task,
        serve.run,
        serve.parameters,
      ]),
      ...modelKinds.map((kind) => kind.spec),
    ].map((schema) => [schema] as const),
  )("built-in %#", (schema) => {
    expect(Object.keys(toJsonSchema(schema())?.["properties"] ?? {}).length).toBeGreaterThan(0);
  });

  test("zod 3, as plugins may still use it", async () => {
    const schema = z3
      .object({ size: z3.number().int(), tags: z3.array(z3.string()).optional() })
      .strict();
    expect(toJsonSchema(schema), "without the converter").toBeUndefined();
    expect(toJsonSchema(schema, await loadZod3Converter())).toEqual({
      type: "object",
      properties: { size: { type: "integer" }, tags: { type: "array", items: { type: "string" } } },
      required: ["size"],
      additionalProperties: false,
    });
  });

  test("zod 4 never goes through the converter for zod 3", async () => {
    const schema = z.strictObject({ size: z.int() });
    expect(toJsonSchema(schema, await loadZod3Converter())).toEqual({
      type: "object",
      properties: { size: { type: "integer" } },
      required: ["size"],
      additionalProperties: false,
    });
    // The trap: the converter says nothing at all about zod 4, without an error. When this fails, it has been mended.
    const trap = zodToJsonSchema(schema as unknown as z3.ZodType<unknown>);
    expect(Object.keys(trap)).toEqual(["$schema"]);
  });

  test("what is no schema gives none", () => {
    for (const value of [undefined, null, 1, {}, { _def: null }, { safeParse: () => true }]) {
      expect(toJsonSchema(value)).toBeUndefined();
    }
  });
});

test("schemas are made on first use, once", () => {
  let made = 0;
  const value = lazy(() => ({ number: ++made }));
  expect(made).toBe(0);
  expect(value()).toBe(value());
  expect(made).toBe(1);
});
