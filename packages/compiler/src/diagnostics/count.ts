import type { Diagnostic } from "./diagnostic.js";

export interface DiagnosticCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Those of severity `info`, less the suppressed ones. */
  readonly infos: number;
  readonly suppressed: number;
  /** Files in which there is at least one of them. */
  readonly files: number;
}

/** Counts for a summary. */
export function countDiagnostics(diagnostics: readonly Diagnostic[]): DiagnosticCounts {
  const count = { error: 0, warning: 0, info: 0, suppressed: 0 };
  const files = new Set<string>();
  for (const { severity, suppressed, at } of diagnostics) {
    count[suppressed ? "suppressed" : severity]++;
    if (at) files.add(at.file);
  }
  return {
    errors: count.error,
    warnings: count.warning,
    infos: count.info,
    suppressed: count.suppressed,
    files: files.size,
  };
}
