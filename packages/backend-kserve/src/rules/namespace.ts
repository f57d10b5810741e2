import { DEFAULT_NAMESPACE } from "../addresses.js";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import type { KserveFacts } from "../target/facts.js";

/** Whether an address that clients are told names the namespace, though nobody said which one it is. */
export function guessesNamespace(facts: KserveFacts, isOutside: boolean): boolean {
  if (facts.namespace !== undefined) return false;
  return facts.mode === "Knative" || (isOutside && facts.ingress !== undefined);
}

/** The parameters of `namespace-assumed`. */
export const namespaceAssumed = {
  at: ["name"],
  params: { namespace: DEFAULT_NAMESPACE, config: kserveConfig("namespace: <namespace>") },
} as const;

/** The endpoints say `default` where nobody names a namespace; the manifests go wherever they are applied to. */
export const namespaceRule: Rule = (scope) => {
  if (guesses(scope)) scope.report(diagnostics["namespace-assumed"], namespaceAssumed);
};

function guesses({ workload, facts }: Scope): boolean {
  if (facts.target === "LLMInferenceService") {
    return facts.namespace === undefined && facts.llmGateway !== undefined;
  }
  return guessesNamespace(facts, readHints(workload, facts).hints.visibility !== "cluster");
}
