import { annotationsTooLarge } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { GraphRule } from "../graph/scope.js";
import type { Rule } from "../scope.js";

/** What is kept as annotations must fit into them. */
export const annotationsRule: Rule = ({ workload, report }) => {
  const bytes = annotationsTooLarge(workload);
  if (bytes !== undefined) {
    report(diagnostics["annotations-size"], { at: ["description"], params: { bytes } });
  }
};

/** The same of a graph. */
export const graphAnnotationsRule: GraphRule = ({ graph, report }) => {
  const bytes = annotationsTooLarge(graph);
  if (bytes !== undefined) {
    report(diagnostics["annotations-size"], { at: ["description"], params: { bytes } });
  }
};
