import { isTraced } from "../trace.js";

/** Deeper than any input may be: what goes further may contain itself. */
const DEEPEST = 1000;

/**
 * Makes of a draft what cdk8s makes of it by resolving and sanitising, in one walk: traced values are unwrapped, what is
 * null or undefined is left out, keys are in order. Takes plain data and traced values only; whatever else it meets
 * (tokens, `Lazy`, instances of classes, functions) makes it {@link unusual}, and what it gave is worth nothing.
 */
export class PlainValue {
  /** Something was met that only cdk8s knows how to render, or refuses. */
  unusual = false;

  /** With `prune`, empty lists and maps are left out too, as cdk8s does in metadata. */
  constructor(private readonly prune: boolean) {}

  render(draft: unknown): unknown {
    return this.#walk(draft, false, 0);
  }

  #walk(node: unknown, boxed: boolean, depth: number): unknown {
    switch (typeof node) {
      case "string":
      case "number":
      case "boolean":
        return node;
      case "undefined":
        return undefined;
      case "object":
        break;
      default:
        return this.#giveUp();
    }
    if (node === null) return undefined;
    if (depth > DEEPEST) return this.#giveUp();
    if (isTraced(node)) return this.#walk(node.value, true, depth + 1);
    return Array.isArray(node) ? this.#list(node, boxed, depth) : this.#map(node, boxed, depth);
  }

  #list(list: readonly unknown[], boxed: boolean, depth: number): unknown {
    if (Object.getPrototypeOf(list) !== Array.prototype) return this.#giveUp();
    const items: unknown[] = [];
    for (const item of list) {
      // Tracing leaves these out, cdk8s does not.
      if (item === undefined && boxed) continue;
      if (item === undefined) return this.#giveUp();
      items.push(this.#walk(item, boxed, depth + 1));
    }
    return this.prune && items.length === 0 ? undefined : items;
  }

  #map(map: object, boxed: boolean, depth: number): unknown {
    const prototype: unknown = Object.getPrototypeOf(map);
    if (prototype !== Object.prototype && !(boxed && prototype === null)) return this.#giveUp();
    const result: Record<string, unknown> = {};
    let empty = true;
    for (const key of Object.keys(map).sort()) {
      // By the one, an object no longer looks plain to cdk8s; the other would not become a member.
      if (key === "constructor" || key === "__proto__") return this.#giveUp();
      const value = this.#walk((map as Readonly<Record<string, unknown>>)[key], boxed, depth + 1);
      if (value === undefined) continue;
      result[key] = value;
      empty = false;
    }
    return this.prune && empty ? undefined : result;
  }

  #giveUp(): undefined {
    this.unusual = true;
    return undefined;
  }
}
