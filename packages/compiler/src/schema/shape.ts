import { isMap } from "../describe.js";
import { isSameWord } from "../diagnostics/suggest.js";
import type { Path } from "../source/path.js";

/** What the compiler asks of a schema's inside, in zod 4's and zod 3's own terms; all of it may be absent. */
interface Inside {
  readonly type?: unknown;
  readonly shape?: unknown;
  readonly innerType?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly options?: unknown;
  readonly getter?: unknown;
  readonly in?: unknown;
}

/** The keys that the object schema at a path knows, for proposals; empty where the schema cannot say. */
export function knownKeys(schema: unknown, path: Path): string[] {
  const keys = new Set<string>();
  for (const found of schemasAt(schema, path)) {
    for (const key of Object.keys(shapeOf(found) ?? {})) keys.add(key);
  }
  return [...keys];
}

/** The places of the maps directly below and above a path that know a key, in whatever case and separators. */
export function placesNearby(schema: unknown, path: Path, key: string): Path[] {
  const above = path.slice(0, -1);
  const maps = knownKeys(schema, path).map((name): Path => [...path, name]);
  if (path.length > 0) maps.push(above);
  return maps.flatMap((map) =>
    knownKeys(schema, map).flatMap((name) => (isSameWord(name, key) ? [[...map, name]] : [])),
  );
}

/** The first example of the schema at a path. */
export function exampleAt(schema: unknown, path: Path): unknown {
  for (const meta of metasAt(schema, path)) {
    if (Array.isArray(meta["examples"]) && meta["examples"].length > 0)
      return meta["examples"][0] as unknown;
  }
  return undefined;
}

/** What a text becomes by the repairs that the schema at a path names; `undefined` where none fits. */
export function repairedAt(schema: unknown, path: Path, text: string): string | undefined {
  for (const { repairs } of metasAt(schema, path)) {
    for (const repair of Array.isArray(repairs) ? (repairs as unknown[]) : []) {
      if (!isMap(repair)) continue;
      const { pattern, replacement } = repair;
      if (typeof pattern !== "string" || typeof replacement !== "string") continue;
      const matcher = new RegExp(pattern, "u");
      if (matcher.test(text)) return text.replace(matcher, replacement);
    }
  }
  return undefined;
}

function metasAt(schema: unknown, path: Path): Readonly<Record<string, unknown>>[] {
  return schemasAt(schema, path).flatMap((found) => {
    if (!("meta" in found) || typeof found.meta !== "function") return [];
    const meta = (found as { meta(): unknown }).meta();
    return isMap(meta) ? [meta] : [];
  });
}

/** The description of the schema at a path, without its final full stop. */
export function describeAt(schema: unknown, path: Path): string | undefined {
  for (const found of schemasAt(schema, path)) {
    const text = (found as { readonly description?: unknown }).description;
    if (typeof text === "string" && text !== "")
      return (text.split("\n")[0] ?? "").replace(/\.$/, "");
  }
  return undefined;
}

/** Whether the schema at a path takes texts, as far as it can say. */
export function takesText(schema: unknown, path: Path): boolean {
  return schemasAt(schema, path).some((found) => {
    const { type } = insideOf(found);
    return type === "string" || type === "enum";
  });
}

/** All schemas that may judge the value at a path: several behind a union. */
function schemasAt(schema: unknown, path: Path): object[] {
  let level = peel(schema);
  for (const part of path) {
    level = level.flatMap((found) => {
      const inside = insideOf(found);
      const shape = shapeOf(found);
      if (shape && Object.hasOwn(shape, part)) return peel(shape[part]);
      if (typeof part === "number" && inside.element !== undefined) return peel(inside.element);
      return inside.valueType === undefined ? [] : peel(inside.valueType);
    });
  }
  return level;
}

/** Takes optional, nullable, default, pipe and lazy wrappers off, and opens unions. The outermost stays first. */
function peel(schema: unknown, depth = 0): object[] {
  if (typeof schema !== "object" || schema === null || depth > 16) return [];
  const { innerType, options, getter, in: input } = insideOf(schema);
  if (innerType !== undefined) return [schema, ...peel(innerType, depth + 1)];
  if (typeof getter === "function")
    return [schema, ...peel((getter as () => unknown)(), depth + 1)];
  if (input !== undefined) return [schema, ...peel(input, depth + 1)];
  if (Array.isArray(options))
    return [schema, ...options.flatMap((option) => peel(option, depth + 1))];
  return [schema];
}

function insideOf(schema: object): Inside {
  const found: unknown =
    "_zod" in schema && isMap(schema._zod) ? schema._zod["def"] : Reflect.get(schema, "_def");
  return typeof found === "object" && found !== null ? found : {};
}

function shapeOf(schema: object): Readonly<Record<string, unknown>> | undefined {
  const { shape } = insideOf(schema);
  const made: unknown = typeof shape === "function" ? (shape as () => unknown)() : shape;
  return isMap(made) ? made : undefined;
}
