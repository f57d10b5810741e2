import type { Graph } from "../plan/schema.js";
import type { Path } from "../source/path.js";

export type Nodes = Graph["nodes"];

/** A step of one node that leads to another. */
export interface Edge {
  readonly to: string;
  readonly at: Path;
}

/** The steps of a node that lead on, in reverse, for whoever takes the last first. A node that is not there leads nowhere. */
export function edgesOf(node: string, nodes: Nodes): Edge[] {
  const steps = Object.hasOwn(nodes, node) ? (nodes[node]?.steps ?? []) : [];
  return steps
    .flatMap((step, index): Edge[] =>
      step.node !== undefined && Object.hasOwn(nodes, step.node)
        ? [{ to: step.node, at: ["nodes", node, "steps", index, "node"] }]
        : [],
    )
    .reverse();
}
