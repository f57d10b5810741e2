import type { JsonSchema } from "./bridge.js";

/*
 * Kinds have most of their parameters in common, so a document for all of them says the same many times: two megabytes,
 * which editors read at every start. What is said more than once is moved to `definitions`, under the name of the
 * property that said it first.
 */

/** Keywords whose value is a map of schemas, a list of schemas, a schema. Others hold data, which is left alone. */
const MAPS = new Set(["properties", "patternProperties"]);
const LISTS = new Set(["anyOf", "allOf", "oneOf"]);
const SINGLE = new Set(["items", "additionalProperties", "not", "if", "then", "else"]);

/** Shorter ones stay where they are, in characters: a reference would save nothing. */
const SHORTEST = 150;

/** One schema, however often it occurs. */
interface Shared {
  readonly name: string;
  /** The schema, with {@link Inner} in place of the schemas within. */
  readonly body: JsonSchema;
  readonly size: number;
  /** In how many places it stands, those within something that is itself shared counted once. */
  uses: number;
}

/** Stands for a schema within another one. */
interface Inner {
  readonly inner: number;
}

const isMap = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Moves what occurs more than once below a schema to its `definitions`. What it means stays the same. */
export function shareDefinitions(document: JsonSchema): JsonSchema {
  const { definitions: given = {}, ...root } = document;
  const table = createTable();
  const top = table.add(root, "");
  const named = Object.entries(given as Record<string, JsonSchema>).map(
    ([name, schema]) => [name, table.add(schema, name)] as const,
  );
  const taken = new Set(Object.keys(given as object));
  const names = new Map<number, string>();
  const definitions: Record<string, unknown> = {};

  const render = (id: number): unknown => {
    const { name, size, uses } = table.at(id);
    if (uses < 2 || size < SHORTEST) return body(id);
    let chosen = names.get(id);
    if (chosen === undefined) {
      chosen = freeName(name, taken);
      taken.add(chosen);
      names.set(id, chosen);
      definitions[chosen] = body(id);
    }
    return { $ref: `#/definitions/${chosen}` };
  };
  const body = (id: number): JsonSchema =>
    mapInner(table.at(id).body, (within) => render((within as unknown as Inner).inner));

  const shared = body(top);
  for (const [name, id] of named) definitions[name] = body(id);
  return Object.keys(definitions).length === 0 ? shared : { ...shared, definitions };
}

function createTable() {
  const entries: Shared[] = [];
  const byText = new Map<string, number>();
  const at = (id: number): Shared => {
    const entry = entries[id];
    if (!entry) throw new RangeError(`no schema ${String(id)}`);
    return entry;
  };
  /** The number of a schema; equal ones have the same. */
  const add = (schema: JsonSchema, name: string): number => {
    const within: number[] = [];
    const body = mapInner(schema, (inner, key) => {
      const id = add(inner, key);
      within.push(id);
      return { inner: id } satisfies Inner;
    });
    const text = JSON.stringify(body);
    const known = byText.get(text);
    if (known !== undefined) return known;
    for (const id of within) at(id).uses++;
    const size = within.reduce((sum, id) => sum + at(id).size, text.length);
    byText.set(text, entries.length);
    return entries.push({ name, body, size, uses: 0 }) - 1;
  };
  return { add, at };
}

/** Replaces every schema that stands directly within one; `key` is its property, or the keyword that holds it. */
function mapInner(
  schema: JsonSchema,
  make: (inner: JsonSchema, key: string) => unknown,
): JsonSchema {
  const each = (value: unknown, key: string): unknown => (isMap(value) ? make(value, key) : value);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (MAPS.has(keyword) && isMap(value)) {
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([key, child]) => [key, each(child, key)])),
        ];
      }
      if (LISTS.has(keyword) && Array.isArray(value)) {
        return [keyword, value.map((item) => each(item, keyword))];
      }
      return [keyword, SINGLE.has(keyword) ? each(value, keyword) : value];
    }),
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}.${String(number)}`)) number++;
  return `${name}.${String(number)}`;
}
