import { graphSchema, type Graph } from "../plan/schema.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { compareText } from "../plan/canonical.js";
import { reportInPlan } from "../plan/report.js";
import type { SourceMap } from "../plan/source-map.js";
import type { SpecOrigin } from "../source/entity.js";
import { toPointer } from "../source/path.js";
import type { TraceEntry } from "../trace.js";
import { checkGraph } from "./check.js";
import { graphRequirementsOf } from "./requirements.js";
import { resolveSteps, resolveTraces, type UnresolvedGraph } from "./resolve.js";
import type { ServedFunctions } from "./served.js";

export interface GraphFinishing {
  readonly sourceMap: SourceMap;
  readonly served: ServedFunctions;
  readonly found: Diagnostic[];
  /** Whether the graph is held to the Plan's schema. */
  readonly check: boolean;
}

/** A graph with name, origin and metadata, unwrapped. */
export interface AssembledGraph {
  readonly name: string;
  readonly value: unknown;
  readonly entries: readonly TraceEntry<SpecOrigin>[];
  /** Capabilities that its runtime asks for besides. */
  readonly requires: readonly string[];
}

/** Finds the workloads of a graph's steps and checks it. `undefined` after an error; throws where the runtime made no graph. */
export function finishGraph(
  { name, value, entries, requires }: AssembledGraph,
  { sourceMap, served, found, check }: GraphFinishing,
): Graph | undefined {
  const before = found.length;
  const report = reportInPlan(found, sourceMap, name);
  // With what the steps say of functions, which resolving reports at.
  sourceMap.add(name, pointers(entries));
  const draft = value as UnresolvedGraph & Omit<Graph, "nodes">;
  const graph: Graph = { ...draft, nodes: resolveSteps(draft, served, report) };
  const issue = check ? graphSchema().safeParse(graph).error?.issues[0] : undefined;
  if (issue) throw new TypeError(`${issue.path.join(".")}: ${issue.message}`);
  sourceMap.add(name, pointers(resolveTraces(entries)));
  checkGraph(graph, report);
  if (found.slice(before).some(({ severity }) => severity === "error")) return undefined;
  const all = new Set([
    ...graphRequirementsOf(graph).map(({ capability }) => capability),
    ...requires,
  ]);
  return { ...graph, requires: [...all].sort(compareText) };
}

function pointers(entries: readonly TraceEntry<SpecOrigin>[]): Map<string, readonly SpecOrigin[]> {
  return new Map(entries.map(({ path, origins }) => [toPointer(path), origins]));
}
