import { catalogueOf, type Catalogue, type EngineName } from "./catalogue.js";
import type { VariableFinding } from "./finding.js";
import { nearest } from "./nearest.js";
import type { Range, Variable } from "./option.js";
import { checkValue } from "./value.js";
import { compareVersions } from "./version.js";

export interface EnvironmentToCheck {
  readonly engine: EngineName;
  /** A catalogued version: see `nearestVersion`. */
  readonly version: string;
  /** Values as they are; a variable whose value is not known here (a secret's) has none. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What an engine makes of its environment, in the order of the variables. Variables that are not the engine's are
 * left alone. Empty for a version that is not catalogued.
 */
export function checkEnvironment(input: EnvironmentToCheck): readonly VariableFinding[] {
  const catalogue = catalogueOf(input.engine, input.version);
  if (!catalogue) return [];
  return Object.entries(input.env).flatMap(([name, value]) => judge(name, value, catalogue));
}

function judge(
  written: string,
  value: string | undefined,
  catalogue: Catalogue,
): readonly VariableFinding[] {
  const { prefixes, anyCase } = catalogue.environment;
  const name = anyCase ? written.toUpperCase() : written;
  const variable = catalogue.variables.find((known) => known.name === name);
  if (variable) return value === undefined ? [] : judgeValue(written, value, variable, catalogue);
  return prefixes.some((prefix) => name.startsWith(prefix))
    ? [unknown(written, name, catalogue)]
    : [];
}

function judgeValue(
  written: string,
  value: string,
  variable: Variable,
  { environment }: Catalogue,
): readonly VariableFinding[] {
  // An empty variable is none to Ollama; the others read it as an empty value.
  if (value === "" && environment.wrong === "ignored") return [];
  const { separator } = variable;
  const parts = separator === undefined ? [value] : value.replace(/;$/, "").split(separator);
  const problem = parts.map((part) => checkValue(variable, part)).find(Boolean);
  if (!problem) return [];
  const { kind, cause, nearest: near, fixed } = problem;
  const anything = variable.type === "go-bool";
  return [
    {
      kind,
      effect: anything ? "differs" : environment.wrong,
      variable: written,
      cause: `\`${written}\` takes ${cause}${anything ? ", which counts as true" : ""}`,
      ...(near && { nearest: near }),
      ...(fixed !== undefined && parts.length === 1 && { value: fixed }),
    },
  ];
}

function unknown(written: string, name: string, catalogue: Catalogue): VariableFinding {
  const { title, version, variables, history } = catalogue;
  const base = { effect: "ignored", variable: written } as const;
  const held: readonly Range[] = history.variables.filter((known) => known.name === name);
  const since = held.flatMap((range) => range.since ?? []).sort(compareVersions)[0];
  if (held.length > 0) {
    const later = since !== undefined && compareVersions(version, since) < 0;
    const until = held.flatMap((range) => range.until ?? []).sort(compareVersions);
    const cause = later
      ? `\`${written}\` came with a later ${title}: ${since} reads it, ${version} does not`
      : `\`${written}\` was removed: ${title} ${until.at(-1) ?? ""} reads it, ${version} does not`;
    return { ...base, kind: "other-version", cause };
  }
  const near = nearest(
    name,
    variables.map((known) => known.name),
  );
  return {
    ...base,
    kind: "unknown-variable",
    cause: `${title} ${version} reads no variable \`${written}\``,
    ...(near.length > 0 && { nearest: near }),
  };
}
