import {
  countDiagnostics,
  type Diagnostic,
  type Location,
  type Severity,
} from "../diagnostics/index.js";
import { safeText } from "./cells.js";
import { createColors, type Colors, type Paint } from "./colors.js";
import { codeFrame } from "./frame.js";
import { Masker, maskSource } from "./mask.js";

export interface TextOptions {
  /** The texts of the input files, for the frames; one that is missing has none. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether to use ANSI colours; not by default. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal; 100 by default. Only source lines are cut to it. */
  readonly width?: number | undefined;
  /** Leaves out everything of severity `info`, and so what was allowed. */
  readonly quiet?: boolean | undefined;
}

const DEFAULT_WIDTH = 100;
const CONTEXT = 2;

interface Style extends TextOptions {
  readonly colors: Colors;
  readonly width: number;
}

/**
 * The report for people: each finding with its place, a code frame, help and fix, and a summary. Ends with a line break;
 * empty where there is nothing to say. Whatever the input holds, the only control characters in it are our own colours.
 */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const masker = new Masker(options.sources);
  const style: Style = {
    ...options,
    sources: new Map([...options.sources].map(([file, text]) => [file, maskSource(text)])),
    colors: createColors(options.color === true),
    width: options.width ?? DEFAULT_WIDTH,
  };
  const shown =
    options.quiet === true
      ? diagnostics.filter(({ severity }) => severity !== "info")
      : diagnostics;
  if (shown.length === 0) return "";
  const blocks = shown
    .map(masked(masker))
    .map((diagnostic) =>
      diagnostic.suppressed
        ? renderAllowed(diagnostic, diagnostic.suppressed.reason, style)
        : renderOne(diagnostic, style),
    );
  return `${[...blocks, summary(shown, style)].join("\n\n")}\n`;
}

/** Only the titles of fixes are shown here, so that one that would write a secret can stay: `--fix` makes it. */
function masked(masker: Masker): (diagnostic: Diagnostic) => Diagnostic {
  return (diagnostic) => {
    const fixes = diagnostic.fixes?.map(({ title }) => ({ title, edits: [] }));
    return masker.finding({ ...diagnostic, ...(fixes && { fixes }) });
  };
}

function renderOne(diagnostic: Diagnostic, style: Style): string {
  const { code, severity, message, at, related = [], help, fixes = [] } = diagnostic;
  const { bold, dim, green, blue } = style.colors;
  const paint = severityPaint(severity, style.colors);
  const [fix, ...alternatives] = fixes;
  return [
    `${at ? `${bold(place(at))}  ` : ""}${paint(bold(severity))} ${dim(safeText(code))}`,
    ...labelled("", message, 2),
    ...frame(at, paint, CONTEXT, style),
    ...related.flatMap(({ message: note, at: other }) => [
      ...labelled(blue("note: "), `${note} (${place(other)})`, 2, "note: ".length),
      ...frame(other, blue, 0, style),
    ]),
    ...(help === undefined ? [] : labelled(green("help: "), help, 2, "help: ".length)),
    ...(fix ? labelled(green("fix: "), `${fix.title} (\`--fix\` does it)`, 2, "fix: ".length) : []),
    ...alternatives.flatMap(({ title }) => labelled(green("or: "), title, 2, "or: ".length)),
  ].join("\n");
}

/** What was allowed is there to be seen, not to be solved: no frame, no help, all of it dimmed. */
function renderAllowed(
  { code, message, at }: Diagnostic,
  reason: string,
  { colors }: Style,
): string {
  return [
    `${at ? `${place(at)}  ` : ""}allowed ${safeText(code)}`,
    ...labelled("", message, 2),
    ...labelled("reason: ", reason, 2, "reason: ".length),
  ]
    .map(colors.dim)
    .join("\n");
}

/** A text of one or more lines behind a label; further lines stand below the first. */
function labelled(label: string, text: string, indent: number, labelWidth = 0): string[] {
  return text
    .split(/\r?\n/)
    .map((line, index) =>
      `${" ".repeat(index === 0 ? indent : indent + labelWidth)}${index === 0 ? label : ""}${safeText(line)}`.trimEnd(),
    );
}

function frame(at: Location | undefined, paint: Paint, context: number, style: Style): string[] {
  const text = at && style.sources.get(at.file);
  if (!at || text === undefined) return [];
  return codeFrame(text, at, { colors: style.colors, paint, width: style.width, context });
}

function place({ file, start }: Location): string {
  return `${safeText(file)}:${String(start.line)}:${String(start.column)}`;
}

function severityPaint(severity: Severity, colors: Colors): Paint {
  const paints = { error: colors.red, warning: colors.yellow, info: colors.blue };
  return paints[severity];
}

/** `2 errors, 1 warning in 1 file`. */
function summary(diagnostics: readonly Diagnostic[], { colors }: Style): string {
  const { errors, warnings, infos, suppressed, files } = countDiagnostics(diagnostics);
  const parts = [
    errors > 0 && colors.red(plural(errors, "error")),
    warnings > 0 && colors.yellow(plural(warnings, "warning")),
    infos > 0 && colors.blue(`${String(infos)} info`),
    suppressed > 0 && `${String(suppressed)} allowed`,
  ];
  const counts = parts.filter((part) => part !== false).join(", ");
  return files === 0 ? counts : `${counts} in ${plural(files, "file")}`;
}

function plural(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? "" : "s"}`;
}
