import type { GraphDrawScope, GraphScope as Scope, Graph } from "@inferspec/compiler";
import type { KserveFacts } from "../target/facts.js";

/** One graph with what is known of the target. */
export type GraphScope = Scope<KserveFacts>;
export type GraphCanvas = GraphDrawScope<KserveFacts>;

/** One check over one graph: reports and returns nothing. */
export type GraphRule = (scope: GraphScope) => void;

export type Node = Graph["nodes"][string];
export type Step = Node["steps"][number];
