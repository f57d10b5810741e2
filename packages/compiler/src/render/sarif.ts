import { compareText } from "../plan/canonical.js";
import type { Diagnostic, DiagnosticKind, Fix, Location, Severity } from "../diagnostics/index.js";
import type { TextEdit } from "../source/document.js";
import { formatPath } from "../source/path.js";
import { fileUri } from "./file-uri.js";
import { Masker } from "./mask.js";

export interface SarifOptions {
  /** Every diagnostic that the run knew, by code: rules are described from them. */
  readonly kinds: ReadonlyMap<string, DiagnosticKind>;
  /** The version of the tool that reports. */
  readonly version?: string | undefined;
  /** The texts of the input files, to know the secrets in them by; none of it is shown. */
  readonly sources?: ReadonlyMap<string, string> | undefined;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
  Severity,
  string
>;

/** The report in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning and editors. */
export function renderSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const masker = new Masker(options.sources);
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort(compareText);
  const indexes = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "inferspec",
            ...(options.version !== undefined && { version: options.version }),
            rules: codes.map((code) => rule(code, options.kinds.get(code))),
          },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: indexes.get(diagnostic.code),
          ...result(masker.finding(diagnostic), options.kinds.get(diagnostic.code)),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: string, kind: DiagnosticKind | undefined) {
  if (!kind) return { id: code };
  return {
    id: code,
    shortDescription: { text: withoutBraces(kind.message) },
    fullDescription: { text: kind.docs },
    help: { text: kind.docs, markdown: kind.docs },
    defaultConfiguration: { level: LEVELS[kind.severity] },
  };
}

/** In SARIF, braces in a text are placeholders for its arguments; `<name>` is not. */
function withoutBraces(template: string): string {
  return template.replace(/\{(\w+)\}/g, "<$1>");
}

function result(diagnostic: Diagnostic, kind: DiagnosticKind | undefined) {
  const { severity, message, at, related, help, fixes, suppressed } = diagnostic;
  return {
    // A suppressed finding is `info` here, but SARIF keeps its level and says that it is suppressed.
    level: LEVELS[suppressed ? (kind?.severity ?? severity) : severity],
    message: { text: help === undefined ? message : `${message}\n${help}` },
    ...(at && { locations: [location(at)] }),
    ...(related && {
      relatedLocations: related.map((place, id) => ({
        id,
        ...location(place.at),
        message: { text: place.message },
      })),
    }),
    ...(fixes && { fixes: fixes.map(fix) }),
    // SARIF wants it for all results or for none: an empty list says that suppressions were looked for.
    suppressions: suppressed
      ? [
          {
            kind: suppressed.by === "comment" ? "inSource" : "external",
            status: "accepted",
            justification: suppressed.reason,
          },
        ]
      : [],
  };
}

function location({ file, start, end, path }: Location) {
  return {
    physicalLocation: {
      artifactLocation: { uri: fileUri(file) },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        charOffset: start.offset,
        charLength: Math.max(0, end.offset - start.offset),
      },
    },
    ...(path.length > 0 && { logicalLocations: [{ fullyQualifiedName: formatPath(path) }] }),
  };
}

function fix({ title, edits }: Fix) {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([file, changes]) => ({
      artifactLocation: { uri: fileUri(file) },
      replacements: changes.map(({ start, end, newText }) => ({
        deletedRegion: { charOffset: start, charLength: end - start },
        ...(newText !== "" && { insertedContent: { text: newText } }),
      })),
    })),
  };
}
