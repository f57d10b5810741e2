import { isDnsSubdomain, isQuantity, placementProblems } from "@inferspec/compiler";
import { diagnostics } from "../../diagnostics/index.js";
import { guessesNamespace, namespaceAssumed } from "../../rules/namespace.js";
import { undrawableLabels } from "../../rules/placement.js";
import { readGraphHints } from "../hints.js";
import type { GraphRule } from "../scope.js";

/** What the router's own Pods get. */
export const resourcesRule: GraphRule = ({ graph, report }) => {
  for (const [key, value] of Object.entries(graph.resources ?? {})) {
    const at = ["resources", key];
    if (value === undefined) continue;
    if (key === "gpu") report(diagnostics["graph-gpu"], { at, params: {} });
    else if (!isQuantity(value)) report(diagnostics["graph-quantity"], { at, params: { value } });
  }
};

/** Placement whose words Kubernetes would refuse in the router's Pods. */
export const placementRule: GraphRule = ({ graph, report }) => {
  for (const { path, ...params } of placementProblems(graph)) {
    report(diagnostics["bad-placement"], { at: path, params });
  }
  for (const name of undrawableLabels(graph.placement)) {
    const at = ["placement", "nodeSelector", name];
    report(diagnostics["placement-undrawable"], { at, params: { name } });
  }
};

/** The endpoint says `default` where nobody names a namespace. */
export const graphNamespaceRule: GraphRule = ({ graph, facts, report }) => {
  // In Standard mode a graph has no ingress.
  const isOutside =
    facts.mode === "Knative" && readGraphHints(graph).hints.visibility !== "cluster";
  if (guessesNamespace(facts, isOutside))
    report(diagnostics["namespace-assumed"], namespaceAssumed);
};

/** Only Knative gives a graph a time limit of its own. */
export const timeoutsRule: GraphRule = ({ graph, facts, report }) => {
  if (facts.mode === "Knative" || graph.timeouts?.request === undefined) return;
  report(diagnostics["graph-timeout-mode"], { at: ["timeouts", "request"], params: {} });
};

const BY_RESOURCE: readonly string[] = ["cpu", "memory"];

/** Wishes that KServe would drop or change without a word (facts/kserve.md §2.4). */
export const scalingRule: GraphRule = ({ graph, facts, report }) => {
  const { min, max, metric, replicas } = graph.scaling ?? {};
  if (facts.mode === "Standard") {
    for (const [key, value] of [
      ["min", min],
      ["replicas", replicas],
    ] as const) {
      if (value !== 0) continue;
      report(diagnostics["graph-scale-to-zero"], { at: ["scaling", key], params: {} });
    }
  }
  if (min !== undefined && max !== undefined && max < min) {
    report(diagnostics["graph-bounds"], { at: ["scaling", "max"], params: { min, max } });
  }
  if (!metric) return;
  const byResource = BY_RESOURCE.includes(metric.name);
  const known = byResource || (facts.mode === "Knative" && metric.name !== "prometheus");
  if (!known) {
    report(diagnostics["graph-metric-mode"], {
      at: ["scaling", "metric", "name"],
      params: {
        mode: facts.mode,
        metric: metric.name,
        metrics:
          facts.mode === "Standard"
            ? "`cpu` or `memory`"
            : "`concurrency`, `rps`, `cpu` or `memory`",
      },
    });
  }
  if (byResource && metric.target !== undefined && metric.target > 100) {
    const params = { target: metric.target };
    report(diagnostics["graph-metric-target"], { at: ["scaling", "metric", "target"], params });
  }
};

/** What only KServe knows of a graph. */
export const graphHintsRule: GraphRule = ({ graph, facts, report }) => {
  const { hints, issues } = readGraphHints(graph);
  for (const issue of issues) {
    const path = issue.path.map(String);
    report(diagnostics["graph-hint"], {
      at: ["hints", "kserve", ...path],
      params: { path: path.join("."), problem: issue.message },
    });
  }
  const { serviceAccount } = hints;
  if (serviceAccount !== undefined && !isDnsSubdomain(serviceAccount)) {
    report(diagnostics["bad-name"], {
      at: ["hints", "kserve", "serviceAccount"],
      params: { name: serviceAccount, what: "a ServiceAccount" },
    });
  }
  if (hints.visibility === "outside" && facts.mode === "Standard") {
    report(diagnostics["graph-visibility"], {
      at: ["hints", "kserve", "visibility"],
      params: {},
    });
  }
};
