import { valueAt, type Path } from "./source/path.js";

/**
 * Values that remember where they came from.
 *
 * A runtime reads its spec, and a backend reads the Plan, through `from(...)`, which gives a {@link Traced} box. The
 * box is put into the output as it is; whoever finishes the output (the compiler) unwraps it and notes the origin.
 * That is how tracing reaches plugins without any effort of theirs.
 */
const BRAND: unique symbol = Symbol.for("inferspec.traced.v1");

/** Anything that can say where it is: a spec origin in a runtime, a Plan origin in a backend. */
export interface Placed {
  readonly path: Path;
}

/** A value of type T with the leaves it was made from. */
export class Traced<T, O extends Placed> {
  /** Works across two copies of this module, which `instanceof` does not: plugins bring their own. */
  readonly [BRAND] = true;

  constructor(
    readonly value: T,
    readonly origins: readonly O[],
  ) {}

  /** A member of this value, `undefined` where it is absent; only for values taken over as they were. */
  get<K extends keyof T & (string | number)>(key: K): Traced<NonNullable<T[K]>, O> | undefined {
    const value: unknown = valueAt(this.value, [key]);
    if (value === undefined || value === null) return undefined;
    const origins = this.origins.map((origin) => ({ ...origin, path: [...origin.path, key] }));
    return new Traced(value as NonNullable<T[K]>, origins);
  }

  /** A value made from this one; keeps the origins. */
  map<U>(make: (value: T) => U): Traced<U, O> {
    return new Traced(make(this.value), this.origins);
  }

  /** A value made from this one and another; has the origins of both. */
  with<U, V>(
    other: Traced<U, O> | undefined,
    make: (value: T, other: U | undefined) => V,
  ): Traced<V, O> {
    return new Traced(make(this.value, other?.value), [...this.origins, ...(other?.origins ?? [])]);
  }
}

export function isTraced(value: unknown): value is Traced<unknown, Placed> {
  return typeof value === "object" && value !== null && BRAND in value;
}

/** T, where any part of it may be a traced value instead. */
export type Traceable<T, O extends Placed = Placed> =
  | T
  | Traced<T, O>
  | (T extends readonly (infer E)[]
      ? readonly Traceable<E, O>[]
      : T extends object
        ? { readonly [K in keyof T]: Traceable<T[K], O> }
        : never);

/**
 * A map or list that was made anew from the parts of another one: the whole leads back to that other one, each part to
 * where it came from itself.
 */
export function regroup<T, O extends Placed>(
  container: Traced<unknown, O>,
  parts: Traceable<T, O>,
): Traced<T, O> {
  // `unwrap` looks into the value of a box too, so boxes within are fine.
  return new Traced(parts as T, container.origins);
}

/** One traced part of an unwrapped value. */
export interface TraceEntry<O extends Placed> {
  readonly path: Path;
  readonly origins: readonly O[];
}

/** Deeper than any input may be: what goes further contains itself. */
const DEEPEST = 1024;

/**
 * Replaces every box in `draft` by its value, drops `undefined` members, and lists where the boxes stood. Throws a
 * RangeError where the draft contains itself.
 */
export function unwrap<O extends Placed>(
  draft: unknown,
): { value: unknown; entries: TraceEntry<O>[] } {
  const entries: TraceEntry<O>[] = [];
  return { value: walk(draft, [], entries), entries };
}

function walk<O extends Placed>(node: unknown, path: Path, entries: TraceEntry<O>[]): unknown {
  if (typeof node !== "object" || node === null) return node;
  if (path.length > DEEPEST) throw new RangeError("a part of it contains itself");
  if (isTraced(node)) {
    entries.push({ path, origins: node.origins as unknown as readonly O[] });
    return walk(node.value, path, entries);
  }
  if (Array.isArray(node)) {
    return node
      .filter((item) => item !== undefined)
      .map((item: unknown, index) => walkMember(item, path, index, entries));
  }
  const result: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(node)) {
    if (child === undefined) continue;
    const value = walkMember(child, path, key, entries);
    if (value !== undefined) setOwn(result, key, value);
  }
  return result;
}

/** Most members are plain texts and numbers, which need no path of their own. */
function walkMember<O extends Placed>(
  child: unknown,
  path: Path,
  key: string | number,
  entries: TraceEntry<O>[],
): unknown {
  return typeof child === "object" && child !== null ? walk(child, [...path, key], entries) : child;
}

/** Sets a member even where its name is `__proto__`. */
export function setOwn<T>(target: Record<string, T>, key: string, value: T): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[key] = value;
}

/**
 * Lets a construct whose props know nothing of tracing take traced values: the compiler unwraps them when it renders
 * the construct. Only for props that the construct passes on untouched.
 */
export function asProps<T>(draft: Traceable<T>): T {
  return draft as T;
}
