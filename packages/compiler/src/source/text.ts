import type { Position, Span } from "./document.js";

/** A file's text with its line index, which is made when the first position is asked for. */
export class SourceText {
  #lineStarts: readonly number[] | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  /** Offsets outside the text are moved to its ends. */
  position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { offset: at, line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  span(start: number, end: number, exact = true): Span {
    return { start: this.position(start), end: this.position(Math.max(start, end)), exact };
  }
}

/** Only LF ends a line (CRLF ends with one): YAML 1.2 and JSON know no other break that we accept. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
