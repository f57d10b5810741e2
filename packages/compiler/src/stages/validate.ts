import { kindsElsewhere, modelKindNamed } from "@inferspec/spec";
import type { CompileOptions } from "../compiler.js";
import { createReport, type Diagnostic, type Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import { MODEL_KINDS, parseKind } from "../entities/kinds.js";
import { linkRuns, type Links } from "../entities/link.js";
import { DEFAULT_PROJECT } from "../entities/project.js";
import { suggestion } from "../entities/suggestion.js";
import type { Runtime, TaskDefinition } from "../runtime.js";
import {
  createNormaliser,
  foreignHelp,
  forceSchema,
  knownKeys,
  reportIssues,
  type Normalise,
} from "../schema/index.js";
import type { Entity, SpecOrigin } from "../source/entity.js";

/** An entity whose spec its kind's schema accepts, with the canonical spelling of every key. */
export interface Checked {
  readonly entity: Entity;
  readonly spec: Readonly<Record<string, unknown>>;
}

/** One run that can be lowered: all of its parts passed. */
export interface CheckedRun {
  readonly runtime: Runtime;
  readonly definition: TaskDefinition<unknown, unknown, unknown>;
  readonly action: string;
  readonly project: string;
  readonly function: Checked;
  /** The entity of a run that nobody wrote (`--default-run`) is its function's. */
  readonly run: Checked;
  readonly task?: Checked | undefined;
}

export interface Validated {
  readonly runs: readonly CheckedRun[];
  readonly models: readonly Entity[];
  /** All functions, those with mistakes too. */
  readonly functions: readonly Entity[];
  /** Those for which a run was written, be it a wrong one, or is made by default. */
  readonly withRuns: ReadonlySet<Entity>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Stage 2: entities → runs whose function, task and parameters their kind's schemas accept, linked to each other. */
export function validate(
  entities: readonly Entity[],
  runtimes: readonly Runtime[],
  options: CompileOptions,
): Validated {
  const found: Diagnostic[] = [];
  const report = createReport<SpecOrigin>(found, ({ entity, path }) => ({
    document: entity.document,
    path: entity.place(path),
  }));
  const byKind = new Map(
    runtimes.map((runtime) => [
      runtime.kind,
      { runtime, normalise: createNormaliser(runtime.spellings ?? []) },
    ]),
  );
  const checked = new Map<Entity, Checked | undefined>();
  const links = linkRuns(
    entities.filter((entity) => isKnown(entity, byKind, report)),
    report,
  );
  for (const fn of links.functions) {
    const known = byKind.get(fn.kind);
    if (known) checked.set(fn, checkSpec(fn, known, known.runtime.function, report));
  }
  for (const model of links.models) checkModel(model, report);
  const checker = { byKind, checked, report };
  for (const { task, function: fn } of links.tasks) checkTask(task, fn, checker);
  const functions = entities.filter(({ category }) => category === "function");
  return {
    runs: [...checkRuns(links, checker), ...defaultRuns(links, checker, options)],
    models: links.models,
    functions,
    withRuns: options.defaultRun === true ? new Set(functions) : links.withRuns,
    diagnostics: found,
  };
}

/** A runtime, prepared for this call. */
interface KnownKind {
  readonly runtime: Runtime;
  readonly normalise: Normalise;
}

type KnownKinds = ReadonlyMap<string, KnownKind>;

interface Checker {
  readonly byKind: KnownKinds;
  readonly checked: Map<Entity, Checked | undefined>;
  readonly report: Report<SpecOrigin>;
}

/** Judges a task whether or not a run uses it. */
function checkTask(task: Entity, fn: Entity, checker: Checker): void {
  const action = actionOf(task, fn, checker);
  if (action) checkOnce(task, action.known, action.definition, checker);
}

function checkRuns(links: Links, checker: Checker): CheckedRun[] {
  return links.runs.flatMap(({ run, task, function: fn }) => {
    const action = actionOf(run, fn, checker);
    if (!action) return [];
    const { known, definition, name } = action;
    const checkedRun = checkSpec(run, known, definition.run, checker.report);
    const checkedTask = task && checkOnce(task, known, definition, checker);
    const checkedFunction = checker.checked.get(fn);
    if (!checkedRun || !checkedFunction || (task && !checkedTask)) return [];
    return [
      {
        runtime: known.runtime,
        definition,
        action: name,
        project: fn.project ?? DEFAULT_PROJECT,
        function: checkedFunction,
        run: checkedRun,
        task: checkedTask,
      },
    ];
  });
}

/** Functions without a run: a warning, or a run with the kind's defaults where that was asked for. */
function defaultRuns(links: Links, checker: Checker, options: CompileOptions): CheckedRun[] {
  return links.functions.flatMap((fn) => {
    if (links.withRuns.has(fn)) return [];
    const known = checker.byKind.get(fn.kind);
    const checkedFunction = checker.checked.get(fn);
    if (options.defaultRun !== true) {
      checker.report(spec["no-run"], {
        at: { entity: fn, path: ["name"] },
        params: { function: fn.name ?? "" },
      });
      return [];
    }
    const [first] = Object.entries(known?.runtime.tasks ?? {});
    if (!known || !checkedFunction || !first) return [];
    const [action, definition] = first;
    // It stands beneath its function as a run of the short form would; what it lacks is told at the function.
    const entity: Entity = { ...fn, spec: {}, parent: fn };
    const run = checkSpec(entity, known, definition.run, checker.report);
    if (!run) return [];
    return [
      {
        runtime: known.runtime,
        definition,
        action,
        project: fn.project ?? DEFAULT_PROJECT,
        function: checkedFunction,
        run,
      },
    ];
  });
}

function isKnown(entity: Entity, byKind: KnownKinds, report: Report<SpecOrigin>): boolean {
  const { category, base } = parseKind(entity.kind);
  if (category === "model" || byKind.has(base)) return true;
  // A run of the short form repeats the mistake of the function above it.
  if (entity.parent) return false;
  const at = { entity, path: ["kind"] };
  const elsewhere = Object.hasOwn(kindsElsewhere, base) ? kindsElsewhere[base] : undefined;
  if (elsewhere) {
    report(spec["kind-elsewhere"], { at, params: { kind: entity.kind, ...elsewhere } });
    return false;
  }
  const near = suggestion(base, [...byKind.keys(), ...MODEL_KINDS]);
  const fixed = near.word === undefined ? undefined : near.word + entity.kind.slice(base.length);
  report(spec["unknown-kind"], {
    at,
    params: { kind: entity.kind, suggestion: near.text },
    fixes:
      fixed === undefined
        ? []
        : [{ title: `write \`${fixed}\``, edits: [{ op: "replace", at, value: fixed }] }],
  });
  return false;
}

function actionOf(run: Entity, fn: Entity, { byKind, report }: Checker) {
  const known = byKind.get(fn.kind);
  if (!known) return undefined;
  const { tasks } = known.runtime;
  const actions = Object.keys(tasks);
  const name = run.action;
  if (name === undefined || name === "") {
    report(spec["missing-action"], {
      at: { entity: run, path: [] },
      side: "key",
      params: { actions: actions.join(" or ") },
      fixes: actions.slice(0, 1).map((action) => ({
        title: `add \`action: ${action}\``,
        edits: [
          { op: "insert" as const, at: { entity: run, path: [] }, key: "action", value: action },
        ],
      })),
    });
    return undefined;
  }
  const definition = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (definition) return { known, definition, name };
  const at = { entity: run, path: run.parent ? ["action"] : ["kind"] };
  const { otherActions = {} } = known.runtime;
  const elsewhere = Object.hasOwn(otherActions, name) ? otherActions[name] : undefined;
  if (elsewhere) {
    const params = { kind: fn.kind, action: name, ...elsewhere };
    report(spec["action-elsewhere"], { at, params });
    return undefined;
  }
  const near = suggestion(name, actions);
  const fixed = near.word === undefined || run.parent ? near.word : `${fn.kind}+${near.word}:run`;
  report(spec["unknown-action"], {
    at,
    params: { kind: fn.kind, action: name, suggestion: near.text },
    fixes:
      fixed === undefined
        ? []
        : [{ title: `write \`${fixed}\``, edits: [{ op: "replace", at, value: fixed }] }],
  });
  return undefined;
}

function checkOnce(
  task: Entity,
  known: KnownKind,
  definition: TaskDefinition<unknown, unknown, unknown>,
  { checked, report }: Checker,
): Checked | undefined {
  if (!checked.has(task)) checked.set(task, checkSpec(task, known, definition.task, report));
  return checked.get(task);
}

/** Judges a Model document by the schema of its kind. A reference to it is followed all the same. */
function checkModel(entity: Entity, report: Report<SpecOrigin>): void {
  const schema = modelKindNamed(entity.kind)?.spec();
  const result = schema?.safeParse(entity.spec);
  if (!schema || !result || result.success) return;
  reportIssues(result.error.issues, {
    schema,
    value: entity.spec,
    where: "this model",
    origin: (path) => ({ entity, path: ["spec", ...path] }),
    report,
  });
}

/** Judges one entity's spec. The references of a short run are implied by where it stands, so they are lent to it. */
function checkSpec(
  entity: Entity,
  { runtime, normalise }: KnownKind,
  lazySchema: Runtime["function"],
  report: Report<SpecOrigin>,
): Checked | undefined {
  const canonical = normalise(entity, report);
  const schema = forceSchema(lazySchema);
  const value = entity.parent ? { ...IMPLIED_REFERENCES, ...canonical.spec } : canonical.spec;
  const result = schema.safeParse(value);
  if (result.success)
    return { entity: canonical, spec: result.data as Readonly<Record<string, unknown>> };
  reportIssues(result.error.issues, {
    schema,
    value,
    where: `this ${entity.category}`,
    origin: (path) => ({ entity: canonical, path: ["spec", ...path] }),
    report,
    belongs: (key) => belongs(key, entity, runtime),
    foreign: (key) => foreignHelp(key, entity.category, runtime.foreignKeys ?? []),
  });
  return undefined;
}

/** Parameters of the function that were written below a run, and the other way round. */
function belongs(key: string, entity: Entity, runtime: Runtime): string | undefined {
  const inRun = entity.category === "run" || entity.category === "task";
  const schemas = inRun ? [runtime.function] : Object.values(runtime.tasks).map(({ run }) => run);
  if (!schemas.some((schema) => knownKeys(forceSchema(schema), []).includes(key))) return undefined;
  if (key === "function" || key === "task") return undefined;
  return inRun
    ? `it is a parameter of the function: write \`${key}\` there`
    : `it is a parameter of the run: write \`${key}\` there, beside \`action\``;
}

const IMPLIED_REFERENCES = { function: "implied", task: "implied" };
