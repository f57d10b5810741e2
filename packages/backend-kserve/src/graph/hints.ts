import { lazy, type Graph, type SchemaIssue } from "@inferspec/compiler";
import * as z from "zod";
import type { Box } from "../scope.js";
import type { GraphScope } from "./scope.js";

const hintsSchema = lazy(() =>
  z.strictObject({
    serviceAccount: z.string().min(1).optional(),
    visibility: z.enum(["cluster", "outside"]).optional(),
  }),
);

/** `hints.kserve` of a graph: what only this target knows. */
export type GraphHints = z.infer<ReturnType<typeof hintsSchema>>;

/** The hints of a graph; none, with the problems, where they are not valid. */
export function readGraphHints(graph: Graph): {
  readonly hints: GraphHints;
  readonly issues: readonly SchemaIssue[];
} {
  const raw = graph.hints?.["kserve"];
  if (raw === undefined) return { hints: {}, issues: [] };
  const result = hintsSchema().safeParse(raw);
  return result.success
    ? { hints: result.data, issues: [] }
    : { hints: {}, issues: result.error.issues };
}

/** The hints with where each comes from; `undefined` where there are none. */
export function tracedGraphHints({ graph, from }: GraphScope): Box<GraphHints> | undefined {
  return from("hints", "kserve")?.map(() => readGraphHints(graph).hints);
}
