import { graph } from "../graphs/diagnostics.js";
import { diagnostics as source } from "../source/diagnostics.js";
import type { DiagnosticKind } from "./catalogue.js";
import { input } from "./input.js";
import { negotiate } from "./negotiate.js";
import { spec } from "./spec.js";
import { suppression } from "./settle-diagnostics.js";

/** Every catalogue of the compiler itself, for docs, `explain` and the search for a code's rules. */
export const coreDiagnostics: readonly Readonly<Record<string, DiagnosticKind>>[] = [
  source,
  input,
  spec,
  graph,
  negotiate,
  suppression,
];
