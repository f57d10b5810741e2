import { describe, expect, test } from "vitest";
import { Ajv } from "ajv";
import * as fc from "fast-check";
import type * as z from "zod";
import {
  combinedJsonSchema,
  envelopeShape,
  headShape,
  identityShape,
  kindJsonSchema,
  kinds,
  modelKinds,
  toJsonSchema,
  type JsonSchema,
} from "../src/index.js";
import type { PublishedSchema } from "./published.js";
import { fitting, mutated } from "./vectors.js";

const schemas: readonly (readonly [string, () => z.ZodType])[] = [
  ...kinds.flatMap((kind) => [
    [kind.kind, kind.function] as const,
    [`${kind.kind}+serve`, kind.actions.serve.task] as const,
    [`${kind.kind}+serve:run`, kind.actions.serve.run] as const,
  ]),
  ...modelKinds.map((kind) => [kind.kind, kind.spec] as const),
];

const isMap = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every property below a schema, with its path. */
function properties(schema: unknown, path = ""): [string, JsonSchema][] {
  if (!isMap(schema)) return [];
  const found: [string, JsonSchema][] = [];
  if (isMap(schema["properties"])) {
    for (const [key, child] of Object.entries(schema["properties"])) {
      if (isMap(child)) found.push([`${path}.${key}`, child]);
      found.push(...properties(child, `${path}.${key}`));
    }
  }
  found.push(...properties(schema["items"], `${path}[]`));
  for (const branch of Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [])
    found.push(...properties(branch, path));
  return found;
}

const ajv = new Ajv({ strict: false, unicodeRegExp: true });

describe.each([
  ...schemas,
  ...[identityShape, headShape, envelopeShape]
    .map((shape) => {
      const fields: Readonly<Record<string, z.ZodType>> = shape();
      return [shape.name, Object.entries(fields)] as const;
    })
    .flatMap(([, fields]) =>
      fields.map(([key, schema]) => [`envelope ${key}`, () => schema] as const),
    ),
])("%s", (_, schema) => {
  const json = toJsonSchema(schema()) ?? {};

  test("says of every field what it is, with valid examples that differ", () => {
    for (const [path, field] of properties(json)) {
      // What may be null stands in a union, where zod keeps the texts on the other branch.
      const branches = Array.isArray(field["anyOf"]) ? (field["anyOf"] as JsonSchema[]) : [];
      const described = [field, ...branches].find((part) => "description" in part) ?? {};
      const { description, examples } = described;
      expect(description, path).toMatch(/\S.{8,}/);
      expect(examples, path).toBeInstanceOf(Array);
      const values = examples as unknown[];
      const distinct = new Set(values.map((value) => JSON.stringify(value)));
      expect(distinct.size, `${path}: examples repeat`).toBe(values.length);
      // A closed list of one value has no second example.
      const only = [field, field["items"]].some(
        (part) => isMap(part) && Array.isArray(part["enum"]) && part["enum"].length === 1,
      );
      if (!only) expect(distinct.size, path).toBeGreaterThanOrEqual(2);
      if (Array.isArray(field["enum"]))
        expect(new Set(values), path).toEqual(new Set(field["enum"]));
      const check = ajv.compile({ ...field, definitions: json["definitions"] ?? {} });
      for (const value of [...values, ...("default" in field ? [field["default"]] : [])]) {
        expect(check(value), `${path}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });
});

describe("JSON Schemas say what the schemas say", () => {
  const unsafe = (value: unknown): boolean =>
    typeof value === "number"
      ? !Number.isSafeInteger(value)
      : typeof value === "object" && value !== null && Object.values(value).some(unsafe);

  test.each(schemas.slice(0, kinds.length * 3))("%s", (_, schema) => {
    const json = toJsonSchema(schema()) ?? {};
    const check = ajv.compile(json);
    const vector = fc.oneof(fitting(json as PublishedSchema), mutated(json as PublishedSchema));
    fc.assert(
      fc.property(vector, (value) => {
        fc.pre(!unsafe(value));
        expect(check(value)).toBe(schema().safeParse(value).success);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

describe("documents", () => {
  const combined = ajv.compile(combinedJsonSchema(kinds, modelKinds));
  const fn = { kind: "kubeai-text", name: "llm" };
  const spec = { url: "hf://a/b", engine: "VLLM", features: ["TextGeneration"] };
  const refs = { function: "kubeai-text://demo/llm:1", task: "kubeai-text+serve://demo/2" };

  test.each([
    [
      "short, flat",
      { ...fn, ...spec, runs: [{ action: "serve", name: "a", scaling: { target_request: 3 } }] },
    ],
    [
      "short, spec",
      {
        ...fn,
        metadata: { description: "x" },
        spec,
        runs: [{ action: "serve", caching_profile: "a" }],
      },
    ],
    [
      "exported",
      {
        ...fn,
        project: "demo",
        id: "1",
        key: "k",
        user: "u",
        metadata: { part_of: [] },
        spec,
        status: { state: "READY" },
      },
    ],
    [
      "task",
      { kind: "kubeai-text+serve", id: "2", spec: { function: refs.function, profile: "cpu" } },
    ],
    [
      "run",
      {
        kind: "kubeai-text+serve:run",
        id: "3",
        spec: { ...refs, tolerations: [{ toleration_seconds: 3 }] },
      },
    ],
    [
      "run with snake_case affinity",
      { kind: "kubeai-text+serve:run", spec: { ...refs, affinity: { node_affinity: {} } } },
    ],
    [
      "model",
      { kind: "huggingface", name: "m", spec: { path: "hf://a/b", parameters: { a: [1, ["x"]] } } },
    ],
  ])("%s is accepted", (_, value) => {
    expect(combined(value), JSON.stringify(combined.errors)).toBe(true);
  });

  test.each([
    ["an unknown kind", { kind: "kubeai-txt", name: "a" }],
    ["no kind", { name: "a" }],
    ["an unknown key", { ...fn, ...spec, enigne: "VLLM" }],
    ["flat parameters beside spec", { ...fn, spec, url: "hf://a/b" }],
    ["an unknown key in a run", { ...fn, ...spec, runs: [{ action: "serve", replica: 1 }] }],
    ["an unknown action", { ...fn, ...spec, runs: [{ action: "train" }] }],
    ["a run without its task", { kind: "kubeai-text+serve:run", spec: { function: "f" } }],
    [
      "null in a list of parameters",
      { kind: "model", name: "m", spec: { path: "p", parameters: { a: [null] } } },
    ],
  ])("%s is refused", (_, value) => {
    expect(combined(value)).toBe(false);
  });

  test("one kind's own document judges as the combined one", () => {
    for (const kind of kinds) {
      const own = ajv.compile(kindJsonSchema(kind));
      expect(own({ ...fn, ...spec, kind: kind.kind })).toBe(
        combined({ ...fn, ...spec, kind: kind.kind }),
      );
      expect(own({ ...fn, kind: "huggingface" })).toBe(false);
    }
  });
});
