import type { GraphDrawScope, GraphScope as Scope, Graph, Workload } from "@inferspec/compiler";
import { remember } from "../memo.js";
import type { KserveFacts } from "../target/facts.js";

/** One graph with what is known of the target. */
export type GraphScope = Scope<KserveFacts>;
export type GraphCanvas = GraphDrawScope<KserveFacts>;

/** One check over one graph: reports and returns nothing. */
export type GraphRule = (scope: GraphScope) => void;

export type Node = Graph["nodes"][string];
export type Step = Node["steps"][number];

/** The workload that a step names. */
export function workloadOf(
  { workload: name }: Step,
  { workloads, facts }: Pick<GraphScope, "workloads" | "facts">,
): Workload | undefined {
  if (name === undefined) return undefined;
  const byName = () => new Map(workloads.map((one) => [one.name, one]));
  return remember(facts.memo.names, workloads, byName).get(name);
}
