import {
  countDiagnostics,
  type Diagnostic,
  type DiagnosticCounts,
  type Location,
} from "../diagnostics/index.js";
import { Masker } from "./mask.js";

/**
 * The report for programs. Stable: what is here keeps its name and meaning within a `version`; keys may be added.
 *
 * `severity` is `error`, `warning` or `info`. Offsets count UTF-16 units from 0; `line` and `column` count from 1,
 * columns in UTF-16 units; ends are exclusive. `path` is the data path within the document (a key or an index each).
 * `params` are the values in the message. `--fix` makes the first of `fixes`; each replaces ranges of the files as they
 * were read. `suppressed` says why a finding was allowed, and whether a comment or the configuration did. Absent means
 * none; `at` is absent where a finding has no place in the input. Secrets are shown as `•••`; a fix that would write one
 * is left out.
 */
export interface JsonReport {
  readonly version: 1;
  readonly summary: DiagnosticCounts;
  readonly diagnostics: readonly Diagnostic[];
}

export interface JsonOptions {
  /** The texts of the input files, to know the secrets in them by; none of it is shown. */
  readonly sources?: ReadonlyMap<string, string> | undefined;
  /** How many files were read; else those that findings point into are counted. */
  readonly files?: number | undefined;
}

/** The report as data. Every key is in a fixed order, whoever made the diagnostic. */
export function jsonReport(
  diagnostics: readonly Diagnostic[],
  { sources, files }: JsonOptions = {},
): JsonReport {
  const masker = new Masker(sources);
  const summary = countDiagnostics(diagnostics);
  return {
    version: 1,
    summary: files === undefined ? summary : { ...summary, files },
    diagnostics: diagnostics.map((diagnostic) => ordered(masker.finding(diagnostic))),
  };
}

/** A {@link JsonReport} as text, with a final line break. */
export function renderJson(diagnostics: readonly Diagnostic[], options?: JsonOptions): string {
  return `${JSON.stringify(jsonReport(diagnostics, options), null, 2)}\n`;
}

function ordered(diagnostic: Diagnostic): Diagnostic {
  const { code, severity, message, params, at, related, help, fixes, suppressed } = diagnostic;
  return {
    code,
    severity,
    message,
    params,
    ...(at && { at: orderedLocation(at) }),
    ...(related && {
      related: related.map((place) => ({ message: place.message, at: orderedLocation(place.at) })),
    }),
    ...(help !== undefined && { help }),
    ...(fixes && {
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map(({ file, start, end, newText }) => ({ file, start, end, newText })),
      })),
    }),
    ...(suppressed && { suppressed: { reason: suppressed.reason, by: suppressed.by } }),
  };
}

function orderedLocation({ file, start, end, path, exact }: Location): Location {
  return {
    file,
    start: { offset: start.offset, line: start.line, column: start.column },
    end: { offset: end.offset, line: end.line, column: end.column },
    path,
    exact,
  };
}
