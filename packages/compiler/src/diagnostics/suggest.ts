import { compareText } from "../plan/canonical.js";

// Our own, because `fastest-levenshtein` and `leven` know no swapped letters (the commonest slip), no limit that stops
// early and nothing of `minReplicas`/`min_replicas`; what they would save is the small `distance` below.

/** Beyond this many characters a word is compared by its letters only, not by distance. */
const MAX_LENGTH = 64;
/** Beyond this many candidates none is compared by distance, so that many mistakes among many names stay cheap. */
const MAX_COMPARED = 500;
const MAX_DISTANCE = 4;

/** The valid name that was most likely meant, or `undefined` where none is near. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  return suggestAll(word, candidates, 1)[0];
}

/**
 * The valid names that may have been meant, nearest first: those that differ in case and separators only, then those
 * with the same words in another order, then by edits. Ties go to the name that sorts first.
 */
export function suggestAll(
  word: string,
  candidates: Iterable<string>,
  limit = 3,
): readonly string[] {
  const names = [...new Set(candidates)].filter((name) => name !== word);
  const wrong = new Shape(word);
  const byDistance = word.length <= MAX_LENGTH && names.length <= MAX_COMPARED;
  return names
    .map((name) => ({ name, rank: rank(wrong, new Shape(name), byDistance) }))
    .filter(({ rank }) => rank !== Infinity)
    .sort((a, b) => a.rank - b.rank || compareText(a.name, b.name))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Whether two names differ in case and separators only: `maxReplicas` and `max_replicas`. */
export function isSameWord(a: string, b: string): boolean {
  return new Shape(a).letters === new Shape(b).letters;
}

/**
 * Whether a name can only be a slip for the valid one, so that a machine may write it: the same letters, or one typing
 * error (two in long words). A word inside a longer one, as `replicas` in `maxReplicas`, says something else.
 */
export function isCertain(word: string, valid: string): boolean {
  const [wrong, right] = [new Shape(word).letters, new Shape(valid).letters];
  if (wrong === right) return wrong !== "";
  const shorter = Math.min(wrong.length, right.length);
  if (shorter < 4 || Math.max(wrong.length, right.length) > MAX_LENGTH) return false;
  const contained = wrong.includes(right) || right.includes(wrong);
  const limit = shorter < 8 || contained ? 1 : 2;
  return distance(...withoutCommon(wrong, right), limit) <= limit;
}

/** A name without what people mix up: case, and how its words are joined. */
class Shape {
  readonly letters: string;

  constructor(private readonly name: string) {
    this.letters = name.replace(/[-_\s]/g, "").toLowerCase();
  }

  /** The words in order of the alphabet: `replicas-min` and `minReplicas` have the same. */
  words(): string {
    const words = this.name
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[-_\s]+/);
    return words.sort(compareText).join(" ").trim();
  }
}

function rank(wrong: Shape, valid: Shape, byDistance: boolean): number {
  if (wrong.letters === "") return Infinity;
  if (wrong.letters === valid.letters) return 0;
  if (wrong.letters.length === valid.letters.length && wrong.words() === valid.words()) return 1;
  if (!byDistance) return Infinity;
  const longer = Math.max(wrong.letters.length, valid.letters.length);
  const limit = longer < 3 ? 0 : Math.min(Math.max(1, Math.floor(longer / 3)), MAX_DISTANCE);
  const edits = distance(...withoutCommon(wrong.letters, valid.letters), limit);
  return edits > limit ? Infinity : 1 + edits;
}

/** Two texts without what both begin and end with, which changes nothing about their distance. References share most. */
function withoutCommon(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  )
    end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

/**
 * How many letters must be added, removed, replaced or swapped with their neighbour to make `b` of `a` (optimal string
 * alignment); any number above `limit` says only that there are more.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      }
      row.push(cost);
      best = Math.min(best, cost);
    }
    // The least cost of a row never falls from row to row, not even by a swap: that costs one from two rows back.
    if (best > limit) return Infinity;
    [beforeLast, last] = [last, row];
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
