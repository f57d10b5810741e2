import { placementProblems } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** Placement whose words Kubernetes would refuse in the Pod. */
export const placementSyntaxRule: Rule = ({ workload, report }) => {
  for (const { path, ...params } of placementProblems(workload)) {
    report(diagnostics["bad-placement"], { at: path, params });
  }
};
