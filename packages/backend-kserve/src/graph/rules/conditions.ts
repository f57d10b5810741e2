import { diagnostics } from "../../diagnostics/index.js";
import { problemOf } from "../gjson.js";
import type { GraphRule } from "../scope.js";
import { stepsOf } from "../steps.js";

/** What to write where nothing nearer is known. */
const EXAMPLE = 'write a GJSON path, such as `[@this].#(predictions.0=="dog")`';

/** Conditions are GJSON paths, and the first step of a sequence has nothing to ask. */
export const conditionsRule: GraphRule = (scope) => {
  const { report } = scope;
  for (const { step, index, node, at } of stepsOf(scope)) {
    if (step.condition === undefined) continue;
    const place = [...at, "condition"];
    if (node.type === "sequence" && index === 0) {
      report(diagnostics["graph-condition-first"], { at: place, params: {} });
    }
    const problem = problemOf(step.condition);
    if (problem?.kind === "always") {
      report(diagnostics["graph-condition-always"], { at: place, params: { part: problem.part } });
    } else if (problem) {
      const { why, instead } = problem;
      const help = instead === undefined ? EXAMPLE : `write \`${instead}\``;
      report(diagnostics["graph-condition-never"], {
        at: place,
        params: { why, help },
        fixes:
          instead === undefined
            ? []
            : [
                {
                  title: `write \`${instead}\``,
                  edits: [{ op: "replace", at: place, value: instead }],
                },
              ],
      });
    }
  }
};
