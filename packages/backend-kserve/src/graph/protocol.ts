import type { Workload } from "@inferspec/compiler";
import { protocolsOf } from "../endpoint.js";
import { readHints } from "../hints.js";
import { serverOf } from "../server/server.js";
import type { KserveFacts } from "../target/facts.js";
import { workloadOf, type GraphScope, type Step } from "./scope.js";

/** What a graph's router can speak: it posts one JSON body to one path (cmd/router; constants.PredictPath). */
export type GraphProtocol = "v1" | "v2";

const isGraphProtocol = (protocol: string | undefined): protocol is GraphProtocol =>
  protocol === "v1" || protocol === "v2";

/** The protocol in which a graph can call a workload, or `undefined` where it has none that a router speaks. */
export function protocolOf(workload: Workload, facts: KserveFacts): GraphProtocol | undefined {
  if (facts.target === "LLMInferenceService") return undefined;
  const server = serverOf(workload, facts);
  return server && protocolsOf(workload, facts, server).find(isGraphProtocol);
}

/**
 * The protocol that KServe takes for an InferenceService that a step names (GetPredictorEndpoint in v0.20.0): that of the
 * transformer's variable `PROTOCOL`, else the first one of a runtime that the manifest names, whatever its
 * `protocolVersion`.
 */
export function assumedProtocol(workload: Workload, facts: KserveFacts): string | undefined {
  const { transformer } = readHints(workload, facts).hints;
  if (transformer !== undefined && transformer.collocated !== true) {
    return transformer.env?.["PROTOCOL"] ?? "v1";
  }
  const runtime = serverOf(workload, facts)?.runtime;
  if (!runtime) return workload.env?.["PROTOCOL"] ?? "v1";
  return runtime.runtime.protocols.find(isGraphProtocol) ?? runtime.effective;
}

/** What the requests of a step are, as far as it can be known. */
export function stepProtocol(
  step: Step,
  scope: Pick<GraphScope, "workloads" | "facts">,
): GraphProtocol | undefined {
  const { url } = step;
  if (url !== undefined) {
    if (/\/v1\/models\/[^/]+:(?:predict|explain)$/.test(url)) return "v1";
    return /\/v2\/models\/[^/]+\/infer$/.test(url) ? "v2" : undefined;
  }
  const workload = workloadOf(step, scope);
  return workload && protocolOf(workload, scope.facts);
}
