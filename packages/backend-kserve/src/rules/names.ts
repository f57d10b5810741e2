import { isDnsSubdomain, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";

/** What KServe demands of the names of its services and canaries (facts/kserve.md §1.1). */
const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export function isServiceName(name: string): boolean {
  return name.length <= 63 && SERVICE.test(name);
}

/** Names of objects that the block `kserve` refers to. Those that no cluster can have are refused. */
export const namesRule: Rule = ({ workload, facts, report }) => {
  const { serviceAccount, storageContainer, llm, trainedModel } = readHints(workload, facts).hints;
  const check = (name: string | undefined, what: string, ...path: Path): void => {
    if (name === undefined || isDnsSubdomain(name)) return;
    report(diagnostics["bad-name"], { at: ["hints", "kserve", ...path], params: { name, what } });
  };
  check(serviceAccount, "a ServiceAccount", "serviceAccount");
  check(storageContainer, "a ClusterStorageContainer", "storageContainer");
  check(trainedModel?.inferenceService, "an InferenceService", "trainedModel", "inferenceService");
  for (const [index, name] of (llm?.baseRefs ?? []).entries()) {
    check(name, "an LLMInferenceServiceConfig", "llm", "baseRefs", index);
  }
};
