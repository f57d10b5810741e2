import type { SuppressionComment } from "./document.js";
import type { Chunk } from "./split.js";
import type { SourceText } from "./text.js";
import type { NestingWatch } from "./yaml-nesting.js";

const COMMENT = /^#+[ \t]*inferspec-ignore(?![\w-])[ \t]*([^:]*)(?::(.*))?$/;

/**
 * The suppression comments of one document. At the end of a line a comment covers that line; alone on a line it covers
 * the next line that holds more than a comment. Ones without a reason or a code are given too, with empty strings:
 * somebody has to say that they count for nothing.
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
    const reason = (match[2] ?? "").trim();
    return (match[1] ?? "").split(",").map((code) => ({ code: code.trim(), reason, line, at }));
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
