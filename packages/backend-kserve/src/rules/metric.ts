import type { Path } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { addressProblem, shownAddress } from "../http-address.js";
import type { Rule, Scope } from "../scope.js";
import { scalingOf } from "../scaling/scaling.js";

const METRIC: Path = ["scaling", "metric"];

const EXAMPLES = {
  query: "write the PromQL query, such as `query: sum(vllm:num_requests_waiting)`",
  server: "write the server's address, such as `server: http://prometheus.monitoring:9090`",
  target: "write how much of it one replica should have, such as `target: 5`",
} as const;

/** What the autoscaler watches, and whether it can (facts/kserve.md §2.4). */
export const metricRule: Rule = (scope) => {
  const { workload, facts } = scope;
  const metric = workload.scaling?.metric;
  if (!metric) return;
  const { scaler } = scalingOf(workload, facts);
  // With a fixed number nothing is watched, which another rule says.
  if (scaler === "none" || scalingOf(workload, facts).metric === undefined) return;
  if (metric.name === "prometheus") checkPrometheus(scope);
  else {
    for (const part of ["query", "server"] as const) {
      if (metric[part] === undefined) continue;
      const params = { part, metric: metric.name };
      scope.report(diagnostics["metric-part-unused"], { at: [...METRIC, part], params });
    }
    if (facts.mode === "Knative" && metric.name === "memory") checkKnativeMemory(scope);
    else checkTarget(scope);
  }
  if (facts.mode === "Standard" && (metric.name === "rps" || metric.name === "concurrency")) {
    scope.report(diagnostics["metric-mode"], {
      at: [...METRIC, "name"],
      params: {
        mode: "Standard",
        metric: metric.name,
        why: "only Knative counts requests, and KServe would scale by CPU in its place",
        help: "use mode Knative, `cpu`, or `prometheus` with a query, which KEDA watches",
      },
    });
  }
};

/** Knative takes the number for MiB (reconciler/autoscaling/hpa/resources/hpa.go), KServe's webhook for per cent. */
function checkKnativeMemory({ report }: Scope): void {
  report(diagnostics["metric-mode"], {
    at: [...METRIC, "name"],
    params: {
      mode: "Knative",
      metric: "memory",
      why: "Knative takes the target for MiB, and KServe's webhook lets nothing above 100 pass",
      help: "use `concurrency`, `rps` or `cpu`, or mode Standard",
    },
  });
}

function checkPrometheus({ workload, facts, report }: Scope): void {
  const metric = workload.scaling?.metric;
  if (facts.mode === "Knative") {
    report(diagnostics["metric-mode"], {
      at: [...METRIC, "name"],
      params: {
        mode: "Knative",
        metric: "prometheus",
        why: "KServe ignores it there without a word",
        help: "use mode Standard, or `concurrency` or `rps`",
      },
    });
    return;
  }
  for (const part of ["query", "server", "target"] as const) {
    if (metric?.[part] !== undefined) continue;
    report(diagnostics["metric-incomplete"], {
      at: METRIC,
      params: { part, help: EXAMPLES[part] },
    });
  }
  const url = metric?.server;
  const problem = url === undefined ? undefined : addressProblem(url);
  if (url !== undefined && problem !== undefined) {
    const params = { url: shownAddress(url), problem };
    report(diagnostics["metric-server"], { at: [...METRIC, "server"], params });
  }
  const at = [...METRIC, "name"];
  if (facts.keda === false) report(diagnostics["keda-missing"], { at, params: {} });
  else if (facts.keda === undefined) {
    report(diagnostics["keda-needed"], { at, params: { config: kserveConfig("keda: true") } });
  }
}

function checkTarget({ workload, report }: Scope): void {
  const { name, target } = workload.scaling?.metric ?? {};
  if (name === undefined || target === undefined) return;
  const byResource = name === "cpu" || name === "memory";
  const highest = byResource ? 100 : Infinity;
  if (Number.isInteger(target) && target >= 1 && target <= highest) return;
  report(diagnostics["metric-target"], {
    at: [...METRIC, "target"],
    params: {
      metric: name,
      value: target,
      bound: highest === 100 ? "a whole number from 1 to 100" : "a whole number, at least 1",
      help: byResource
        ? "write per cent of what one replica asks for, such as `80`"
        : "write how many requests one replica should have, such as `10`",
    },
  });
}
