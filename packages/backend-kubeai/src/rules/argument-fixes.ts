import type { FixIntent, Path } from "@inferspec/compiler";

/**
 * The longest command line that is written anew as a whole. Each fix of it holds all its words: a longer one with a
 * mistake on every line would have a report as long as the square of its length.
 */
const WHOLE = 100;

const ARGS: Path = ["engine", "args"];

/** Puts `words` in the place of `count` words from `index` on; a change of one word leaves all others as written. */
export function fixWords(
  args: readonly string[],
  index: number,
  count: number,
  words: readonly string[],
): readonly FixIntent<Path>[] {
  const [word, ...more] = words;
  const shown = more.length === 0 ? word : words.map((one) => `\`${one}\``).join(", ");
  const title = shown === undefined ? `remove ${args[index] ?? ""}` : `write ${shown}`;
  const at = [...ARGS, index];
  if (count === 1 && more.length === 0) {
    return word === undefined
      ? [{ title, edits: [{ op: "remove", at }] }]
      : [{ title, edits: [{ op: "replace", at, value: word }] }];
  }
  if (args.length > WHOLE) return [];
  const value = args.toSpliced(index, count, ...words);
  return [{ title, edits: [{ op: "replace", at: ARGS, value }] }];
}
