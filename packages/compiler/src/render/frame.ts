import type { Location } from "../diagnostics/index.js";
import { toCells, type Cell } from "./cells.js";
import type { Colors, Paint } from "./colors.js";
import { lineAfter, lineAt, lineBefore, type Line } from "./lines.js";

export interface FrameOptions {
  readonly colors: Colors;
  /** For the carets. */
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
  /** Lines before and after. */
  readonly context: number;
}

/** Longer spans are shown by their first lines and their last. */
const MAX_SPAN_LINES = 4;
/** What stays visible before a span that is wider than the window. */
const LEAD = 8;
const MIN_COLUMNS = 20;
/** White space that is looked through at the end of a span. */
const MAX_TRIMMED = 2_000;

interface Row {
  readonly number: number;
  readonly line: Line;
  /** Whether the span covers part of it. */
  readonly marked: boolean;
}

/** The lines around a place, with carets under it; `~` where only the neighbourhood is known. Empty without a text. */
export function codeFrame(text: string, at: Location, options: FrameOptions): string[] {
  if (text === "") return [];
  const span = spanWithin(text, at);
  const rows = frameRows(text, span, options.context);
  const digits = Math.max(...rows.map((row) => (row ? String(row.number).length : 0)));
  const columns = Math.max(MIN_COLUMNS, options.width - digits - 7);
  const window = windowOf(lineAt(text, span.start), span, columns);
  const { dim } = options.colors;
  const blank = " ".repeat(digits);
  return rows.flatMap((row) => {
    if (!row) return [dim(`    ${blank} ⋮`)];
    const cells = cellsOf(row.line);
    const source = cut(cells, window);
    const number = String(row.number).padStart(digits);
    if (!row.marked) return [`    ${dim(`${number} │`)} ${source}`.trimEnd()];
    const shown = `  ${options.paint(">")} ${dim(`${number} │`)} ${source}`.trimEnd();
    const mark = carets(cells, row.line, span, window, at.exact ? "^" : "~");
    return [shown, `    ${dim(`${blank} │`)} ${mark.indent}${options.paint(mark.carets)}`];
  });
}

interface FrameSpan {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
}

/** The span with its offsets inside the text, and without the white space at its end that nodes of YAML may have. */
function spanWithin(text: string, at: Location): FrameSpan {
  const start = within(at.start.offset, text.length);
  const limit = Math.max(start, within(at.end.offset, text.length));
  let end = limit;
  let endLine = Math.max(at.start.line, at.end.line);
  const floor = Math.max(start, limit - MAX_TRIMMED);
  while (end > floor && /\s/.test(text.charAt(end - 1))) {
    end--;
    if (text[end] === "\n") endLine--;
  }
  return { start, end, line: at.start.line, endLine: Math.max(at.start.line, endLine) };
}

function within(offset: number, length: number): number {
  return Math.min(Math.max(Math.trunc(offset) || 0, 0), length);
}

/** `undefined` stands for lines that are left out. */
function frameRows(text: string, span: FrameSpan, context: number): (Row | undefined)[] {
  const first: Row = { number: span.line, line: lineAt(text, span.start), marked: true };
  const before: Row[] = [];
  let edge: Line | undefined = first.line;
  for (let number = span.line - 1; number >= 1 && before.length < context; number--) {
    edge = lineBefore(text, edge);
    if (!edge) break;
    before.unshift({ number, line: edge, marked: false });
  }
  const covered: (Row | undefined)[] = [first];
  let last = first;
  const count = span.endLine - span.line + 1;
  const whole = count <= MAX_SPAN_LINES ? count : MAX_SPAN_LINES - 2;
  while (last.number < span.line + whole - 1) {
    const line = lineAfter(text, last.line);
    if (!line || line.start >= span.end) break;
    last = { number: last.number + 1, line, marked: true };
    covered.push(last);
  }
  if (count > MAX_SPAN_LINES) {
    last = { number: span.endLine, line: lineAt(text, span.end), marked: true };
    covered.push(undefined, last);
  }
  const after: Row[] = [];
  edge = last.line;
  while (after.length < context) {
    edge = lineAfter(text, edge);
    if (!edge) break;
    after.push({ number: last.number + after.length + 1, line: edge, marked: false });
  }
  return [...before, ...covered, ...after];
}

/** Which display columns of every line of the frame are shown: the same for all, so that they stay aligned. */
interface Window {
  readonly from: number;
  readonly columns: number;
}

function windowOf(line: Line, span: FrameSpan, columns: number): Window {
  const cells = cellsOf(line);
  const total = widthOf(cells);
  if (total <= columns) return { from: 0, columns };
  const { from, to } = markedColumns(cells, line, span);
  if (to < columns) return { from: 0, columns };
  const spare = columns - (to - from);
  const lead = spare > 2 * LEAD ? Math.floor(spare / 2) : LEAD;
  return { from: Math.max(0, Math.min(from - lead, total - columns)), columns };
}

/** An ellipsis stands for what is out of reach. It begins before, or ends after, everything in the line. */
function cellsOf(line: Line): Cell[] {
  const cells = toCells(line.text);
  const ellipsis = { shown: "…", width: 1 };
  if (line.cutBefore) cells.unshift({ ...ellipsis, start: -1, end: 0 });
  if (line.cutAfter)
    cells.push({ ...ellipsis, start: line.text.length, end: line.text.length + 1 });
  return cells;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** The part of a line that the window shows, with an ellipsis where it goes on. */
function cut(cells: readonly Cell[], { from, columns }: Window): string {
  const total = widthOf(cells);
  const low = from > 0 ? from + 1 : 0;
  const high = total > from + columns ? from + columns - 1 : from + columns;
  if (total <= low) return total > 0 && from > 0 ? "…" : "";
  let shown = from > 0 ? "…" : "";
  let column = 0;
  for (const cell of cells) {
    const next = column + cell.width;
    if (column >= low && next <= high) shown += cell.shown;
    // Half of a wide character at the window's edge: keep its columns, so that the rest stays aligned.
    else if (next > low && column < high)
      shown += " ".repeat(Math.min(next, high) - Math.max(column, low));
    column = next;
  }
  return total > from + columns ? `${shown}…` : shown;
}

/** The display columns of a line that the span covers: at least one. Indentation counts only on the first line. */
function markedColumns(
  cells: readonly Cell[],
  line: Line,
  span: FrameSpan,
): { from: number; to: number } {
  const text = line.text;
  const isFirst = span.start >= line.start;
  const start = isFirst ? span.start - line.start : text.length - text.trimStart().length;
  const end = span.end - line.start;
  let column = 0;
  let from: number | undefined;
  let to = 0;
  for (const cell of cells) {
    const next = column + cell.width;
    if (from === undefined && cell.end > start) from = column;
    if (cell.start < end) to = next;
    column = next;
  }
  from ??= column;
  return { from, to: Math.max(to, from + 1) };
}

function carets(
  cells: readonly Cell[],
  line: Line,
  span: FrameSpan,
  { from, columns }: Window,
  sign: string,
): { readonly indent: string; readonly carets: string } {
  const marked = markedColumns(cells, line, span);
  const start = Math.min(Math.max(marked.from - from, 0), columns);
  const end = Math.max(Math.min(marked.to - from, columns), start + 1);
  return { indent: " ".repeat(start), carets: sign.repeat(end - start) };
}
