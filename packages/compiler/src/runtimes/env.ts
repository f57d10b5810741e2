import type { Report } from "../diagnostics/index.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, Traced } from "../trace.js";
import { serving } from "./diagnostics.js";

type Variables = Readonly<Record<string, string>>;
type VariableList = readonly { readonly name: string; readonly value: string }[];

/**
 * Merges `env` (a map) and `envs` (a map or a list of name and value), two spellings of one parameter, into one map. A
 * variable that both set must have one value. As with every parameter, what a run says replaces what its task says.
 */
export function mergeEnv(
  env: Traced<Variables, SpecOrigin> | undefined,
  envs: Traced<Variables | VariableList, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): Traced<Variables, SpecOrigin> | undefined {
  const [own, other] = withoutOverridden(env, envs, report);
  const merged = new Map<string, Traced<string, SpecOrigin>>();
  for (const { name, value } of other ? itemsOf(other) : []) {
    const twin = merged.get(name);
    if (twin && value.origins[0] && twin.value !== value.value) {
      report(serving["env-twice"], { at: value.origins[0], params: { name } });
    }
    merged.set(name, value);
  }
  for (const { name, value } of own ? itemsOf(own) : []) {
    const twin = merged.get(name);
    merged.set(name, twin ? agreed(name, value, twin, report) : value);
  }
  const container = own && other ? own.with(other, (value) => value) : (own ?? other);
  if (!container || merged.size === 0) return undefined;
  return regroup<Variables, SpecOrigin>(container, Object.fromEntries(merged));
}

/** Only the run's, where the two stand in different entities. */
function withoutOverridden<A, B>(
  env: Traced<A, SpecOrigin> | undefined,
  envs: Traced<B, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): [Traced<A, SpecOrigin> | undefined, Traced<B, SpecOrigin> | undefined] {
  const [at] = env?.origins ?? [];
  const [otherAt] = envs?.origins ?? [];
  if (!at || !otherAt || at.entity.category === otherAt.entity.category) return [env, envs];
  const ofRun = at.entity.category === "run";
  const [winner, loser] = ofRun ? [at, otherAt] : [otherAt, at];
  report(serving["env-overridden"], {
    at: loser,
    side: "key",
    params: { key: String(loser.path.at(-1)), own: String(winner.path.at(-1)) },
    related: [{ message: "the run's own variables", at: winner }],
  });
  return ofRun ? [env, undefined] : [undefined, envs];
}

/** Two values of one variable within one entity must agree. */
function agreed(
  name: string,
  env: Traced<string, SpecOrigin>,
  envs: Traced<string, SpecOrigin>,
  report: Report<SpecOrigin>,
): Traced<string, SpecOrigin> {
  const [at] = env.origins;
  const [otherAt] = envs.origins;
  if (at && otherAt && env.value !== envs.value) {
    const related = [{ message: "the other value", at: otherAt }];
    report(serving["env-differs"], { at, params: { name }, related });
  }
  return env.with(envs, (value) => value);
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
