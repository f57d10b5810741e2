import type { Path } from "@inferspec/compiler";
import type { GraphScope, Node, Step } from "./scope.js";

/** One step with its place. */
export interface PlacedStep {
  readonly step: Step;
  readonly index: number;
  readonly node: Node;
  readonly at: Path;
}

/** All steps of a graph, node by node. */
export function stepsOf({ graph }: GraphScope): readonly PlacedStep[] {
  return Object.entries(graph.nodes).flatMap(([name, node]) =>
    node.steps.map((step, index) => ({ step, index, node, at: ["nodes", name, "steps", index] })),
  );
}
