import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";

/** Kubernetes' `IsDNS1123Subdomain`, `IsQualifiedName` and `IsValidLabelValue` (apimachinery, util/validation). */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

function isSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

function isLabelKey(text: string): boolean {
  const [first = "", second, ...more] = text.split("/");
  if (second === undefined) return NAME.test(first);
  return more.length === 0 && isSubdomain(first) && NAME.test(second);
}

function isLabelValue(text: string): boolean {
  return text === "" || NAME.test(text);
}

const SYNTAX = {
  key: "letters, digits, `-`, `_` and `.`, at most 63, such as `example.org/zone`",
  value: "at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends",
  name: "lower-case letters, digits, `-` and `.`, with a letter or digit at both ends",
};

/** Placement whose words Kubernetes would refuse in the Pod. */
export const placementSyntaxRule: Rule = (scope) => {
  const { nodeSelector, tolerations, runtimeClass, priorityClass } = scope.workload.placement ?? {};
  for (const [key, value] of Object.entries(nodeSelector ?? {})) {
    const at = ["placement", "nodeSelector", key];
    if (!isLabelKey(key)) refuse(scope, at, key, "key of a label", SYNTAX.key);
    if (!isLabelValue(value)) refuse(scope, at, value, "value of a label", SYNTAX.value);
  }
  for (const [index, toleration] of (tolerations ?? []).entries()) {
    checkToleration(toleration, index, scope);
  }
  const names = { runtimeClass, priorityClass };
  for (const [part, name] of Object.entries(names)) {
    if (name === undefined || name === "" || isSubdomain(name)) continue;
    const what = part === "runtimeClass" ? "name of a RuntimeClass" : "name of a PriorityClass";
    refuse(scope, ["placement", part], name, what, SYNTAX.name);
  }
};

function checkToleration(
  toleration: Readonly<Record<string, unknown>>,
  index: number,
  scope: Scope,
): void {
  const at = ["placement", "tolerations", index];
  const { key = "", operator = "Equal", value = "" } = toleration;
  if (typeof key !== "string" || typeof value !== "string") return;
  if (key !== "" && !isLabelKey(key)) refuse(scope, at, key, "key of a taint", SYNTAX.key);
  if (operator === "Exists" && value !== "") {
    const help = "remove the value, or use operator `Equal`";
    contradict(scope, at, value, "value of a toleration", "`Exists` has none", help);
  } else if (!isLabelValue(value)) {
    refuse(scope, at, value, "value of a taint", SYNTAX.value);
  }
  if (key === "" && operator === "Equal") {
    const what = "operator of a toleration";
    contradict(scope, at, "Equal", what, "without a key it must be `Exists`", "name a key");
  }
}

function refuse(scope: Scope, at: Path, value: string, what: string, syntax: string): void {
  scope.report(diagnostics["bad-placement"], {
    at,
    params: { value, what, problem: "it has another form", help: `write ${syntax}` },
  });
}

function contradict(
  scope: Scope,
  at: Path,
  value: string,
  what: string,
  problem: string,
  help: string,
): void {
  scope.report(diagnostics["bad-placement"], { at, params: { value, what, problem, help } });
}
