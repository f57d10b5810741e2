import { compareText, sortKeys } from "../plan/canonical.js";
import type { Diagnostic } from "./diagnostic.js";

/** By file, offset, code and message; those without a place last. A total order: only equal ones compare as 0. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    Number(!a.at) - Number(!b.at) ||
    compareText(a.at?.file ?? "", b.at?.file ?? "") ||
    (a.at?.start.offset ?? 0) - (b.at?.start.offset ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message) ||
    compareText(fingerprint(a), fingerprint(b))
  );
}

/** Sorted and without exact duplicates. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((diagnostic, index) => {
    const previous = sorted[index - 1];
    return !previous || compareDiagnostics(previous, diagnostic) !== 0;
  });
}

function fingerprint(diagnostic: Diagnostic): string {
  return JSON.stringify(sortKeys(diagnostic));
}
