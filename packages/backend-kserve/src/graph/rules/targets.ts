import { quote, type Workload } from "@inferspec/compiler";
import { diagnostics } from "../../diagnostics/index.js";
import { addressProblem, shownAddress } from "../../http-address.js";
import { isServiceName } from "../../rules/names.js";
import { protocolOf } from "../protocol.js";
import { workloadOf, type GraphRule } from "../scope.js";
import { stepsOf } from "../steps.js";

/** A key of a map that cdk8s takes for what made the map. */
const UNDRAWABLE = "constructor";

/** What a step may call: a service of V1 or V2, by name or address. */
export const targetsRule: GraphRule = (scope) => {
  const { graph, facts, report } = scope;
  if (Object.hasOwn(graph.nodes, UNDRAWABLE)) {
    const at = ["nodes", UNDRAWABLE];
    report(diagnostics["graph-node-name"], { at, side: "key", params: { name: UNDRAWABLE } });
  }
  for (const { step, at } of stepsOf(scope)) {
    const workload = workloadOf(step, scope);
    if (workload && protocolOf(workload, facts) === undefined) {
      const why = whyNot(workload, facts.target === "LLMInferenceService");
      const params = { function: workload.origin.function, why };
      report(diagnostics["graph-openai-step"], { at: [...at, "workload"], params });
    }
    if (step.service !== undefined && !isServiceName(step.service)) {
      report(diagnostics["graph-service-name"], {
        at: [...at, "service"],
        params: { name: step.service },
      });
    }
    const problem = step.url === undefined ? undefined : addressProblem(step.url);
    if (step.url !== undefined && problem !== undefined) {
      report(diagnostics["graph-url"], {
        at: [...at, "url"],
        params: { url: quote(shownAddress(step.url)), problem },
      });
    }
  }
};

function whyNot({ endpoint }: Workload, isLlm: boolean): string {
  if (isLlm) return "an LLMInferenceService speaks the OpenAI API only";
  const spoken = endpoint.protocols.includes("openai") ? "the OpenAI API" : "gRPC";
  return `it speaks ${spoken}, and a graph V1 and V2`;
}
