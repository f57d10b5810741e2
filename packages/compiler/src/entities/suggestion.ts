import { alternatives } from "../describe.js";
import { suggest } from "../diagnostics/suggest.js";

const MAX_LISTED = 30;

/** The nearest valid word, as a help sentence and as the word itself for a fix. */
export interface Suggestion {
  readonly text: string;
  readonly word?: string;
}

/** Proposes the nearest of the valid words, or lists them. */
export function suggestion(wrong: string, valid: readonly string[]): Suggestion {
  const word = suggest(wrong, valid);
  if (word !== undefined) return { text: `did you mean \`${word}\`?`, word };
  if (valid.length === 0) return { text: "nothing is allowed here" };
  const listed = valid.slice(0, MAX_LISTED).map((item) => `\`${item}\``);
  return { text: `valid here: ${alternatives(listed)}${valid.length > MAX_LISTED ? " …" : ""}` };
}
