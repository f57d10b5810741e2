import type { Limits } from "./limits.js";
import { hasUnpairedSurrogate } from "./strings.js";

/**
 * Reads a JSON document with the engine's own parser, and gives `undefined` for what the full parser must judge:
 * duplicate keys (which JSON.parse hides), numbers that JSON cannot keep, broken surrogate pairs, limits, every error.
 */
export function readJson(text: string, limits: Limits): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const counter = new Counter(limits, text.includes("\\u"));
  if (!counter.accepts(value, 1)) return undefined;
  return counter.members === countColons(text) ? value : undefined;
}

/** The colons outside strings: one a member, in valid JSON. */
function countColons(text: string): number {
  let count = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 0x22) quoted = !quoted;
    else if (character === 0x5c) at++;
    else if (character === 0x3a && !quoted) count++;
  }
  return count;
}

class Counter {
  members = 0;
  #nodes = 0;

  constructor(
    readonly limits: Limits,
    readonly escapes: boolean,
  ) {}

  accepts(value: unknown, depth: number): boolean {
    if (++this.#nodes > this.limits.nodes) return false;
    if (typeof value === "string") return !this.escapes || !hasUnpairedSurrogate(value);
    if (typeof value === "number") {
      return (
        Number.isFinite(value) &&
        !Object.is(value, -0) &&
        Math.abs(value) <= Number.MAX_SAFE_INTEGER
      );
    }
    if (typeof value !== "object" || value === null) return true;
    if (depth > this.limits.depth) return false;
    if (Array.isArray(value)) return value.every((item) => this.accepts(item, depth + 1));
    const entries = Object.entries(value);
    this.members += entries.length;
    return entries.every(
      ([key, member]) =>
        (!this.escapes || !hasUnpairedSurrogate(key)) && this.accepts(member, depth + 1),
    );
  }
}
