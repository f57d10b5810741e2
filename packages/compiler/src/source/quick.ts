import type { Limits } from "./limits.js";
import { readJson } from "./quick-json.js";
import { markJson } from "./quick-json-marks.js";
import { QuickMarks } from "./quick-marks.js";
import { readQuickly } from "./quick-yaml.js";

/** The value of a document that needs no full parser (or `EMPTY`); `undefined` where it does. */
export function readSimple(text: string, limits: Limits): unknown {
  return looksLikeJson(text) ? readJson(text, limits) : readQuickly(text, limits);
}

/** Where everything stands in a text that was read as `value` by {@link readSimple}. */
export function markSimple(text: string, limits: Limits, value: unknown): QuickMarks {
  if (looksLikeJson(text)) return markJson(text, value);
  const marks = new QuickMarks();
  readQuickly(text, limits, marks);
  return marks;
}

function looksLikeJson(text: string): boolean {
  const first = /[^ \t\r\n]/.exec(text)?.[0];
  return first === "{" || first === "[";
}
