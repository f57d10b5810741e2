/** A line of a text, or as much of it as lies near the place that was asked for. */
export interface Line {
  readonly text: string;
  /** UTF-16 offset of `text` in the file. */
  readonly start: number;
  /** The line goes on before, or after, what is given here. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** How far a line is read to either side: a file may be one line of many megabytes, with thousands of findings. */
const REACH = 500;

/** The line in which an offset lies. Only LF ends a line; a CR before it is not shown. */
export function lineAt(text: string, offset: number): Line {
  const floor = Math.max(0, offset - REACH);
  const before = text.slice(floor, offset).lastIndexOf("\n");
  const after = text.slice(offset, offset + REACH).indexOf("\n");
  const start = before === -1 ? floor : floor + before + 1;
  const end = after === -1 ? Math.min(text.length, offset + REACH) : offset + after;
  return {
    text: text.slice(start, end).replace(/\r$/, ""),
    start,
    cutBefore: before === -1 && floor > 0,
    cutAfter: after === -1 && end < text.length,
  };
}

/** The line before; `undefined` at the beginning, or where the line's own beginning is out of reach. */
export function lineBefore(text: string, line: Line): Line | undefined {
  return line.cutBefore || line.start === 0 ? undefined : lineAt(text, line.start - 1);
}

/** The line after; `undefined` at the end, or where the line's own end is out of reach. */
export function lineAfter(text: string, line: Line): Line | undefined {
  if (line.cutAfter) return undefined;
  const end = text.indexOf("\n", line.start + line.text.length);
  // What follows the last line break is no line of its own.
  return end === -1 || end + 1 >= text.length ? undefined : lineAt(text, end + 1);
}
