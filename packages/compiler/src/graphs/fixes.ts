import type { FixIntent } from "../diagnostics/diagnostic.js";
import type { Path } from "../source/path.js";

/** Writes the word that was meant, where there is one. */
export function replacement(at: Path, word: string | undefined): readonly FixIntent<Path>[] {
  if (word === undefined) return [];
  return [{ title: `write \`${word}\``, edits: [{ op: "replace", at, value: word }] }];
}
