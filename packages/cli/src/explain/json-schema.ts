import { forceSchema, isMap, type LazySchema } from "@inferspec/compiler";
import { loadZod3Converter, toJsonSchema, type JsonSchema } from "@inferspec/spec";

export type { JsonSchema };

/** The JSON Schema of a runtime's schema; `undefined` where it is of a library that cannot say, as a plugin's may be. */
export async function jsonSchemaOf(schema: LazySchema<unknown>): Promise<JsonSchema | undefined> {
  const made = forceSchema(schema);
  return toJsonSchema(made) ?? toJsonSchema(made, await loadZod3Converter());
}

/** The member schema of a key: of an object its property, of a list (`[]` or a number) its items. */
export function memberSchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  for (const branch of branchesOf(schema)) {
    const { properties, items, additionalProperties } = branch;
    if (isMap(properties) && Object.hasOwn(properties, key) && isMap(properties[key]))
      return properties[key];
    // In `adapters.url` the list's brackets may be left out.
    if (isMap(items)) return /^\d*$/.test(key) ? items : memberSchema(items, key);
    if (isMap(additionalProperties)) return additionalProperties;
  }
  return undefined;
}

/** The keys below a schema, of a list those of its items. */
export function memberKeys(schema: JsonSchema): string[] {
  return branchesOf(schema).flatMap(({ properties, items }) =>
    isMap(properties) ? Object.keys(properties) : isMap(items) ? memberKeys(items) : [],
  );
}

/** The alternatives of a union, else the schema itself. */
export function branchesOf(schema: JsonSchema): JsonSchema[] {
  const union = schema["anyOf"] ?? schema["oneOf"];
  return Array.isArray(union) ? union.filter(isMap).flatMap(branchesOf) : [schema];
}

/** What a schema takes, in words. */
export function typeOf(schema: JsonSchema): string {
  const words = branchesOf(schema).map((branch) => {
    const { type, items } = branch;
    if ("const" in branch) return JSON.stringify(branch["const"]);
    if (Array.isArray(branch["enum"]))
      return branch["enum"].map((value) => JSON.stringify(value)).join(", ");
    if (type === "array") return isMap(items) ? `list of ${typeOf(items)}` : "list";
    return typeof type === "string" ? type : "anything";
  });
  return [...new Set(words)].join(" or ");
}
