import { isQuantity, suggestion, valueAt } from "@inferspec/compiler";
import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { PROFILE_PARTS, synthesiseProfile } from "../profile-synthesis.js";
import type { Rule } from "../scope.js";

/** The spec's own words for the parts that become a profile. */
const SPEC_NAMES: Readonly<Record<string, string>> = {
  resources: "resources",
  nodeSelector: "node_selector",
  affinity: "affinity",
  tolerations: "tolerations",
  runtimeClass: "runtime_class",
};

/** Resources and placement that only a resource profile can say. */
export const placementRule: Rule = ({ workload, facts, report }) => {
  const made = synthesiseProfile(workload, facts);
  if (!made || made.installed) return;
  const parts = PROFILE_PARTS.filter((path) => valueAt(workload, path) !== undefined);
  const [at] = parts;
  if (!at) return;
  report(diagnostics["profile-synthesised"], {
    at,
    params: {
      name: made.name,
      flags: facts.namespace === undefined ? "" : ` -n ${facts.namespace}`,
      parts: parts.map((path) => `\`${SPEC_NAMES[path.at(-1) ?? ""] ?? ""}\``).join(", "),
    },
    related: parts.slice(1).map((other) => ({ message: "this too", at: other })),
  });
};

/** Resources that leave nothing for the count to multiply, or that contradict it. */
export const processorsRule: Rule = ({ workload, facts, report }) => {
  const count = workload.accelerator?.count;
  const { resources } = workload;
  if (count === undefined || count === 1 || !resources || resources.gpu === String(count)) return;
  const single = { ...workload, accelerator: { ...workload.accelerator, count: 1 } };
  const same = synthesiseProfile(workload, facts)?.name === synthesiseProfile(single, facts)?.name;
  if (!same && resources.gpu === undefined) return;
  report(diagnostics["processors-overridden"], {
    at: ["accelerator", "count"],
    params: {
      count,
      problem: same
        ? "has no effect beside `resources`, which say what one replica gets"
        : "does not set the number of GPUs beside `resources.gpu`: it multiplies only what else the profile requests",
    },
    related: [{ message: "these count", at: ["resources"] }],
  });
};

/** Quantities that Kubernetes would refuse in the Pod. */
export const quantityRule: Rule = ({ workload, report }) => {
  for (const key of ["cpu", "memory", "gpu", "disk"] as const) {
    const value = workload.resources?.[key];
    if (value === undefined) continue;
    if (key === "gpu" ? /^\d+$/.test(value) : isQuantity(value)) continue;
    const help = {
      cpu: "write cores or thousandths, such as `4` or `500m`",
      memory: "write bytes with a unit, such as `16Gi`",
      gpu: "write a whole number, such as `1`",
      disk: "write bytes with a unit, such as `20Gi`",
    }[key];
    report(diagnostics["bad-quantity"], {
      at: ["resources", key],
      params: { value, what: key, help },
    });
  }
};

/** A PriorityClass is the one part of placement that a Model names itself. */
export const priorityClassRule: Rule = ({ workload, facts, report }) => {
  const name = workload.placement?.priorityClass;
  if (name === undefined || facts.priorityClasses?.includes(name)) return;
  const at = ["placement", "priorityClass"];
  if (facts.priorityClasses === undefined) {
    report(diagnostics["priority-class-first"], { at, params: { name } });
  } else {
    const near = suggestion(name, [...facts.priorityClasses].sort());
    report(diagnostics["unknown-priority-class"], { at, params: { name, suggestion: near.text } });
  }
};

/** A RuntimeClass must exist before the Pods. Where nobody listed those of the cluster, nothing is known. */
export const runtimeClassRule: Rule = ({ workload, facts, report }) => {
  const name = workload.placement?.runtimeClass;
  const known = facts.runtimeClasses;
  if (name === undefined || known === undefined || known.includes(name)) return;
  report(diagnostics["unknown-runtime-class"], {
    at: ["placement", "runtimeClass"],
    params: {
      name,
      suggestion:
        known.length === 0
          ? "the configuration lists none"
          : suggestion(name, [...known].sort()).text,
      config: kubeaiConfig(`runtimeClasses: ${JSON.stringify([...known, name])}`),
    },
  });
};
