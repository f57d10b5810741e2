import { formatFunctionRef, lazy, parseFunctionRef, parseTaskRef } from "@inferspec/spec";
import { describeValue, quote } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { parseKind } from "./kinds.js";
import { DEFAULT_PROJECT } from "./project.js";
import { suggestion } from "./suggestion.js";

/** A run with what it refers to. */
export interface LinkedRun {
  readonly run: Entity;
  readonly function: Entity;
  readonly task?: Entity | undefined;
}

export interface Links {
  readonly functions: readonly Entity[];
  readonly models: readonly Entity[];
  readonly runs: readonly LinkedRun[];
  /** Functions for which a run was written, or may have been: one that is wrong counts. */
  readonly withRuns: ReadonlySet<Entity>;
}

/** Follows the references between functions, tasks and runs, and checks that every identity is unique. */
export function linkRuns(entities: readonly Entity[], report: Report<SpecOrigin>): Links {
  const of = (category: Entity["category"]): Entity[] =>
    entities.filter((entity) => entity.category === category);
  const functions = new FunctionIndex(of("function"), report);
  const tasks = new Map(
    of("task").map((task) => [taskKey(task.kind, task.project, task.id), task]),
  );
  const usedTasks = new Set<Entity>();
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
    const task = run.parent ? undefined : followTask(run, tasks, report);
    if (task) usedTasks.add(task);
    refuseReferencesInShortRun(run, report);
    runs.push({ run, function: fn, task });
  }
  for (const fn of functions.all) {
    if (fn.declaresRuns === true || lost.has(fn.kind)) withRuns.add(fn);
  }
  reportUnusedTasks(of("task"), usedTasks, functions, report);
  return {
    functions: functions.all,
    models: of("model"),
    runs: uniqueRuns(runs, report),
    withRuns,
  };
}

/** Functions by project and name; versions of one function by their ids. */
class FunctionIndex {
  readonly all: Entity[] = [];
  readonly #known = new Set<Entity>();
  readonly #byName = new Map<string, Entity[]>();

  constructor(functions: readonly Entity[], report: Report<SpecOrigin>) {
    for (const fn of functions) {
      if (fn.name === undefined) continue;
      const key = keyOf(fn.project, fn.name);
      const versions = this.#byName.get(key) ?? [];
      const twin = versions.find((other) => other.id === fn.id || other.kind !== fn.kind);
      if (twin) {
        report(spec["duplicate-function"], {
          at: { entity: fn, path: ["name"] },
          params: { name: fn.name, project: fn.project ?? DEFAULT_PROJECT },
          related: [{ message: "the other one is here", at: { entity: twin, path: ["name"] } }],
        });
        continue;
      }
      this.#byName.set(key, [...versions, fn]);
      this.#known.add(fn);
      this.all.push(fn);
    }
  }

  has(fn: Entity): boolean {
    return this.#known.has(fn);
  }

  /** The function that a task or run names in `spec.function`. */
  follow(entity: Entity, report: Report<SpecOrigin>): Entity | undefined {
    const at = { entity, path: ["spec", "function"] };
    const written = entity.spec["function"];
    if (written === undefined) {
      report(spec["missing-key"], {
        at: { entity, path: ["spec"] },
        side: "key",
        params: {
          key: "function",
          where: `this ${entity.category}`,
          description: "the function that it belongs to",
        },
      });
      return undefined;
    }
    const text = typeof written === "string" ? written : undefined;
    const parsed = text === undefined ? undefined : parseFunctionRef(text);
    if (text === undefined || !parsed?.ok) {
      report(spec["bad-reference"], {
        at,
        params: {
          value: text === undefined ? describeValue(written) : quote(text),
          category: "function",
          form: "<kind>://<project>/<name>:<id>",
        },
      });
      return undefined;
    }
    const reference = parsed.value;
    const versions = this.#byName.get(keyOf(reference.project, reference.name)) ?? [];
    const fn = versions.find(
      ({ id, kind }) => kind === reference.kind && (id === undefined || id === reference.id),
    );
    if (fn) return fn;
    const known = this.#references();
    const near = suggestion(text, known);
    report(spec["unknown-function"], {
      at,
      params: {
        reference: text,
        suggestion: known.length === 0 ? "add the exported function" : near.text,
      },
    });
    return undefined;
  }

  /** How each function is referred to; made once, however many references are wrong. */
  readonly #references = lazy(() =>
    this.all.map(({ kind, project, name, id }) =>
      formatFunctionRef({
        kind,
        project: project ?? DEFAULT_PROJECT,
        name: name ?? "",
        ...(id !== undefined && { id }),
      }),
    ),
  );
}

function followTask(
  run: Entity,
  tasks: ReadonlyMap<string, Entity>,
  report: Report<SpecOrigin>,
): Entity | undefined {
  const text = run.spec["task"];
  if (typeof text !== "string") return undefined; // The schema says what is wrong.
  const at = { entity: run, path: ["spec", "task"] };
  const parsed = parseTaskRef(text);
  // A run `K+serve:run` executes a task `K+serve`.
  const kind = run.kind.replace(/:run$/, "");
  if (!parsed.ok || parsed.value.kind !== kind) {
    report(spec["bad-reference"], {
      at,
      params: { value: quote(text), category: "task", form: `${kind}://<project>/<id>` },
    });
    return undefined;
  }
  const task = tasks.get(taskKey(kind, parsed.value.project, parsed.value.id));
  if (!task) report(spec["unknown-task"], { at, params: { reference: text } });
  return task;
}

function kindsFit(entity: Entity, fn: Entity, report: Report<SpecOrigin>): boolean {
  if (parseKind(entity.kind).base === fn.kind) return true;
  report(spec["kind-mismatch"], {
    at: { entity, path: ["kind"] },
    params: {
      category: entity.category,
      kind: entity.kind,
      function: fn.kind,
      expected: fn.kind + entity.kind.slice(parseKind(entity.kind).base.length),
    },
  });
  return false;
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

function reportUnusedTasks(
  tasks: readonly Entity[],
  used: ReadonlySet<Entity>,
  functions: FunctionIndex,
  report: Report<SpecOrigin>,
): void {
  for (const task of tasks) {
    const fn = functions.follow(task, report);
    if (fn && !kindsFit(task, fn, report)) continue;
    if (!used.has(task)) {
      report(spec["unused-task"], {
        at: { entity: task, path: ["kind"] },
        side: "key",
        params: { run: `${task.kind}:run` },
      });
    }
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

function taskKey(kind: string, project: string | undefined, id: string | undefined): string {
  return JSON.stringify([kind, project ?? DEFAULT_PROJECT, id ?? null]);
}

function keyOf(project: string | undefined, name: string | undefined): string {
  return JSON.stringify([project ?? DEFAULT_PROJECT, name ?? null]);
}
