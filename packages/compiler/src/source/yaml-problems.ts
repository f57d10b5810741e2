import type { YAMLError } from "yaml";
import { createDiagnostic, type Diagnostic, type Location } from "../diagnostics/index.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import type { Composed } from "./yaml-compose.js";
import { overIndentedAt, overIndentedBelow, type OverIndented } from "./yaml-indentation.js";

/** Makes a location of offsets in the document's text. */
export type Locate = (start: number, end: number) => Location;

/** At most this many problems of notation of one document are listed. */
const LISTED = 50;

/** The parser's complaints in plain words: one a line, in the order of the text. */
export function describeProblems(composed: Composed, text: string, locate: Locate): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { unclosedBrackets } = composed.watch;
  for (const { offset, character } of unclosedBrackets.slice(0, LISTED)) {
    diagnostics.push(
      createDiagnostic(catalogue["unclosed-bracket"], {
        params: { open: character, close: character === "[" ? "]" : "}" },
        at: locate(offset, offset + 1),
      }),
    );
  }
  for (const problem of composed.problems) {
    if (diagnostics.length > LISTED * 4) break;
    if (unclosedBrackets.length > 0 && isBracketProblem(problem)) continue;
    diagnostics.push(describe(problem, composed, text, locate));
  }
  return onePerLine(diagnostics, composed.problems.length);
}

function onePerLine(diagnostics: Diagnostic[], total: number): Diagnostic[] {
  const lines = new Map<number, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const line = diagnostic.at?.start.line ?? 0;
    if (!lines.has(line)) lines.set(line, diagnostic);
  }
  const kept = [...lines.values()].sort(
    (a, b) => (a.at?.start.offset ?? 0) - (b.at?.start.offset ?? 0),
  );
  if (kept.length <= LISTED) return kept;
  const [next] = kept.splice(LISTED);
  kept.push(
    createDiagnostic(catalogue["more-problems"], {
      params: { count: total - LISTED },
      at: next?.at,
    }),
  );
  return kept;
}

/** A missing bracket shows itself in several complaints at its end; the bracket that was opened says it best. */
function isBracketProblem({ code, message }: YAMLError): boolean {
  return (code === "BAD_INDENT" || code === "MISSING_CHAR") && / end with a [\]}]$/.test(message);
}

function describe(
  problem: YAMLError,
  composed: Composed,
  text: string,
  locate: Locate,
): Diagnostic {
  const [start, end] = problem.pos;
  const { message } = problem;
  const at = locate(start, end);
  const plain = (kind: (typeof PLAIN)[number]) =>
    createDiagnostic(catalogue[kind], { params: {}, at });
  const source = text.slice(start, end);
  const deeper = (entry: OverIndented | undefined) => entry && describeDeeper(entry, locate);
  switch (problem.code) {
    case "TAB_AS_INDENT":
      return plain("tab-indentation");
    case "BAD_INDENT":
    case "BLOCK_IN_FLOW":
      return deeper(overIndentedAt(text, start)) ?? plain("indentation");
    case "DUPLICATE_KEY":
    case "NON_STRING_KEY":
      return plain("complex-key");
    case "KEY_OVER_1024_CHARS":
      return plain("key-too-long");
    case "MULTILINE_IMPLICIT_KEY":
      return deeper(overIndentedBelow(text, start)) ?? plain("multiline-key");
    case "BLOCK_AS_IMPLICIT_KEY":
      if (!message.startsWith("Nested")) return plain("indentation");
      return deeper(overIndentedBelow(text, start)) ?? plain("colon-in-value");
    case "BAD_SCALAR_START":
      return createDiagnostic(catalogue["reserved-start"], {
        params: { character: message.slice(-1) },
        at,
      });
    case "BAD_DQ_ESCAPE": {
      const escape = message.replace(/^Invalid escape sequence /, "");
      return createDiagnostic(catalogue["invalid-escape"], { params: { escape }, at });
    }
    case "TAG_RESOLVE_FAILED":
    case "BAD_COLLECTION_TYPE":
      return createDiagnostic(catalogue["unknown-tag"], { params: { tag: source }, at });
    case "BAD_DIRECTIVE":
      return createDiagnostic(catalogue.directive, { params: { detail: message }, at });
    case "ALIAS_PROPS":
    case "BAD_ALIAS":
    case "BAD_PROP_ORDER":
    case "MULTIPLE_ANCHORS":
    case "MULTIPLE_TAGS":
      return createDiagnostic(catalogue["bad-anchor"], { params: { detail: lower(message) }, at });
    case "MISSING_CHAR":
      return describeMissing(message, composed, locate, start, plain) ?? fallback(message, at);
    case "UNEXPECTED_TOKEN":
      if (!message.endsWith("at node end")) return fallback(message, at);
      // At the start of a line it is no rest of a value but an entry in the wrong column.
      return startsLine(text, start)
        ? (deeper(overIndentedAt(text, start)) ?? plain("indentation"))
        : plain("text-after-value");
    default:
      return fallback(message, at);
  }
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

function describeDeeper({ start, end, column }: OverIndented, locate: Locate): Diagnostic {
  return createDiagnostic(catalogue["over-indented"], {
    params: { column },
    at: locate(start, end),
  });
}

const PLAIN = [
  "tab-indentation",
  "indentation",
  "complex-key",
  "key-too-long",
  "multiline-key",
  "colon-in-value",
  "text-after-value",
  "missing-colon",
  "comment-spacing",
] as const;

function describeMissing(
  message: string,
  composed: Composed,
  locate: Locate,
  start: number,
  plain: (kind: (typeof PLAIN)[number]) => Diagnostic,
): Diagnostic | undefined {
  if (message.startsWith("Missing closing")) {
    const opened = composed.watch.unclosedQuotes.get(start);
    const offset = opened?.offset ?? start;
    const quote = opened?.character ?? (message.includes('"') ? '"' : "'");
    return createDiagnostic(catalogue["unclosed-quote"], {
      params: { quote },
      at: locate(offset, offset + 1),
    });
  }
  if (message.startsWith("Implicit map keys")) return plain("missing-colon");
  if (message.startsWith("Comments must")) return plain("comment-spacing");
  if (/^(?:Block scalar|Sequence item without)/.test(message)) return plain("indentation");
  if (/directives-end/.test(message)) {
    return createDiagnostic(catalogue.directive, {
      params: { detail: lower(message) },
      at: locate(start, start + 1),
    });
  }
  return undefined;
}

function fallback(message: string, at: Location): Diagnostic {
  const token = /^Unexpected [\w-]+ token in [\w ]+: (".*")$/.exec(message)?.[1];
  const detail = token === undefined ? lower(message) : `${token} is not expected here`;
  return createDiagnostic(catalogue.syntax, { params: { detail }, at });
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
