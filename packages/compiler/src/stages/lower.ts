import { describeError } from "../describe.js";
import { createReport, type Diagnostic, type Report } from "../diagnostics/index.js";
import { spec as catalogue } from "../diagnostics/spec.js";
import { runName } from "../entities/link.js";
import { ModelIndex } from "../entities/models.js";
import { requirementsOf } from "../capabilities.js";
import { compareText } from "../plan/canonical.js";
import { assignNames, type AssignedName, type RunIdentity } from "../plan/names.js";
import { workloadSchema, type Plan, type Workload } from "../plan/schema.js";
import { SourceMap } from "../plan/source-map.js";
import type { LowerContext, ReadParam, WorkloadDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { toPointer } from "../source/path.js";
import { Traced, unwrap, type TraceEntry } from "../trace.js";
import type { Checked, CheckedRun, Validated } from "./validate.js";

export interface Lowered {
  readonly plan: Plan;
  readonly sourceMap: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Stage 3: every run, through its runtime, into one workload of the Plan; `check` holds each to the Plan's schema. */
export function lower(validated: Validated, check: boolean): Lowered {
  const found: Diagnostic[] = [];
  const report = createReport<SpecOrigin>(found, ({ entity, path }) => ({
    document: entity.document,
    path: entity.place(path),
  }));
  const models = new ModelIndex(validated.models, report);
  const drafts = validated.runs.flatMap((run) => {
    reportOverrides(run, report);
    const drafted = draftOf(run, models, report);
    return drafted ? [{ run, ...drafted, identity: identityOf(run) }] : [];
  });
  models.reportUnused();
  const names = assignNames(
    drafts.map(({ base, draft, identity }) => ({
      identity,
      base: base.value,
      digitalhub: draft.naming.digitalhub,
    })),
  );
  const sourceMap = new SourceMap();
  const workloads = drafts.flatMap(({ run, identity, ...drafted }, index) => {
    const assigned = names[index];
    if (!assigned) return [];
    reportName(assigned, run, drafted.draft, report);
    const finishing = { sourceMap, report, check };
    const workload = guarded(run, report, () =>
      finish(run, drafted, identity, assigned.name, finishing),
    );
    return workload ? [workload] : [];
  });
  workloads.sort((a, b) => compareText(a.name, b.name));
  return { plan: { plan: "v1", workloads }, sourceMap, diagnostics: found };
}

/** What a runtime made of a run, and what its name begins with. */
interface Drafted {
  readonly draft: WorkloadDraft;
  readonly base: { readonly value: string; readonly origins: readonly SpecOrigin[] };
}

function draftOf(
  run: CheckedRun,
  models: ModelIndex,
  report: Report<SpecOrigin>,
): Drafted | undefined {
  return guarded(run, report, () => {
    const draft = run.definition.lower(contextOf(run, models, report));
    if (!draft) return undefined;
    const { value, entries } = unwrap<SpecOrigin>(draft.naming.base);
    if (typeof value !== "string") throw new TypeError("`naming.base` is no text");
    return { draft, base: { value, origins: entries.flatMap(({ origins }) => origins) } };
  });
}

/** A runtime is a plugin's code: what it throws, or what its draft makes us throw, becomes a diagnostic. */
function guarded<T>(run: CheckedRun, report: Report<SpecOrigin>, make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    reportFailure(run, describeError(error), report);
    return undefined;
  }
}

function contextOf(
  run: CheckedRun,
  models: ModelIndex,
  report: Report<SpecOrigin>,
): LowerContext<Record<string, unknown>, Record<string, unknown>> {
  const fn = reader(run.function);
  const ofRun = reader(run.run);
  const ofTask = run.task && reader(run.task);
  const { entity } = run.function;
  return {
    fn,
    param: (key) => ofRun(key) ?? ofTask?.(key),
    functionName: new Traced(entity.name ?? "", [{ entity, path: ["name"] }]),
    runId: run.run.entity.category === "run" ? run.run.entity.id : undefined,
    resolveModel: (uri, kinds) => models.resolve(uri, kinds),
    report,
  };
}

/** Reads top-level parameters of a checked spec. An explicit null counts as left out. */
function reader({ entity, spec }: Checked): ReadParam<Record<string, unknown>> {
  return (key) => {
    const value = Object.hasOwn(spec, key) ? spec[key] : undefined;
    if (value === undefined || value === null) return undefined;
    return new Traced(value, [{ entity, path: ["spec", key] }]);
  };
}

function identityOf(run: CheckedRun): RunIdentity {
  const { entity } = run.run;
  return {
    project: run.project,
    function: run.function.entity.name ?? "",
    action: run.action,
    run: entity.category === "run" ? runName(entity) : undefined,
  };
}

interface Finishing {
  readonly sourceMap: SourceMap;
  readonly report: Report<SpecOrigin>;
  readonly check: boolean;
}

/** Puts name, origin and metadata to a draft, unwraps it, and checks that the runtime made a valid workload. */
function finish(
  run: CheckedRun,
  { draft, base }: Drafted,
  identity: RunIdentity,
  name: string,
  { sourceMap, report, check }: Finishing,
): Workload | undefined {
  const fn = run.function.entity;
  const at = (path: string): SpecOrigin[] => [{ entity: fn, path: [path] }];
  const runAt: SpecOrigin[] =
    identity.run === undefined ? [] : [{ entity: run.run.entity, path: ["name"] }];
  const { value, entries } = unwrap<SpecOrigin>({
    ...draft.workload,
    // What the name is made of: its base, and the identity behind the hash.
    name: new Traced(name, [...base.origins, ...at("name"), ...at("project"), ...runAt]),
    origin: {
      project: new Traced(identity.project, at("project")),
      function: new Traced(identity.function, at("name")),
      kind: new Traced(fn.kind, at("kind")),
      action: run.action,
      run: identity.run === undefined ? undefined : new Traced(identity.run, runAt),
    },
    description: ownOr(run, "description"),
    labels: ownOr(run, "labels"),
    requires: [],
  });
  const result = check ? workloadSchema().safeParse(value) : undefined;
  if (result?.success === false) {
    const [issue] = result.error.issues;
    reportFailure(run, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`, report);
    return undefined;
  }
  // Checked just now, or by the tests of its runtime.
  const workload = value as Workload;
  const requires = new Set(requirementsOf(workload).map(({ capability }) => capability));
  for (const capability of draft.requires ?? []) requires.add(capability);
  sourceMap.add(name, pointers(entries));
  return { ...workload, requires: [...requires].sort(compareText) };
}

/** What the run says of itself, else what its function says. */
function ownOr(
  { run, function: fn }: CheckedRun,
  field: "description" | "labels",
): Traced<string | readonly string[], SpecOrigin> | undefined {
  for (const { entity } of [run, fn]) {
    const value = entity[field];
    // No labels are none; an empty text is for the target to judge.
    if (value !== undefined && (typeof value === "string" || value.length > 0)) {
      return new Traced(value, [{ entity, path: [field] }]);
    }
  }
  return undefined;
}

function pointers(entries: readonly TraceEntry<SpecOrigin>[]): Map<string, readonly SpecOrigin[]> {
  return new Map(entries.map(({ path, origins }) => [toPointer(path), origins]));
}

function reportFailure(run: CheckedRun, problem: string, report: Report<SpecOrigin>): void {
  const { entity } = run.function;
  report(catalogue["runtime-failed"], {
    at: { entity, path: ["name"] },
    params: { kind: entity.kind, problem },
  });
}

/** A task's parameter that the run has too is read by nobody: say so at its line. */
function reportOverrides({ run, task }: CheckedRun, report: Report<SpecOrigin>): void {
  for (const key of Object.keys(task?.spec ?? {})) {
    if (!task || key === "function" || !Object.hasOwn(run.spec, key)) continue;
    report(catalogue["task-parameter-overridden"], {
      at: { entity: task.entity, path: ["spec", key] },
      side: "key",
      params: { key },
      related: [
        { message: "the run's own value", at: { entity: run.entity, path: ["spec", key] } },
      ],
    });
  }
}

function reportName(
  { name, digitalhubRefused }: AssignedName,
  { run }: CheckedRun,
  { naming }: WorkloadDraft,
  report: Report<SpecOrigin>,
): void {
  if (!digitalhubRefused || naming.digitalhub === undefined) return;
  report(catalogue["name-kept-not"], {
    at: { entity: run.entity, path: ["id"] },
    params: {
      name,
      digitalhub: naming.digitalhub,
      why: digitalhubRefused === "illegal" ? "not a legal name" : "the name of another run too",
    },
  });
}
