import { placementProblems, suggestion, type Workload } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { UNDRAWABLE } from "./env.js";

/** Placement whose words Kubernetes would refuse in the Pod. */
export const placementSyntaxRule: Rule = ({ workload, report }) => {
  for (const { path, ...params } of placementProblems(workload)) {
    report(diagnostics["bad-placement"], { at: path, params });
  }
};

/** Labels of nodes that no manifest can name. */
export const undrawableLabelsRule: Rule = ({ workload, report }) => {
  for (const name of undrawableLabels(workload.placement)) {
    const at = ["placement", "nodeSelector", name];
    report(diagnostics["placement-undrawable"], { at, params: { name } });
  }
};

export function undrawableLabels(placement: Workload["placement"]): readonly string[] {
  return Object.keys(placement?.nodeSelector ?? {}).filter((name) => UNDRAWABLE.includes(name));
}

/** Classes that must exist before the Pods. Where nobody listed those of the cluster, nothing is known. */
export const classesRule: Rule = ({ workload, facts, report }) => {
  const { priorityClass, runtimeClass } = workload.placement ?? {};
  const classes = [
    [
      priorityClass,
      facts.priorityClasses,
      "priorityClass",
      "priorityClasses",
      diagnostics["unknown-priority-class"],
    ],
    [
      runtimeClass,
      facts.runtimeClasses,
      "runtimeClass",
      "runtimeClasses",
      diagnostics["unknown-runtime-class"],
    ],
  ] as const;
  for (const [name, known, key, option, kind] of classes) {
    if (name === undefined || known === undefined || known.includes(name)) continue;
    report(kind, {
      at: ["placement", key],
      params: {
        name,
        suggestion:
          known.length === 0
            ? "the configuration lists none"
            : suggestion(name, [...known].sort()).text,
        config: kserveConfig(`${option}: ${JSON.stringify([...known, name])}`),
      },
    });
  }
};

/** Fields of a Pod that Knative admits only with a flag (knative.dev/docs, ConfigMap `config-features`). */
const KNATIVE_FLAGS = [
  ["nodeSelector", "a node selector", "kubernetes.podspec-nodeselector"],
  ["affinity", "an affinity", "kubernetes.podspec-affinity"],
  ["tolerations", "tolerations", "kubernetes.podspec-tolerations"],
  ["runtimeClass", "a runtime class", "kubernetes.podspec-runtimeclassname"],
  ["priorityClass", "a priority class", "kubernetes.podspec-priorityclassname"],
] as const;

/** What a Knative Service takes only where its administrator allowed it. */
export const knativeFlagRule: Rule = ({ workload, facts, report }) => {
  if (facts.mode !== "Knative") return;
  for (const [key, what, flag] of KNATIVE_FLAGS) {
    if (workload.placement?.[key] === undefined) continue;
    report(diagnostics["knative-flag"], { at: ["placement", key], params: { what, flag } });
  }
};
