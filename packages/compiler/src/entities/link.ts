import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { FunctionIndex, kindsFit } from "./function-index.js";
import { parseKind } from "./kinds.js";
import { TaskIndex, type LinkedTask } from "./task-index.js";

/** A run with what it refers to. */
interface LinkedRun {
  readonly run: Entity;
  readonly function: Entity;
  readonly task?: Entity | undefined;
}

export interface Links {
  readonly functions: readonly Entity[];
  readonly models: readonly Entity[];
  readonly tasks: readonly LinkedTask[];
  readonly runs: readonly LinkedRun[];
  /** Functions for which a run was written, or may have been: one that is wrong counts. */
  readonly withRuns: ReadonlySet<Entity>;
}

/** Follows the references between functions, tasks and runs, and checks that every identity is unique. */
export function linkRuns(entities: readonly Entity[], report: Report<SpecOrigin>): Links {
  const of = (category: Entity["category"]): Entity[] =>
    entities.filter((entity) => entity.category === category);
  const functions = new FunctionIndex(of("function"), report);
  const tasks = new TaskIndex(of("task"), functions, report);
  const withRuns = new Set<Entity>();
  const runs: LinkedRun[] = [];
  // Kinds of runs whose function is not known: it may be any function of that kind.
  const lost = new Set<string>();
  for (const run of of("run")) {
    const fn = run.parent ?? functions.follow(run, report);
    if (!fn) {
      lost.add(parseKind(run.kind).base);
      continue;
    }
    withRuns.add(fn);
    if (!functions.has(fn)) continue;
    if (!run.parent && !kindsFit(run, fn, report)) continue;
    const task = run.parent ? undefined : tasks.follow(run, fn);
    refuseReferencesInShortRun(run, report);
    runs.push({ run, function: fn, task });
  }
  for (const fn of functions.all) {
    if (fn.declaresRuns === true || lost.has(fn.kind)) withRuns.add(fn);
  }
  tasks.reportUnused();
  return {
    functions: functions.all,
    models: of("model"),
    tasks: tasks.all,
    runs: uniqueRuns(runs, report),
    withRuns,
  };
}

function refuseReferencesInShortRun(run: Entity, report: Report<SpecOrigin>): void {
  if (!run.parent) return;
  for (const key of ["function", "task"]) {
    if (!Object.hasOwn(run.spec, key)) continue;
    const at = { entity: run, path: ["spec", key] };
    report(spec["unknown-key"], {
      at,
      side: "key",
      params: {
        key,
        where: "this run",
        suggestion: "leave it out: the run stands beneath its function",
      },
      fixes: [{ title: `remove \`${key}\``, edits: [{ op: "remove", at }] }],
    });
  }
}

function uniqueRuns(runs: readonly LinkedRun[], report: Report<SpecOrigin>): LinkedRun[] {
  const first = new Map<string, Entity>();
  return runs.filter(({ run, function: fn }) => {
    const name = runName(run);
    const key = JSON.stringify([fn.project, fn.name, run.action, name ?? null]);
    const other = first.get(key);
    if (!other) {
      first.set(key, run);
      return true;
    }
    const path = name === undefined ? [] : ["name"];
    const details = {
      at: { entity: run, path },
      related: [{ message: "the other one is here", at: { entity: other, path } }],
    };
    if (name === undefined)
      report(spec["unnamed-runs"], { ...details, params: { function: fn.name ?? "" } });
    else
      report(spec["duplicate-run"], { ...details, params: { function: fn.name ?? "", run: name } });
    return false;
  });
}

/** What a run is called: its name, else the id that DigitalHub gave it. */
export function runName(run: Entity): string | undefined {
  return run.name ?? run.id;
}
