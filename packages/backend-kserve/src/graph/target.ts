import type { GraphStep as DrawnStep } from "../objects/specs.js";
import { readHints } from "../hints.js";
import { serviceName } from "../server/names.js";
import { serverOf } from "../server/server.js";
import { predictUrl } from "./address.js";
import { assumedProtocol, protocolOf } from "./protocol.js";
import { workloadOf, type GraphScope, type Step } from "./scope.js";

type Target = Pick<DrawnStep, "nodeName" | "serviceName" | "serviceUrl">;

/**
 * What a step calls, in KServe's words. An InferenceService is named, so that the graph waits until it is there; where
 * KServe would call it with another protocol than it speaks, its address is written out.
 */
export function targetOf(step: Step, scope: Pick<GraphScope, "workloads" | "facts">): Target {
  const { node, service, url } = step;
  const { facts } = scope;
  if (node !== undefined) return { nodeName: node };
  if (url !== undefined) return { serviceUrl: url };
  if (service !== undefined) return { serviceName: service };
  const workload = workloadOf(step, scope);
  if (!workload) return {};
  const protocol = protocolOf(workload, facts);
  const server = serverOf(workload, facts);
  const agreed =
    readHints(workload, facts).hints.trainedModel === undefined &&
    assumedProtocol(workload, facts) === protocol;
  return agreed || protocol === undefined || server === undefined
    ? { serviceName: serviceName(workload.name) }
    : { serviceUrl: predictUrl(workload, protocol, facts, server) };
}
