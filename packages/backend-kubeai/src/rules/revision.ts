import { diagnostics } from "../diagnostics/index.js";
import { revisionOf } from "../revision.js";
import type { Rule } from "../scope.js";

/** Whether the engine can be told the model's revision. */
export const revisionRule: Rule = ({ workload, report }) => {
  const revision = revisionOf(workload);
  const at = ["model", "revision"];
  const name = workload.model.revision ?? "";
  if (revision.kind === "impossible") {
    const { why, help } = revision;
    report(diagnostics["model-revision"], { at, params: { revision: name, why, help } });
  } else if (revision.kind === "given") {
    const arg = workload.engine.args?.[revision.index] ?? "";
    if (arg.endsWith(name)) return;
    report(diagnostics["option-overridden"], {
      at,
      params: { option: "revision", arg },
      related: [{ message: "this counts", at: ["engine", "args", revision.index] }],
    });
  }
};
