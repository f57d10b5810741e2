import type { Report } from "../diagnostics/index.js";
import type { Graph, GraphStep } from "../plan/schema.js";
import type { NodeDraft, StepDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Path } from "../source/path.js";
import type { TraceEntry } from "../trace.js";
import { graph as catalogue } from "./diagnostics.js";
import type { ServedFunctions } from "./served.js";

/** A graph whose steps still name functions. */
export type UnresolvedGraph = Pick<Graph, "origin"> & {
  readonly nodes: Readonly<Record<string, NodeDraft>>;
};

/** Puts the names of workloads where steps name functions. What cannot be found is reported, and the step has no target. */
export function resolveSteps(
  { nodes, origin }: UnresolvedGraph,
  served: ServedFunctions,
  report: Report<Path>,
): Graph["nodes"] {
  const resolveStep = (draft: StepDraft, path: Path): GraphStep => {
    const { function: fn, run, ...step } = draft;
    checkTargets(draft, path, report);
    if (fn === undefined) {
      if (run !== undefined) {
        report(catalogue["run-without-function"], { at: [...path, "run"], params: {} });
      }
      return step;
    }
    const at = { function: [...path, "function"], run: [...path, "run"] };
    const workload = served.resolve({ project: origin.project, function: fn, run, at }, report);
    return { ...step, ...(workload !== undefined && { workload }) };
  };
  const resolved = Object.entries(nodes).map(([name, { steps, ...node }]) => {
    const at = ["nodes", name, "steps"];
    const made = { ...node, steps: steps.map((step, index) => resolveStep(step, [...at, index])) };
    return [name, made] as const;
  });
  return Object.fromEntries(resolved);
}

const TARGETS = ["function", "node", "service", "url"] as const;

/** Judged here, since a function that cannot be found is a target all the same. */
function checkTargets(step: StepDraft, at: Path, report: Report<Path>): void {
  const [first, second, ...others] = TARGETS.filter((key) => step[key] !== undefined);
  if (first === undefined) {
    report(catalogue["step-target"], { at, side: "key", params: { found: "none" } });
  } else if (second !== undefined) {
    const found = [first, second, ...others].map((key) => `\`${key}\``).join(" and ");
    report(catalogue["step-target"], { at: [...at, second], side: "key", params: { found } });
  }
}

/** The traces of the resolved graph: the name of a workload comes from what the step says of function and run. */
export function resolveTraces(
  entries: readonly TraceEntry<SpecOrigin>[],
): readonly TraceEntry<SpecOrigin>[] {
  const workloads = new Map<string, TraceEntry<SpecOrigin>>();
  const others: TraceEntry<SpecOrigin>[] = [];
  for (const entry of entries) {
    const { path, origins } = entry;
    const key = path.length === 5 && path[0] === "nodes" && path[2] === "steps" ? path[4] : "";
    if (key !== "function" && key !== "run") {
      others.push(entry);
      continue;
    }
    const target = [...path.slice(0, 4), "workload"];
    const place = JSON.stringify(target);
    const before = workloads.get(place)?.origins ?? [];
    workloads.set(place, { path: target, origins: [...before, ...origins] });
  }
  return [...others, ...workloads.values()];
}
