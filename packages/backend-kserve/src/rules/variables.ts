import { alternatives } from "@inferspec/compiler";
import { checkEnvironment, type VariableFinding } from "@inferspec/engines";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { engineRelease } from "./engine-release.js";

/** What the server makes of the variables that are its own. */
export const variablesRule: Rule = (scope) => {
  const env = scope.workload.env ?? {};
  const release = Object.keys(env).length === 0 ? undefined : engineRelease(scope);
  if (!release) return;
  for (const finding of checkEnvironment({ ...release, env })) {
    const stops = finding.effect === "exits" && release.exact;
    const at = ["env", finding.variable];
    scope.report(diagnostics[stops ? "variable" : "variable-odd"], {
      at,
      side: finding.kind === "unknown-variable" ? "key" : "value",
      params: { cause: finding.cause, effect: EFFECTS[finding.effect], help: helpFor(finding) },
      fixes:
        finding.value === undefined
          ? []
          : [
              {
                title: `write ${finding.value}`,
                edits: [{ op: "replace", at, value: finding.value }],
              },
            ],
    });
  }
};

const EFFECTS: Readonly<Record<VariableFinding["effect"], string>> = {
  exits: "the server does not start",
  ignored: "the server starts as if it were not there",
  differs: "the server takes it for something else",
  works: "the server starts all the same",
};

function helpFor({ kind, value, nearest = [] }: VariableFinding): string {
  if (value !== undefined) return `write \`${value}\``;
  if (kind === "wrong-type") return "write such a value, or remove it";
  return nearest.length > 0
    ? `did you mean ${alternatives(nearest.map((one) => `\`${one}\``))}?`
    : "remove it";
}
