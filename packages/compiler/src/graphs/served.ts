import type { Report } from "../diagnostics/index.js";
import { DEFAULT_PROJECT } from "../entities/project.js";
import { suggestion } from "../entities/suggestion.js";
import { compareText } from "../plan/canonical.js";
import type { RunIdentity } from "../plan/names.js";
import type { Entity } from "../source/entity.js";
import type { Path } from "../source/path.js";
import { graph as catalogue } from "./diagnostics.js";
import { replacement } from "./fixes.js";

/** One run that was lowered, with the name it got. */
export interface ServedRun {
  readonly identity: RunIdentity;
  readonly name: string;
  readonly isGraph: boolean;
}

/** What a step says of the workload that it calls, and where it says so. */
export interface Reference {
  readonly project: string;
  readonly function: string;
  readonly run: string | undefined;
  readonly at: { readonly function: Path; readonly run: Path };
}

/** One function, be it in several versions. */
interface Known {
  /** A run was written for it, whether or not it could be lowered. */
  hasRun: boolean;
  readonly runs: ServedRun[];
}

/** The functions of all projects and the workloads that serve them, by the names that people know. */
export class ServedFunctions {
  readonly #projects = new Map<string, Map<string, Known>>();

  constructor(
    functions: readonly Entity[],
    withRuns: ReadonlySet<Entity>,
    runs: readonly ServedRun[],
  ) {
    for (const fn of functions) {
      const known = this.#known(fn.project ?? DEFAULT_PROJECT, fn.name ?? "");
      known.hasRun ||= withRuns.has(fn);
    }
    for (const run of runs) {
      this.#known(run.identity.project, run.identity.function).runs.push(run);
    }
  }

  #known(project: string, name: string): Known {
    const functions = this.#projects.get(project) ?? new Map<string, Known>();
    this.#projects.set(project, functions);
    const known = functions.get(name) ?? { hasRun: false, runs: [] };
    functions.set(name, known);
    return known;
  }

  /** The name of the workload that a step calls. `undefined` after a report, or where the function has its own error. */
  resolve(reference: Reference, report: Report<Path>): string | undefined {
    const { project, at, function: fn } = reference;
    const functions = this.#projects.get(project);
    const known = functions?.get(fn);
    if (!known) {
      const near = suggestion(fn, [...(functions?.keys() ?? [])].sort(compareText));
      report(catalogue["unknown-function"], {
        at: at.function,
        params: { function: fn, project, suggestion: near.text },
        fixes: replacement(at.function, near.word),
      });
      return undefined;
    }
    const [first] = known.runs;
    if (!first) {
      // A run that could not be lowered has its own error.
      if (!known.hasRun) {
        report(catalogue["function-not-served"], { at: at.function, params: { function: fn } });
      }
      return undefined;
    }
    if (first.isGraph) {
      report(catalogue["step-is-a-graph"], { at: at.function, params: { function: fn } });
      return undefined;
    }
    return chooseRun(known.runs, reference, report);
  }
}

function chooseRun(
  runs: readonly ServedRun[],
  { at, run, function: fn }: Reference,
  report: Report<Path>,
): string | undefined {
  const chosen = run === undefined ? runs : runs.filter(({ identity }) => identity.run === run);
  const [only, another] = chosen;
  if (only && !another) return only.name;
  const names = runs.flatMap(({ identity }) => identity.run ?? []).sort(compareText);
  if (run !== undefined && !only) {
    const near = suggestion(run, names);
    report(catalogue["unknown-run"], {
      at: at.run,
      params: { function: fn, run, suggestion: near.text },
      fixes: replacement(at.run, near.word),
    });
    return undefined;
  }
  const unnamed = names.length < runs.length ? ["one without a name"] : [];
  report(catalogue["several-runs"], {
    at: at.function,
    params: {
      function: fn,
      runs: [...names.map((name) => `\`${name}\``), ...unnamed].join(", "),
      run: names[0] ?? "",
    },
  });
  return undefined;
}
