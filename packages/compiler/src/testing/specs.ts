import fc from "fast-check";
import { isMap } from "../describe.js";
import type { LazySchema, Runtime } from "../runtime.js";
import { forceSchema } from "../schema/index.js";
import { toJsonSchema } from "@inferspec/spec";
import { fieldsOf, withValue, type Field } from "./fields.js";
import { LawBreach } from "./laws.js";

/** A function of the short form, as plain data. */
export interface ShortSpec {
  readonly kind: string;
  readonly name: string;
  readonly runs: readonly Readonly<Record<string, unknown>>[];
  readonly [parameter: string]: unknown;
}

/** Parameters of a short run that say where it stands; its place says so already. */
const REFERENCES = new Set(["task", "function"]);

/** All parameters of one schema of a kind, with examples. */
export function parametersOf(schema: LazySchema<unknown>, kind: string): readonly Field[] {
  return fieldsOf(jsonSchemaOf(schema, kind));
}

/** The parameters that a short run takes. */
export function runParametersOf(runtime: Runtime): readonly Field[] {
  const [task] = Object.values(runtime.tasks);
  if (!task) throw new LawBreach("Conformance kit", `${runtime.kind} has no task`);
  return parametersOf(task.run, runtime.kind).filter(
    ({ path: [head] }) => !REFERENCES.has(String(head)),
  );
}

/**
 * Functions of a kind with one run. Every parameter is there or not, with one of its own examples; the required ones
 * always are. Schemas accept each parameter, and rules over several may still refuse the whole: the less often, the
 * higher `rarity` (one parameter in so many is there).
 */
export function arbitrarySpec(runtime: Runtime, rarity = 7): fc.Arbitrary<ShortSpec> {
  const [action = "serve"] = Object.keys(runtime.tasks);
  const required = requiredOf(runtime.function, runtime.kind);
  return fc
    .record({
      name: fc.constantFrom("llm", "speech-to-text", "a", "Model.B+1_x"),
      project: fc.option(fc.constantFrom("demo", "nlp-team"), { nil: undefined }),
      description: fc.option(fc.constantFrom("Answers questions.", ""), { nil: undefined }),
      labels: fc.option(fc.constantFrom(["llm", "chat"], []), { nil: undefined }),
      run: fc.option(fc.constantFrom("default", "eu"), { nil: undefined }),
      function: parameters(parametersOf(runtime.function, runtime.kind), required, rarity),
      parameters: parameters(runParametersOf(runtime), [], rarity),
    })
    .map(({ name, project, description, labels, run, ...parts }) => ({
      kind: runtime.kind,
      name,
      ...present({ project, description, labels }),
      ...(parts.function as object),
      runs: [{ action, ...present({ name: run }), ...(parts.parameters as object) }],
    }));
}

/** A subset of parameters with their examples, containers before what they contain. */
function parameters(
  fields: readonly Field[],
  required: readonly string[],
  rarity: number,
): fc.Arbitrary<unknown> {
  const choices = fields.map((field) => {
    const always = field.path.length === 1 && required.includes(String(field.path[0]));
    return fc.record({
      // Deep parameters are rarer: each brings its container along.
      there: always
        ? fc.constant(true)
        : fc.integer({ min: 1, max: rarity * field.path.length }).map((dice) => dice === 1),
      example: fc.constantFrom(...field.examples),
    });
  });
  return fc.tuple(...choices).map((chosen) =>
    chosen.reduce<unknown>((spec, { there, example }, index) => {
      const path = fields[index]?.path;
      return there && path ? withValue(spec, path, example, fields) : spec;
    }, {}),
  );
}

function present(parts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function requiredOf(schema: LazySchema<unknown>, kind: string): readonly string[] {
  const required = jsonSchemaOf(schema, kind)["required"];
  return Array.isArray(required) ? required.map(String) : [];
}

function jsonSchemaOf(
  schema: LazySchema<unknown>,
  kind: string,
): Readonly<Record<string, unknown>> {
  const json = toJsonSchema(forceSchema(schema));
  if (isMap(json)) return json;
  throw new LawBreach(
    "Conformance kit",
    `the parameters of ${kind} cannot be listed: use schemas of zod 4`,
  );
}
