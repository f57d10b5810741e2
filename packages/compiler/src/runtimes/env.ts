import type { Report } from "../diagnostics/index.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, Traced } from "../trace.js";
import { serving } from "./diagnostics.js";

type Variables = Readonly<Record<string, string>>;
type VariableList = readonly { readonly name: string; readonly value: string }[];

/**
 * Merges `env` (a map) and `envs` (a map or a list of name and value) into one map. A variable that both set must have
 * one value.
 */
export function mergeEnv(
  env: Traced<Variables, SpecOrigin> | undefined,
  envs: Traced<Variables | VariableList, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): Traced<Variables, SpecOrigin> | undefined {
  const merged = new Map<string, Traced<string, SpecOrigin>>();
  for (const { name, value } of envs ? itemsOf(envs) : []) {
    const other = merged.get(name);
    if (other && value.origins[0] && other.value !== value.value) {
      report(serving["env-twice"], { at: value.origins[0], params: { name } });
    }
    merged.set(name, value);
  }
  for (const { name, value } of env ? itemsOf(env) : []) {
    const other = merged.get(name);
    merged.set(name, other ? choose(name, value, other, report) : value);
  }
  const container = env && envs ? env.with(envs, (own) => own) : (env ?? envs);
  if (!container || merged.size === 0) return undefined;
  return regroup<Variables, SpecOrigin>(container, Object.fromEntries(merged));
}

/** Of two values of one variable: the run's over the task's; within one entity they must agree. */
function choose(
  name: string,
  env: Traced<string, SpecOrigin>,
  envs: Traced<string, SpecOrigin>,
  report: Report<SpecOrigin>,
): Traced<string, SpecOrigin> {
  const [at] = env.origins;
  const [otherAt] = envs.origins;
  if (!at || !otherAt) return env;
  if (at.entity.category === otherAt.entity.category) {
    if (env.value !== envs.value) {
      const related = [{ message: "the other value", at: otherAt }];
      report(serving["env-differs"], { at, params: { name }, related });
    }
    return env.with(envs, (value) => value);
  }
  const [winner, loser] = at.entity.category === "run" ? [env, otherAt] : [envs, at];
  report(serving["env-overridden"], { at: loser, side: "key", params: { name } });
  return winner;
}

function itemsOf(
  variables: Traced<Variables | VariableList, SpecOrigin>,
): { readonly name: string; readonly value: Traced<string, SpecOrigin> }[] {
  const { value } = variables;
  const origin = (...inside: (string | number)[]): SpecOrigin[] =>
    variables.origins.map(({ entity, path }) => ({ entity, path: [...path, ...inside] }));
  if (isList(value)) {
    return value.map((item, index) => ({
      name: item.name,
      value: new Traced(item.value, [...origin(index, "value"), ...origin(index, "name")]),
    }));
  }
  return Object.entries(value).map(([name, text]) => ({
    name,
    value: new Traced(text, origin(name)),
  }));
}

function isList(value: Variables | VariableList): value is VariableList {
  return Array.isArray(value);
}
