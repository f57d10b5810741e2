import type { Diagnostic, ParamValue } from "../diagnostics/index.js";
import { keyedSecretsIn, tokensIn } from "./secrets.js";

/** What stands in a report for a secret. */
const MASK = "•••";

/** A shorter value is hidden where it stands, but not looked for in messages: it would be found in innocent words. */
const MIN_SOUGHT = 6;
/** Messages may cut a long value short: this much of one is enough to know it by. */
const KNOWN_BY = 16;

type Sources = ReadonlyMap<string, string>;

/** Reports go to the logs of CI, so no value that looks like a secret, or stands where one belongs, is in them. */
export class Masker {
  readonly #sought: RegExp | undefined;

  /** `sources` are the texts of the input files: without them only tokens that are known by their looks are found. */
  constructor(sources: Sources = new Map()) {
    const values = new Set([...sources.values()].flatMap(secretValues));
    const longestFirst = [...values].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    if (values.size > 0) this.#sought = new RegExp(longestFirst.map(soughtAs).join("|"), "g");
  }

  /** A message without secrets. */
  text(text: string): string {
    const known = this.#sought ? text.replace(this.#sought, MASK) : text;
    return replaceRanges(known, tokensIn(known), () => MASK);
  }

  /** A finding without secrets. A fix that would write one is left out: with a mask in it, it would destroy the value. */
  finding(diagnostic: Diagnostic): Diagnostic {
    const { code, severity, message, params, at, related, help, fixes, suppressed } = diagnostic;
    const kept = fixes
      ?.filter(({ edits }) => edits.every(({ newText }) => this.text(newText) === newText))
      .map(({ title, edits }) => ({ title: this.text(title), edits }));
    const place = <L extends NonNullable<typeof at>>(location: L): L => ({
      ...location,
      path: location.path.map((step) => (typeof step === "string" ? this.text(step) : step)),
    });
    return {
      code,
      severity,
      message: this.text(message),
      params: this.#params(params),
      ...(at && { at: place(at) }),
      ...(related && {
        related: related.map((note) => ({ message: this.text(note.message), at: place(note.at) })),
      }),
      ...(help !== undefined && { help: this.text(help) }),
      ...(kept && (kept.length > 0 || fixes?.length === 0) && { fixes: kept }),
      ...(suppressed && { suppressed: { ...suppressed, reason: this.text(suppressed.reason) } }),
    };
  }

  #params(params: Diagnostic["params"]): Record<string, ParamValue> {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        this.text(name),
        typeof value === "string" ? this.text(value) : value,
      ]),
    );
  }
}

/** A source text of the same length and lines, with a dot for every character of a secret: offsets stay true. */
export function maskSource(text: string): string {
  return replaceRanges(text, [...keyedSecretsIn(text), ...tokensIn(text)], (secret) =>
    secret.replace(/[^\r\n]/g, "•"),
  );
}

function secretValues(text: string): string[] {
  return [...keyedSecretsIn(text), ...tokensIn(text)]
    .map(({ start, end }) => text.slice(start, end))
    .flatMap((value) => [value, unescaped(value), ...value.split(/[,}\]\n]/, 1)])
    .filter((value) => value.trim().length >= MIN_SOUGHT);
}

/** What the inside of a quoted text means, as messages show it. */
function unescaped(value: string): string {
  try {
    return String(JSON.parse(`"${value}"`));
  } catch {
    return value.replaceAll("''", "'");
  }
}

function soughtAs(value: string): string {
  const whole = escapeExpression(value);
  if (value.length <= KNOWN_BY) return whole;
  return `${whole}|${escapeExpression(value.slice(0, KNOWN_BY))}[^\\s\`"']*`;
}

function escapeExpression(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function replaceRanges(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
  by: (part: string) => string,
): string {
  let done = "";
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    done += text.slice(at, from) + by(text.slice(from, end));
    at = end;
  }
  return done + text.slice(at);
}
