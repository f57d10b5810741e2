import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";

/** Parts of the `kserve` block that act in one mode only. */
export const modesRule: Rule = ({ workload, facts, report }) => {
  const { hints } = readHints(workload, facts);
  const to = (mode: string): string =>
    `remove it, or use that mode:\n${kserveConfig(`mode: ${mode}`)}`;
  if (facts.mode === "Standard") {
    const words = [
      ["containerConcurrency", "container_concurrency"],
      ["canaryTraffic", "canary_traffic"],
    ] as const;
    for (const [member, key] of words) {
      if (hints[member] === undefined) continue;
      report(diagnostics["knative-only"], {
        at: ["hints", "kserve", member],
        params: { key, mode: facts.mode, help: to("Knative") },
      });
    }
    return;
  }
  for (const key of ["canaries", "workers"] as const) {
    if (hints[key] === undefined) continue;
    const params = { key, help: to("Standard") };
    report(diagnostics["standard-only"], { at: ["hints", "kserve", key], params });
  }
};
