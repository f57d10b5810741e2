import type { Diagnostic, TextEdit } from "@inferspec/compiler";

/** The edits that one pass makes, by file, and what they do. */
export interface Chosen {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly titles: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes the first fix of every finding that was not allowed, whole or not at all: one that would overlap an earlier
 * one waits for the next pass.
 */
export function chooseFixes(diagnostics: readonly Diagnostic[]): Chosen {
  const edits = new Map<string, TextEdit[]>();
  const titles = new Map<string, string[]>();
  for (const { fixes, suppressed } of diagnostics) {
    const [fix] = fixes ?? [];
    if (!fix || suppressed) continue;
    const fresh = fix.edits.filter(
      (edit) => !edits.get(edit.file)?.some((other) => same(edit, other)),
    );
    const free = fresh.every(
      (edit) => !edits.get(edit.file)?.some((other) => overlap(edit, other)),
    );
    if (fresh.length === 0 || !free) continue;
    for (const edit of fresh) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
    for (const file of new Set(fresh.map((edit) => edit.file))) {
      titles.set(file, [...(titles.get(file) ?? []), fix.title]);
    }
  }
  return { edits, titles };
}

/** Applies edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let from = 0;
  for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}

/** Two insertions at one place overlap as well: their order would be arbitrary. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
