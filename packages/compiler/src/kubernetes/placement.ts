import type { Workload } from "../plan/schema.js";
import type { Path } from "../source/path.js";
import { isDnsSubdomain, isLabelKey, isLabelValue } from "./syntax.js";

/** A word of `placement` that Kubernetes would refuse in a Pod. */
export interface PlacementProblem {
  /** Within the workload. */
  readonly path: Path;
  readonly value: string;
  /** `key of a label`, `name of a RuntimeClass` … */
  readonly what: string;
  /** A clause, without a final full stop. */
  readonly problem: string;
  readonly help: string;
}

const SYNTAX = {
  key: "letters, digits, `-`, `_` and `.`, at most 63, such as `example.org/zone`",
  value: "at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends",
  name: "lower-case letters, digits, `-` and `.`, with a letter or digit at both ends",
};

/** Everything in the `placement` of a workload or graph that the API server would refuse once a controller makes Pods of it. */
export function placementProblems({
  placement = {},
}: Pick<Workload, "placement">): readonly PlacementProblem[] {
  const { nodeSelector, tolerations, runtimeClass, priorityClass } = placement;
  const found: PlacementProblem[] = [];
  for (const [key, value] of Object.entries(nodeSelector ?? {})) {
    const path = ["placement", "nodeSelector", key];
    if (!isLabelKey(key)) found.push(malformed(path, key, "key of a label", SYNTAX.key));
    if (!isLabelValue(value)) found.push(malformed(path, value, "value of a label", SYNTAX.value));
  }
  for (const [index, toleration] of (tolerations ?? []).entries()) {
    found.push(...tolerationProblems(toleration, ["placement", "tolerations", index]));
  }
  for (const [part, name] of Object.entries({ runtimeClass, priorityClass })) {
    if (name === undefined || name === "" || isDnsSubdomain(name)) continue;
    const what = part === "runtimeClass" ? "name of a RuntimeClass" : "name of a PriorityClass";
    found.push(malformed(["placement", part], name, what, SYNTAX.name));
  }
  return found;
}

function tolerationProblems(
  toleration: Readonly<Record<string, unknown>>,
  path: Path,
): PlacementProblem[] {
  const { key = "", operator = "Equal", value = "" } = toleration;
  if (typeof key !== "string" || typeof value !== "string") return [];
  const found: PlacementProblem[] = [];
  if (key !== "" && !isLabelKey(key))
    found.push(malformed(path, key, "key of a taint", SYNTAX.key));
  if (operator === "Exists" && value !== "") {
    found.push({
      path,
      value,
      what: "value of a toleration",
      problem: "`Exists` has none",
      help: "remove the value, or use operator `Equal`",
    });
  } else if (!isLabelValue(value)) {
    found.push(malformed(path, value, "value of a taint", SYNTAX.value));
  }
  if (key === "" && operator === "Equal") {
    found.push({
      path,
      value: "Equal",
      what: "operator of a toleration",
      problem: "without a key it must be `Exists`",
      help: "name a key",
    });
  }
  return found;
}

function malformed(path: Path, value: string, what: string, syntax: string): PlacementProblem {
  return { path, value, what, problem: "it has another form", help: `write ${syntax}` };
}
