import { leavesOf, type Requirement } from "../capabilities.js";
import type { Graph } from "../plan/schema.js";
import { valueAt, type Path } from "../source/path.js";

/**
 * Which part of a graph needs which capability. As with workloads, one that a backend does not name is refused, so no
 * leaf of a graph is dropped in silence.
 */
export const GRAPH_FIELDS = [
  { path: ["resources", "cpu"], capability: "graph-resources" },
  { path: ["resources", "memory"], capability: "graph-resources" },
  { path: ["resources", "gpu"], capability: "graph-resources" },
  { path: ["resources", "disk"], capability: "graph-resources" },
  { path: ["scaling", "replicas"], capability: "graph-scaling" },
  { path: ["scaling", "min"], capability: "graph-scaling" },
  { path: ["scaling", "max"], capability: "graph-scaling" },
  { path: ["scaling", "metric"], capability: "graph-scaling" },
  { path: ["scaling", "autoscaling"], capability: "graph-autoscaling" },
  { path: ["scaling", "targetRequests"], capability: "graph-target-requests" },
  { path: ["scaling", "scaleDownDelaySeconds"], capability: "graph-scale-down-delay" },
  { path: ["placement", "nodeSelector"], capability: "graph-placement" },
  { path: ["placement", "affinity"], capability: "graph-placement" },
  { path: ["placement", "tolerations"], capability: "graph-placement" },
  { path: ["placement", "runtimeClass"], capability: "graph-runtime-class" },
  { path: ["placement", "priorityClass"], capability: "graph-priority-class" },
  { path: ["timeouts", "request"], capability: "graph-timeouts" },
  { path: ["timeouts", "step"], capability: "graph-timeouts" },
  { path: ["timeouts", "read"], capability: "graph-timeouts" },
  { path: ["timeouts", "write"], capability: "graph-timeouts" },
  { path: ["timeouts", "idle"], capability: "graph-timeouts" },
  { path: ["description"], capability: "metadata" },
  { path: ["labels"], capability: "metadata" },
] as const satisfies readonly { path: Path; capability: string }[];

/** Graphs at all, their kinds of nodes (`graph.switch`), and what they have besides. */
export type GraphCapability =
  "graph" | `graph.${string}` | (typeof GRAPH_FIELDS)[number]["capability"];

/** Whether a capability speaks of graphs alone. */
export function isGraphCapability(capability: string): boolean {
  return /^graph(?:$|[.-])/.test(capability);
}

/** Everything that a graph asks of a backend: that it knows graphs comes first. */
export function graphRequirementsOf(graph: Omit<Graph, "requires">): Requirement[] {
  const found: Requirement[] = [{ capability: "graph", path: ["nodes"] }];
  for (const [name, { type }] of Object.entries(graph.nodes)) {
    found.push({ capability: `graph.${type}`, path: ["nodes", name, "type"] });
  }
  for (const { path, capability } of GRAPH_FIELDS) {
    if (valueAt(graph, path) !== undefined) found.push({ capability, path });
  }
  for (const [backend, hints] of Object.entries(graph.hints ?? {})) {
    for (const path of leavesOf(hints, ["hints", backend])) {
      found.push({ capability: `hints.${backend}`, path });
    }
  }
  return found;
}
