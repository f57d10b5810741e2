import type { Spelling } from "../kind.js";
import type { JsonSchema } from "./bridge.js";

const isMap = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keywords that say what is inside a value. */
const INNER = [
  "properties",
  "required",
  "additionalProperties",
  "items",
  "anyOf",
  "allOf",
  "examples",
  "default",
];

/**
 * Adds the accepted spellings to a JSON Schema, as properties that editors strike out and do not suggest. What is inside
 * one is left to the compiler: repeating it would double the schema with every level. Where the canonical property is
 * required, the requirement goes: either spelling meets it, and draft-07 cannot say so without harm to completion.
 */
export function withSpellings(schema: JsonSchema, spellings: readonly Spelling[]): JsonSchema {
  return spellings.reduce(
    (current, spelling) => addAt(current, steps(spelling.in), spelling),
    schema,
  );
}

/** `tolerations[].a` → `["tolerations", "[]", "a"]`. */
function steps(place: string): string[] {
  return place === "" ? [] : place.replaceAll("[]", ".[]").split(".");
}

function addAt(schema: JsonSchema, path: readonly string[], spelling: Spelling): JsonSchema {
  const [step, ...rest] = path;
  if (step === undefined) return add(schema, spelling);
  const { items, properties } = schema;
  if (step === "[]")
    return isMap(items) ? { ...schema, items: addAt(items, rest, spelling) } : schema;
  const child = isMap(properties) ? properties[step] : undefined;
  if (!isMap(properties) || !isMap(child)) return schema;
  return { ...schema, properties: { ...properties, [step]: addAt(child, rest, spelling) } };
}

function add(schema: JsonSchema, { from, to }: Spelling): JsonSchema {
  const { properties, required } = schema;
  const canonical = isMap(properties) ? properties[to] : undefined;
  if (!isMap(properties) || !isMap(canonical)) return schema;
  const outside = Object.entries(canonical).filter(([keyword]) => !INNER.includes(keyword));
  const alias = {
    ...Object.fromEntries(outside),
    deprecated: true,
    deprecationMessage: `\`${from}\` is read as \`${to}\`; write that.`,
    doNotSuggest: true,
  };
  return {
    ...schema,
    properties: { ...properties, [from]: alias },
    ...(Array.isArray(required) && { required: required.filter((key) => key !== to) }),
  };
}
