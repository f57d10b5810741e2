import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** KubeAI scales by requests in flight, which is `concurrency`, and by nothing else. */
export const metricRule: Rule = ({ workload, report }) => {
  const { metric, targetRequests } = workload.scaling ?? {};
  if (!metric) return;
  if (workload.scaling?.autoscaling === false) {
    report(diagnostics["scaling-ignored"], {
      at: ["scaling", "metric"],
      params: { what: "metric" },
    });
    return;
  }
  const { name, target } = metric;
  if (name !== "concurrency") {
    report(diagnostics["autoscaling-metric"], {
      at: ["scaling", "metric"],
      params: { name },
    });
    return;
  }
  for (const key of ["query", "server"] as const) {
    if (metric[key] === undefined) continue;
    report(diagnostics["metric-unused"], { at: ["scaling", "metric", key], params: { key } });
  }
  if (target === undefined) return;
  const at = ["scaling", "metric", "target"];
  if (!Number.isInteger(target) || target < 1) {
    report(diagnostics["below-minimum"], {
      at,
      params: { what: "target", value: target, minimum: 1 },
    });
  } else if (targetRequests !== undefined && targetRequests !== target) {
    report(diagnostics["metric-target"], { at, params: { target, targetRequests } });
  }
};
