import { describeError } from "../describe.js";
import { createReport, type Diagnostic, type Report } from "../diagnostics/index.js";
import { spec as catalogue } from "../diagnostics/spec.js";
import { runName } from "../entities/link.js";
import { ModelIndex } from "../entities/models.js";
import { requirementsOf } from "../capabilities.js";
import { finishGraph } from "../graphs/finish.js";
import { ServedFunctions } from "../graphs/served.js";
import { compareText } from "../plan/canonical.js";
import { assignNames, type AssignedName, type RunIdentity } from "../plan/names.js";
import { workloadSchema, type Graph, type Plan, type Workload } from "../plan/schema.js";
import { SourceMap } from "../plan/source-map.js";
import type { GraphDraft, LowerContext, Naming, ReadParam, WorkloadDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { toPointer } from "../source/path.js";
import { Traced, unwrap, type TraceEntry } from "../trace.js";
import type { Checked, CheckedRun, Validated } from "./validate.js";

export interface Lowered {
  readonly plan: Plan;
  readonly sourceMap: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Stage 3: every run, through its runtime, into one workload or graph of the Plan; `check` holds each to the Plan's schema. */
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
  // A run that was refused may be the one that uses a model.
  const refused = [...validated.diagnostics, ...found].some(({ severity }) => severity === "error");
  if (!refused) models.reportUnused();
  const names = assignNames(
    drafts.map(({ base, draft, identity }) => ({
      identity,
      base: base.value,
      digitalhub: draft.naming.digitalhub,
    })),
  );
  const sourceMap = new SourceMap();
  // What a step of a graph may call: known only now that everything has its name.
  const served = new ServedFunctions(
    validated.functions,
    validated.withRuns,
    drafts.map(({ draft, identity }, index) => ({
      identity,
      name: names[index]?.name ?? "",
      isGraph: isGraph(draft),
    })),
  );
  const workloads: Workload[] = [];
  const graphs: Graph[] = [];
  drafts.forEach(({ run, identity, draft, base }, index) => {
    const assigned = names[index];
    if (!assigned) return;
    reportName(assigned, run, draft.naming, report);
    guarded(run, report, () => {
      const { name } = assigned;
      if (isGraph(draft)) {
        const assembled = assemble(run, { parts: draft.graph, base }, identity, name);
        const requires = draft.requires ?? [];
        const finishing = { sourceMap, served, found, check };
        const graph = finishGraph({ name, ...assembled, requires }, finishing);
        if (graph) graphs.push(graph);
      } else {
        const assembled = assemble(run, { parts: draft.workload, base }, identity, name);
        const workload = finish(run, assembled, draft, { sourceMap, report, check });
        if (workload) workloads.push(workload);
      }
    });
  });
  return {
    plan: {
      plan: "v1",
      workloads: byName(workloads),
      ...(graphs.length > 0 && { graphs: byName(graphs) }),
    },
    sourceMap,
    diagnostics: found,
  };
}

function isGraph(draft: WorkloadDraft | GraphDraft): draft is GraphDraft {
  return "graph" in draft;
}

function byName<T extends { readonly name: string }>(parts: readonly T[]): T[] {
  return [...parts].sort((a, b) => compareText(a.name, b.name));
}

/** What a runtime made of a run, and what its name begins with. */
interface Drafted {
  readonly draft: WorkloadDraft | GraphDraft;
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

/** A draft with name, origin and metadata, unwrapped. */
type Assembled = ReturnType<typeof unwrap<SpecOrigin>>;

function assemble(
  run: CheckedRun,
  { parts, base }: { readonly parts: object; readonly base: Drafted["base"] },
  identity: RunIdentity,
  name: string,
): Assembled {
  const fn = run.function.entity;
  const at = (path: string): SpecOrigin[] => [{ entity: fn, path: [path] }];
  const runAt: SpecOrigin[] =
    identity.run === undefined ? [] : [{ entity: run.run.entity, path: ["name"] }];
  return unwrap<SpecOrigin>({
    ...parts,
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
}

interface Finishing {
  readonly sourceMap: SourceMap;
  readonly report: Report<SpecOrigin>;
  readonly check: boolean;
}

/** Checks that the runtime made a valid workload, and lists what it requires. */
function finish(
  run: CheckedRun,
  { value, entries }: Assembled,
  draft: WorkloadDraft,
  { sourceMap, report, check }: Finishing,
): Workload | undefined {
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
  sourceMap.add(workload.name, pointers(entries));
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
  naming: Naming,
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
