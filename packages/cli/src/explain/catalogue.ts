import { coreDiagnostics, type DiagnosticKind } from "@inferspec/compiler";
import { config } from "../config/diagnostics.js";
import { fix } from "../fix/diagnostics.js";
import { init } from "../init/diagnostics.js";
import { inputs } from "../inputs/diagnostics.js";
import { output } from "../output/diagnostics.js";
import type { Equipment } from "../plugins/load.js";

/** Every diagnostic that a run may show, by code: ours, the compiler's, and those that runtimes and backends bring. */
export function allDiagnostics({
  runtimes,
  backends,
}: Equipment): ReadonlyMap<string, DiagnosticKind> {
  const catalogues: readonly Readonly<Record<string, DiagnosticKind>>[] = [
    ...coreDiagnostics,
    inputs,
    config,
    output,
    init,
    fix,
    ...[...runtimes, ...backends].map(({ diagnostics }) => diagnostics ?? {}),
  ];
  const kinds = catalogues.flatMap((catalogue) => Object.values(catalogue));
  return new Map(kinds.map((kind) => [kind.code, kind]));
}
