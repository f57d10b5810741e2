import { isMap } from "../describe.js";
import type { Path } from "../source/path.js";

/** One parameter of a kind, with values it may have. */
export interface Field {
  /** Items of lists stand for all with index 0. */
  readonly path: Path;
  readonly examples: readonly unknown[];
  /** What applies where it is left out, if the schema says so. */
  readonly fallback?: unknown;
}

/**
 * All parameters that a JSON Schema describes, containers before what they contain, with the examples that stand
 * beside them. Properties without examples, and free-form maps, are varied as a whole by those of their container.
 */
export function fieldsOf(schema: unknown, path: Path = []): Field[] {
  if (!isMap(schema)) return [];
  const fields: Field[] = [];
  const examples = examplesOf(schema);
  if (path.length > 0 && examples.length > 0)
    fields.push({ path, examples, fallback: schema["default"] });
  for (const branch of [schema, ...branchesOf(schema)]) {
    if (isMap(branch["properties"])) {
      for (const [key, child] of Object.entries(branch["properties"])) {
        fields.push(...fieldsOf(child, [...path, key]));
      }
    }
    if (isMap(branch["items"])) fields.push(...fieldsOf(branch["items"], [...path, 0]));
  }
  return fields;
}

function examplesOf(schema: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(schema["enum"])) return schema["enum"];
  return Array.isArray(schema["examples"]) ? schema["examples"] : [];
}

function branchesOf(
  schema: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>>[] {
  return ["anyOf", "oneOf", "allOf"].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.filter(isMap) : [];
  });
}

/**
 * A copy of `data` in which `path` leads to `value`. Lists and maps on the way are made where they are missing, from
 * the examples of their own field where there are some.
 */
export function withValue(
  data: unknown,
  path: Path,
  value: unknown,
  fields: readonly Field[],
  done: Path = [],
): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  const own = data ?? containerExample(done, fields) ?? (typeof head === "number" ? [] : {});
  const here = [...done, head];
  if (typeof head === "number") {
    const list = Array.isArray(own) ? [...(own as unknown[])] : [];
    list[head] = withValue(list[head], rest, value, fields, here);
    return list;
  }
  const map = isMap(own) ? own : {};
  return { ...map, [head]: withValue(map[head], rest, value, fields, here) };
}

function containerExample(path: Path, fields: readonly Field[]): unknown {
  const field = fields.find((candidate) => samePath(candidate.path, path));
  return field?.examples.find((example) => typeof example === "object");
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
