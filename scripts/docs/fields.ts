import { toJsonSchema, type Spelling } from "@inferspec/spec";
import { code, table } from "./markdown.js";

type Schema = Readonly<Record<string, unknown>>;

/** One row of a table of fields. */
interface Field {
  /** As in a spelling's `in`: `scaling.load_balancing`, `volumes[].spec`. */
  readonly path: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** A table of every field that a zod schema has, with those of its maps and lists below them. */
export function fieldTable(
  schema: unknown,
  spellings: readonly Spelling[] = [],
  /** Adds a column: its title, and what stands in it for a top-level field. */
  extra?: { readonly title: string; of(name: string): string },
): string {
  const json = toJsonSchema(schema);
  if (!json) throw new Error("this schema has no JSON Schema");
  const definitions = isMap(json["definitions"]) ? json["definitions"] : {};
  return table(
    ["field", "type", "default", extra?.title ?? "", "what it is"],
    fieldsOf(json, "", definitions, new Set()).map((field) => [
      `\`${field.path}\`${field.required ? " (required)" : ""}`,
      typeOf(field.schema),
      field.schema["default"] === undefined ? "" : code(field.schema["default"]),
      extra && !/[.[]/.test(field.path) ? extra.of(field.path) : "",
      describe(field, spellings),
    ]),
  );
}

function fieldsOf(
  schema: Schema,
  prefix: string,
  definitions: Schema,
  open: ReadonlySet<string>,
): Field[] {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    const target = definitions[reference.slice("#/definitions/".length)];
    // A type that holds itself is listed once.
    if (!isMap(target) || open.has(reference)) return [];
    return fieldsOf(target, prefix, definitions, new Set([...open, reference]));
  }
  const required = Array.isArray(schema["required"]) ? (schema["required"] as unknown[]) : [];
  const properties = isMap(schema["properties"]) ? schema["properties"] : {};
  const own = Object.entries(properties).flatMap(([key, child]) => {
    if (!isMap(child)) return [];
    const path = prefix === "" ? key : `${prefix}.${key}`;
    const field = { path, required: required.includes(key), schema: child };
    return [field, ...fieldsOf(child, path, definitions, open)];
  });
  const items = isMap(schema["items"])
    ? fieldsOf(schema["items"], `${prefix}[]`, definitions, open)
    : [];
  const values = isMap(schema["additionalProperties"])
    ? fieldsOf(schema["additionalProperties"], `${prefix}.*`, definitions, open)
    : [];
  const branches = branchesOf(schema).flatMap((branch) =>
    fieldsOf(branch, prefix, definitions, open),
  );
  return [...own, ...items, ...values, ...branches];
}

function branchesOf(schema: Schema): Schema[] {
  return ["anyOf", "oneOf", "allOf"].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.filter(isMap) : [];
  });
}

/** A type in a few words: `text`, `list of texts`, `one of …`. */
function typeOf(schema: Schema): string {
  const choices = schema["enum"];
  if (Array.isArray(choices)) return `one of ${choices.map(code).join(", ")}`;
  if (schema["const"] !== undefined) return code(schema["const"]);
  const branches = branchesOf(schema);
  if (branches.length > 0) return [...new Set(branches.map(typeOf))].join(" or ");
  const { type } = schema;
  if (type === "array") {
    const items = isMap(schema["items"]) ? typeOf(schema["items"]) : "values";
    return `list of ${plural(items)}`;
  }
  if (type === "object" && isMap(schema["additionalProperties"])) {
    const values = typeOf(schema["additionalProperties"]);
    return `map of ${plural(values)}`;
  }
  return (typeof type === "string" && NAMES[type]) || "any value";
}

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "map",
  null: "nothing",
};

const PLURALS: Readonly<Record<string, string>> = {
  text: "texts",
  "whole number": "whole numbers",
  number: "numbers",
  map: "maps",
  "any value": "values",
};

function plural(type: string): string {
  return PLURALS[type] ?? type.replace(/^(map|list) of /, "$1s of ");
}

/** Description, bounds, meaning of each value, examples, accepted spellings: one line each. */
function describe({ path, schema }: Field, spellings: readonly Spelling[]): string {
  const lines: string[] = [];
  if (typeof schema["description"] === "string") lines.push(schema["description"]);
  lines.push(...meanings(schema), ...bounds(schema), ...examplesOf(schema));
  for (const { in: place, from, to, source } of spellings) {
    if (path !== (place === "" ? to : `${place}.${to}`)) continue;
    lines.push(`Also accepted: \`${from}\` (${source}).`);
  }
  return lines.join("\n");
}

function meanings(schema: Schema): string[] {
  const source = isMap(schema["items"]) ? schema["items"] : schema;
  const values = source["enum"];
  const texts = source["enumDescriptions"];
  if (!Array.isArray(values) || !Array.isArray(texts)) return [];
  return values.map((value, index) => `${code(value)}: ${String(texts[index] ?? "")}.`);
}

const BOUNDS = { minimum: "At least", maximum: "At most", pattern: "Pattern" };

function bounds(schema: Schema): string[] {
  return Object.entries(BOUNDS).flatMap(([key, words]) =>
    schema[key] === undefined ? [] : [`${words} ${code(schema[key])}.`],
  );
}

function examplesOf(schema: Schema): string[] {
  const examples = schema["examples"];
  // A closed list names all of its values already.
  if (!Array.isArray(examples) || examples.length === 0 || schema["enum"]) return [];
  return [`For example ${examples.map(code).join(", ")}.`];
}

function isMap(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
