import type { Diagnostic, Severity } from "../diagnostics/index.js";
import { safeText } from "./cells.js";
import { Masker } from "./mask.js";

export interface GithubOptions {
  /** The texts of the input files, to know the secrets in them by; none of it is shown. */
  readonly sources?: ReadonlyMap<string, string> | undefined;
}

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<
  Severity,
  string
>;

/**
 * The report as GitHub workflow commands, one a line, which Actions shows at the lines of a pull request. Columns are
 * given only within one line: Actions refuses them otherwise. Ends with a line break; empty where there is nothing to say.
 */
export function renderGithub(
  diagnostics: readonly Diagnostic[],
  { sources }: GithubOptions = {},
): string {
  const masker = new Masker(sources);
  return diagnostics.map((diagnostic) => `${command(masker.finding(diagnostic))}\n`).join("");
}

function command({ code, severity, message, at, help, suppressed }: Diagnostic): string {
  const properties: [string, string | number][] = [];
  if (at) {
    const { file, start, end } = at;
    properties.push(
      ["file", file],
      ["line", start.line],
      ["endLine", Math.max(start.line, end.line)],
    );
    if (start.line >= end.line) {
      properties.push(["col", start.column], ["endColumn", Math.max(start.column, end.column)]);
    }
  }
  properties.push(["title", code]);
  const written = properties
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(",");
  const details = suppressed ? `allowed: ${suppressed.reason}` : help;
  const text = details === undefined ? message : `${message}\n${details}`;
  const safe = text.split("\n").map(safeText).join("\n");
  return `::${COMMANDS[severity]} ${written}::${escapeData(safe)}`;
}

/** A line break would end the command, and the next line could be one of its own. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
