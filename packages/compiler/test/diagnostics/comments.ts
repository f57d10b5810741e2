import {
  defineDiagnostics,
  type Diagnostic,
  type DiagnosticKind,
} from "../../src/diagnostics/index.js";
import { createDiagnostic } from "../../src/diagnostics/index.js";
import { suppression } from "../../src/diagnostics/settle-diagnostics.js";
import type { Position, SourceDocument, SuppressionComment } from "../../src/source/document.js";
import type { Path } from "../../src/source/path.js";

export const demo = defineDiagnostics("demo", {
  refused: { severity: "error", suppressible: true, message: "refused {what}", docs: "A test." },
  wrong: { severity: "error", message: "wrong {what}", docs: "A test." },
  odd: { severity: "warning", suppressible: true, message: "odd {what}", docs: "A test." },
});

export const other = defineDiagnostics("other", {
  late: { severity: "warning", suppressible: true, message: "late", docs: "A test." },
});

export const KINDS: ReadonlyMap<string, DiagnosticKind> = new Map(
  [demo, other, suppression]
    .flatMap((catalogue) => Object.values(catalogue))
    .map((kind) => [kind.code, kind]),
);

export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { offset, line, column: offset - before.lastIndexOf("\n") };
}

/** A document whose comments are read line by line: one covers its own line, or the next where it stands alone. */
export function commented(file: string, text: string, asked?: () => void): SourceDocument {
  return {
    file,
    text,
    value: null,
    locate: () => undefined,
    edit: () => undefined,
    suppressions: () => {
      asked?.();
      return [...text.matchAll(/# inferspec-ignore ?([^:\r\n]*)(?:: *([^\r\n]*))?/g)].map(
        (match): SuppressionComment => {
          const start = positionIn(text, match.index);
          const end = positionIn(text, match.index + match[0].length);
          const alone = text.slice(match.index - start.column + 1, match.index).trim() === "";
          return {
            code: match[1] ?? "",
            reason: match[2] ?? "",
            line: start.line + (alone ? 1 : 0),
            at: { start, end, exact: true },
          };
        },
      );
    },
  };
}

/** A finding at the first occurrence of `word` in the text of a document. */
export function at<P extends string>(
  kind: DiagnosticKind<P>,
  { file, text }: SourceDocument,
  word: string,
  params: Readonly<Record<P, string>>,
  path: Path = [],
): Diagnostic {
  const offset = text.indexOf(word);
  return createDiagnostic(kind, {
    params,
    at: {
      file,
      path,
      start: positionIn(text, offset),
      end: positionIn(text, offset + word.length),
      exact: true,
    },
  });
}
