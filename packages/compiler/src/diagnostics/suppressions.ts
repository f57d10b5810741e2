import type { ConfiguredSuppression } from "../compiler.js";
import type { SourceDocument, SuppressionComment } from "../source/document.js";
import { formatPath } from "../source/path.js";
import { SUPPRESSION_MARK } from "../source/suppressions.js";
import type { Diagnostic, Fix, Location } from "./diagnostic.js";

/** One suppression, wherever it was written. */
export interface Suppression {
  readonly code: string;
  readonly reason: string;
  /** What stands in place of `inferspec-ignore`, where it is something else. */
  readonly word: string | undefined;
  /** How messages name it: `this comment`, or the entry of the configuration. */
  readonly subject: string;
  /** How a reason is added. */
  readonly form: string;
  readonly at?: Location;
  readonly covers: Covers;
  /** Puts another code in its place; `undefined` where that cannot be done safely. */
  recode(code: string): Fix | undefined;
  /** Takes it away; `undefined` where that cannot be done safely. */
  remove(): Fix | undefined;
}

/** What a suppression covers: one line of one file, or whatever passes a test; of its own code only. */
type Covers =
  | { readonly by: "comment"; readonly file: string; readonly line: number }
  | { readonly by: "configuration"; readonly test: (diagnostic: Diagnostic) => boolean };

/** How a suppression comment begins. */
const MARKER = "inferspec-ignore";

/** The suppression comments of all files, in their order. Documents of one file share its text: one look for each. */
export function commentSuppressions(documents: readonly SourceDocument[]): Suppression[] {
  const marked = new Map<string, boolean>();
  const seen = new Set<string>();
  const found: { readonly comment: SuppressionComment; readonly document: SourceDocument }[] = [];
  const atPlace = new Map<string, number>();
  for (const document of documents) {
    const { file, text } = document;
    const isMarked = marked.get(file) ?? SUPPRESSION_MARK.test(text);
    marked.set(file, isMarked);
    if (!isMarked) continue;
    for (const comment of document.suppressions()) {
      const place = `${String(comment.at.start.offset)} ${file}`;
      const key = `${String(comment.line)} ${comment.code} ${place}`;
      if (seen.has(key)) continue;
      seen.add(key);
      atPlace.set(place, (atPlace.get(place) ?? 0) + 1);
      found.push({ comment, document });
    }
  }
  return found.map(({ comment, document }) => {
    const place = `${String(comment.at.start.offset)} ${document.file}`;
    return fromComment(comment, document, atPlace.get(place) === 1);
  });
}

/** `alone`: no other suppression is read from the same comment, so that it may be removed as a whole. */
function fromComment(
  { code, reason, line, at, word }: SuppressionComment,
  { file, text }: SourceDocument,
  alone: boolean,
): Suppression {
  const start = at.start.offset;
  const end = at.end.offset;
  return {
    code,
    reason,
    word,
    subject: "this comment",
    form: `\`# ${MARKER} ${code}: <why>\``,
    at: { file, path: [], ...at },
    covers: { by: "comment", file, line },
    recode: (nearest) => {
      const within = text.slice(start, end).indexOf(code, MARKER.length);
      if (!alone || within === -1) return undefined;
      const from = start + within;
      const edit = { file, start: from, end: from + code.length, newText: nearest };
      return { title: `write \`${nearest}\``, edits: [edit] };
    },
    remove: () => {
      if (!alone) return undefined;
      const edit = { file, ...commentRange(text, start, end), newText: "" };
      return { title: "remove the comment", edits: [edit] };
    },
  };
}

/** The comment and the blanks before it, or its whole line where nothing else stands there. */
function commentRange(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  while (text[from - 1] === " " || text[from - 1] === "\t") from--;
  const beginsLine = from === 0 || text[from - 1] === "\n";
  if (!beginsLine) return { start: from, end };
  if (text.startsWith("\r\n", end)) return { start: from, end: end + 2 };
  if (text.startsWith("\n", end)) return { start: from, end: end + 1 };
  return { start: from, end };
}

/** A suppression of the configuration. It has no place in the input, so nothing here can edit it. */
export function configuredSuppression(entry: ConfiguredSuppression): Suppression {
  const { code, reason, path } = entry;
  const file = entry.file === undefined ? undefined : plainName(entry.file);
  const scope = [file !== undefined && `file ${file}`, path !== undefined && `path ${path}`]
    .filter((part) => part !== false)
    .join(", ");
  return {
    code,
    reason,
    word: undefined,
    subject: scope === "" ? "the configuration" : `the configuration (${scope})`,
    form: "add `reason` to that entry of `suppress`",
    covers: {
      by: "configuration",
      test: ({ at }) =>
        (file === undefined || (at !== undefined && plainName(at.file) === file)) &&
        (path === undefined || (at !== undefined && isAtOrBelow(formatPath(at.path), path))),
    },
    recode: () => undefined,
    remove: () => undefined,
  };
}

function plainName(file: string): string {
  return file.startsWith("./") ? file.slice(2) : file;
}

function isAtOrBelow(path: string, ancestor: string): boolean {
  if (!path.startsWith(ancestor)) return false;
  const next = path.charAt(ancestor.length);
  return ancestor === "" || next === "" || next === "." || next === "[";
}

/** Finds what covers a diagnostic without trying every suppression: there may be as many of both as there are files. */
export class SuppressionIndex {
  readonly #comments = new Map<string, Suppression[]>();
  readonly #configured = new Map<string, Suppression[]>();

  constructor(suppressions: readonly Suppression[]) {
    for (const suppression of suppressions) {
      const { code, covers } = suppression;
      if (covers.by === "comment") add(this.#comments, placeKey(code, covers), suppression);
      else add(this.#configured, code, suppression);
    }
  }

  /** Those that cover it, comments before the configuration's. */
  covering(diagnostic: Diagnostic): readonly Suppression[] {
    const { code, at } = diagnostic;
    const comments =
      at && this.#comments.get(placeKey(code, { file: at.file, line: at.start.line }));
    const configured = this.#configured.get(code) ?? [];
    const covering = configured.filter(
      ({ covers }) => covers.by === "configuration" && covers.test(diagnostic),
    );
    return [...(comments ?? []), ...covering];
  }
}

function placeKey(
  code: string,
  { file, line }: { readonly file: string; readonly line: number },
): string {
  return `${code} ${String(line)} ${file}`;
}

function add(index: Map<string, Suppression[]>, key: string, suppression: Suppression): void {
  const list = index.get(key);
  if (list) list.push(suppression);
  else index.set(key, [suppression]);
}
