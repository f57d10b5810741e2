import { diagnostics } from "../../diagnostics/index.js";
import { feeds, GraphFlow, isEntry } from "../flow.js";
import type { GraphRule, GraphScope, Node, Step } from "../scope.js";

/** Steps that get the same request speak the same protocol, and what goes on to a step is what it wants. */
export const protocolsRule: GraphRule = (scope) => {
  const flow = new GraphFlow(scope);
  for (const [name, node] of Object.entries(scope.graph.nodes)) {
    checkRequests(name, node, flow, scope);
    if (node.type === "sequence") checkAnswers(name, node, flow, scope);
  }
};

function checkRequests(name: string, node: Node, flow: GraphFlow, { report }: GraphScope): void {
  let first: { readonly protocol: string; readonly index: number } | undefined;
  for (const [index, step] of node.steps.entries()) {
    if (!isEntry(node, index)) continue;
    const protocol = flow.request(step);
    if (protocol === undefined) continue;
    first ??= { protocol, index };
    if (protocol === first.protocol) continue;
    report(diagnostics["graph-mixed-protocols"], {
      at: ["nodes", name, "steps", index, targetKey(step)],
      params: { own: protocol.toUpperCase(), other: first.protocol.toUpperCase() },
      related: [{ message: "this one gets it too", at: ["nodes", name, "steps", first.index] }],
    });
  }
}

function checkAnswers(name: string, node: Node, flow: GraphFlow, { report }: GraphScope): void {
  node.steps.forEach((step, index) => {
    const before = node.steps[index - 1];
    if (!before || !feeds(step)) return;
    const answer = flow.answer(before);
    const request = flow.request(step);
    if (answer === undefined || request === undefined) return;
    const mapped = step.mapPredictionsToInstances === true;
    if (answer === "v1" && request === "v1" && mapped) return;
    report(diagnostics["graph-answer-as-request"], {
      at: ["nodes", name, "steps", index, "data"],
      params: {
        answer:
          answer === "ensemble" ? "the answers of an ensemble" : `a ${answer.toUpperCase()} answer`,
        request: `a ${request.toUpperCase()} request`,
        help:
          answer === "v1" && request === "v1"
            ? "add `map_predictions_to_instances: true`, or put a transformer before the step"
            : "put a transformer before the step that makes a request of it",
      },
    });
  });
}

function targetKey(step: Step): string {
  return (
    (["workload", "node", "service", "url"] as const).find((key) => step[key] !== undefined) ??
    "name"
  );
}
