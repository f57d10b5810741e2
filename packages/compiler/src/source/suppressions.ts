import type { SuppressionComment } from "./document.js";
import type { Chunk } from "./split.js";
import type { SourceText } from "./text.js";
import type { NestingWatch } from "./yaml-nesting.js";

/** A text without it holds no suppression comment, nor anything that somebody may take for one. */
export const SUPPRESSION_MARK = /inferspec(?:-|:[ \t]*)(?:ignore|disable|suppress|allow|nolint)/i;

const COMMENT =
  /^#+[ \t]*(inferspec(?:-|:[ \t]*)(?:ignore|disable|suppress|allow|nolint)[\w-]*)[ \t]*([^:]*)(?::(.*))?$/i;

/**
 * The suppression comments of one document. At the end of a line a comment covers that line; alone on a line it covers
 * the next line that holds more than a comment. Ones without a reason or a code are given too, with empty strings:
 * somebody has to say that they count for nothing. So are those that begin with a word which other tools know.
 */
export function findSuppressions(
  source: SourceText,
  chunk: Chunk,
  comments: NestingWatch["comments"],
): SuppressionComment[] {
  const coveredLine = createCoveredLine(source, chunk);
  return comments.flatMap(({ offset, text }) => {
    const match = COMMENT.exec(text);
    if (!match) return [];
    const start = chunk.start + offset;
    const at = source.span(start, start + text.trimEnd().length);
    const line = coveredLine(start) ?? at.start.line;
    const [, word = "", codes = "", reason = ""] = match;
    if (word !== "inferspec-ignore") {
      const [code = ""] = codes.trim().split(/[\s,]/);
      return [{ code, reason: reason.trim(), line, at, word }];
    }
    return codes.split(",").map((code) => ({ code: code.trim(), reason: reason.trim(), line, at }));
  });
}

/** Leads a comment to the line that it covers. Comments that stand below each other share one walk to that line. */
function createCoveredLine(source: SourceText, chunk: Chunk) {
  const { text } = source;
  let walked: { readonly start: number; readonly end: number; readonly line: number | undefined } =
    { start: 0, end: 0, line: undefined };
  return (comment: number): number | undefined => {
    const lineStart = text.lastIndexOf("\n", comment) + 1;
    if (text.slice(lineStart, comment).trim() !== "") return source.position(comment).line;
    if (comment < walked.start || comment >= walked.end) walked = walk(comment);
    return walked.line;
  };

  function walk(start: number): typeof walked {
    let at = text.indexOf("\n", start) + 1;
    while (at > 0 && at < chunk.end) {
      const newline = text.indexOf("\n", at);
      const line = text.slice(at, newline === -1 ? undefined : newline);
      // A document's own `---` holds nothing that could be allowed.
      if (!/^\s*(?:#.*|---\s*(?:#.*)?)?$/.test(line))
        return { start, end: at, line: source.position(at).line };
      at = newline + 1;
    }
    return { start, end: chunk.end, line: undefined };
  }
}
