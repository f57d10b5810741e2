/** A stretch of a text that holds one document of a stream: [start, end) in UTF-16 units. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** A line that begins a document (`---`) or ends one (`...`): YAML allows neither inside any scalar. */
const MARKER = /(?:^|\n)(---|\.\.\.)(?=[ \t\r\n]|$)/g;

/**
 * Cuts a YAML stream at its document markers, in linear time. Every document can then be parsed alone: a broken one
 * leaves the others whole, and a position in one costs no parse of the rest.
 */
export function* splitStream(text: string): Generator<Chunk> {
  let start = 0;
  for (const match of text.matchAll(MARKER)) {
    const marker = match.index + match[0].length - 3;
    if (match[1] === "---") {
      // Comments and directives before a document's own `---` belong to it.
      if (isPrelude(text, start, marker)) continue;
      yield { start, end: marker };
      start = marker;
    } else {
      const lineEnd = text.indexOf("\n", marker);
      const end = lineEnd === -1 ? text.length : lineEnd + 1;
      yield { start, end };
      start = end;
    }
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Blank lines, comments and directives only. */
function isPrelude(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    let first = at;
    while (text[first] === " " || text[first] === "\t" || text[first] === "\r") first++;
    const character = text[first];
    const passes =
      first >= end ||
      character === "\n" ||
      character === "#" ||
      (character === "%" && first === at);
    if (!passes) return false;
    const newline = text.indexOf("\n", at);
    if (newline === -1) return true;
    at = newline + 1;
  }
  return true;
}
