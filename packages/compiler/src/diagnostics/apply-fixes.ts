import type { TextEdit } from "../source/document.js";
import type { Diagnostic, Fix } from "./diagnostic.js";

/** A fix with the diagnostic that proposed it. */
export interface AppliedFix {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

export interface LeftFix extends AppliedFix {
  /**
   * `conflict`: an earlier fix changes the same place, so run again; `no-text`: a file it changes is not at hand;
   * `out-of-range`: it was made for another text; `no-change`: it would change nothing.
   */
  readonly reason: "conflict" | "no-text" | "out-of-range" | "no-change";
}

export interface FixResult {
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly AppliedFix[];
  readonly left: readonly LeftFix[];
}

/**
 * Makes the first fix of every diagnostic that is not suppressed (further ones are alternatives), each as a whole or
 * not at all. Where two change the same place the first one wins, unless they say the same. Diagnose the new texts and
 * apply again for what conflicted; that ends, since a fix that changes nothing is left.
 */
export function applyFixes(
  texts: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
): FixResult {
  const accepted = new Map<string, FileEdits>();
  const applied: AppliedFix[] = [];
  const left: LeftFix[] = [];
  for (const diagnostic of diagnostics) {
    const [fix] = diagnostic.fixes ?? [];
    if (!fix || diagnostic.suppressed) continue;
    const reason = obstacle(fix, texts, accepted);
    if (reason) {
      left.push({ diagnostic, fix, reason });
      continue;
    }
    for (const edit of fix.edits) {
      const edits = accepted.get(edit.file) ?? new FileEdits();
      accepted.set(edit.file, edits);
      edits.add(edit);
    }
    applied.push({ diagnostic, fix });
  }
  const changed = new Map<string, string>();
  for (const [file, edits] of accepted) changed.set(file, edits.applyTo(texts.get(file) ?? ""));
  return { texts: changed, applied, left };
}

function obstacle(
  fix: Fix,
  texts: ReadonlyMap<string, string>,
  accepted: ReadonlyMap<string, FileEdits>,
): LeftFix["reason"] | undefined {
  let changes = false;
  const own = new Map<string, FileEdits>();
  for (const edit of fix.edits) {
    const text = texts.get(edit.file);
    if (text === undefined) return "no-text";
    if (!isWithin(edit, text)) return "out-of-range";
    changes ||= text.slice(edit.start, edit.end) !== edit.newText;
  }
  if (!changes) return "no-change";
  for (const edit of fix.edits) {
    const ownEdits = own.get(edit.file) ?? new FileEdits();
    own.set(edit.file, ownEdits);
    if (accepted.get(edit.file)?.conflicts(edit) || ownEdits.conflicts(edit)) return "conflict";
    ownEdits.add(edit);
  }
  return undefined;
}

function isWithin({ start, end }: TextEdit, text: string): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= start &&
    start <= end &&
    end <= text.length
  );
}

/** The edits of one file, in the order of their places; no two of them touch the same text. */
class FileEdits {
  readonly #edits: TextEdit[] = [];

  conflicts(edit: TextEdit): boolean {
    const index = this.#indexOf(edit);
    return [this.#edits[index - 1], this.#edits[index]].some(
      (other) => other !== undefined && !isSame(other, edit) && clash(other, edit),
    );
  }

  /** Adds an edit that does not conflict; one that is there already is not added again. */
  add(edit: TextEdit): void {
    const index = this.#indexOf(edit);
    const there = this.#edits[index];
    if (!there || !isSame(there, edit)) this.#edits.splice(index, 0, edit);
  }

  applyTo(text: string): string {
    let result = "";
    let from = 0;
    for (const { start, end, newText } of this.#edits) {
      result += text.slice(from, start) + newText;
      from = end;
    }
    return result + text.slice(from);
  }

  /** The first edit that does not lie before `edit`. */
  #indexOf(edit: TextEdit): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#edits[middle];
      if (other && (other.start - edit.start || other.end - edit.end) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Whether the result would depend on which goes first: they overlap, or one inserts at the other's edge. */
function clash(a: TextEdit, b: TextEdit): boolean {
  const touches = a.start <= b.end && b.start <= a.end;
  const isInsertion = a.start === a.end || b.start === b.end;
  return touches && (isInsertion || (a.start < b.end && b.start < a.end));
}
