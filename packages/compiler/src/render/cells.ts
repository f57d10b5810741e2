/** What a terminal shows for one user-perceived character, and the columns that it takes. */
export interface Cell {
  readonly shown: string;
  readonly width: number;
  /** Its UTF-16 range in the text that the cells were made of. */
  readonly start: number;
  readonly end: number;
}

const TAB = " ".repeat(4);
/** A longer one is no character of any script, but marks heaped up to draw over the lines around it. */
const MAX_CLUSTER = 32;

/** ASCII, Latin letters and common punctuation: each is one cluster of one column whatever its neighbours. */
const PLAIN = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E]*$/;
// Expressions over Unicode properties take a millisecond to make, so they stand in functions: most lines are plain.

/** Controls, invisible and direction-changing characters, line separators, lone surrogates. */
const isUnsafe = (text: string) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
const isOnlyMarks = (text: string) => /^\p{M}+$/u.test(text);
/** East Asian Wide and Fullwidth, by script, for JavaScript has no property of that name. */
const isWide = (text: string) =>
  /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}{2}|.\uFE0F|(?![\uFF61-\uFFDC])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6])/u.test(
    text,
  );

/**
 * Splits a line into what a terminal shows. Nothing in it can drive the terminal or change how the rest reads: control
 * characters and direction marks are shown as escapes.
 */
export function toCells(line: string): Cell[] {
  if (PLAIN.test(line)) {
    return Array.from(line, (shown, start) => ({ shown, width: 1, start, end: start + 1 }));
  }
  const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const shown = show(segment);
    const width = shown === segment && isWide(segment) ? 2 : widthOfSafe(segment, shown);
    return { shown, width, start: index, end: index + segment.length };
  });
}

/** A text of one line made safe to print: as in {@link toCells}. */
export function safeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return toCells(text)
    .map(({ shown }) => shown)
    .join("");
}

function show(cluster: string): string {
  if (cluster === "\t") return TAB;
  if (cluster.length > MAX_CLUSTER) return escapeAll(cluster.slice(0, 2)) + "…";
  // A joiner within a cluster is part of an emoji or of an Indic syllable. Alone it would be invisible.
  const joined =
    cluster.length > 1 ? cluster.replace(/[\u200C\u200D]|[\u{E0020}-\u{E007F}]/gu, "") : cluster;
  if (joined === "" || isUnsafe(joined)) return escapeAll(cluster);
  return isOnlyMarks(cluster) ? `◌${cluster}` : cluster;
}

function widthOfSafe(cluster: string, shown: string): number {
  if (shown === cluster || shown === `◌${cluster}`) return 1;
  return shown.length;
}

function escapeAll(cluster: string): string {
  return Array.from(cluster, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
    return code < 0x1_0000 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
  }).join("");
}
