import type { Limits } from "./limits.js";
import { readJson } from "./quick-json.js";
import { readQuickly } from "./quick-yaml.js";

/** The value of a document that needs no full parser (or `EMPTY`); `undefined` where it does. */
export function readSimple(text: string, limits: Limits): unknown {
  const first = /[^ \t\r\n]/.exec(text)?.[0];
  return first === "{" || first === "[" ? readJson(text, limits) : readQuickly(text, limits);
}
