/** How many letters must be written, left out, changed or swapped to make one word of another. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A word without what people get wrong most: case, and which dashes. */
export const plain = (word: string): string =>
  word.toLowerCase().replace(/^-+/, "").replaceAll("_", "-");

/** A word that may be meant, and the same as {@link plain} has it. */
export interface Candidate {
  readonly name: string;
  readonly plain: string;
}

/** The words of a list that are near enough to be meant, at most three, nearest first. */
export function nearest(word: string, list: readonly string[]): readonly string[] {
  return nearestOf(
    word,
    list.map((name) => ({ name, plain: plain(name) })),
  );
}

/** The same for a list that many words are compared with. */
export function nearestOf(word: string, list: readonly Candidate[]): readonly string[] {
  const meant = plain(word);
  // Nobody means a name with words of that length, and comparing them takes time.
  if (meant.length > 80) return [];
  const limit = Math.max(1, Math.floor(meant.length / 3));
  return list
    .filter((candidate) => Math.abs(candidate.plain.length - meant.length) <= limit)
    .map((candidate) => ({ name: candidate.name, far: distance(meant, candidate.plain) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
