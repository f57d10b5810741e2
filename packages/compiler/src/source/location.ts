import type { Location } from "../diagnostics/index.js";
import type { Side, SourceDocument, Span } from "./document.js";
import type { Path } from "./path.js";
import type { SourceText } from "./text.js";

/** Where a path of a document stands, as diagnostics carry it; `undefined` where the document has no text. */
export function locationOf(
  document: SourceDocument,
  path: Path,
  side: Side = "value",
): Location | undefined {
  const span = document.locate(path, side);
  return span && atSpan(document.file, span, path);
}

export function atSpan(file: string, span: Span, path: Path = []): Location {
  return { file, start: span.start, end: span.end, path, exact: span.exact };
}

/** A stretch of a text, by UTF-16 offsets. */
export function atRange(source: SourceText, start: number, end: number, path: Path = []): Location {
  return atSpan(source.file, source.span(start, end), path);
}
