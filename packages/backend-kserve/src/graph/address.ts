import type { EndpointAddress, Workload } from "@inferspec/compiler";
import { addressesOf, DEFAULT_NAMESPACE, outside } from "../addresses.js";
import { servedName, serviceName } from "../server/names.js";
import type { Server } from "../server/server.js";
import type { KserveFacts } from "../target/facts.js";
import type { GraphProtocol } from "./protocol.js";

/** Where the router's container listens (constants.RouterPort). */
const ROUTER_PORT = 8080;

/**
 * Where clients reach a graph's router, the best address first. In Standard mode it has a Service and no ingress
 * (pkg/controller/v1alpha1/inferencegraph/raw_ig.go), in Knative mode it is a Knative Service.
 */
export function graphAddresses(
  graphName: string,
  facts: KserveFacts,
  visibility: "cluster" | "outside" | undefined,
): readonly [EndpointAddress, ...EndpointAddress[]] {
  const { mode, namespace, clusterDomain, headlessServices, ingress } = facts;
  const name = serviceName(graphName);
  if (mode === "Knative") {
    const host = `${name}.${namespace ?? DEFAULT_NAMESPACE}.svc.${clusterDomain}`;
    const inside = { baseUrl: `http://${host}` };
    if (!ingress || visibility === "cluster") return [inside];
    return [outside(name, namespace, ingress), inside];
  }
  const host = namespace === undefined ? name : `${name}.${namespace}.svc.${clusterDomain}`;
  return [{ baseUrl: `http://${host}${headlessServices ? `:${ROUTER_PORT}` : ""}` }];
}

/** Where requests of one protocol go within the cluster, for a workload that KServe would call otherwise. */
export function predictUrl(
  workload: Workload,
  protocol: GraphProtocol,
  facts: KserveFacts,
  server: Server,
): string {
  const addresses = addressesOf(workload, facts, server);
  const inside = addresses[addresses.length - 1] ?? addresses[0];
  return `${inside.baseUrl}${predictPath(servedName(workload), protocol)}`;
}

/** KServe's `PredictPath`. */
function predictPath(model: string, protocol: GraphProtocol): string {
  return protocol === "v1" ? `/v1/models/${model}:predict` : `/v2/models/${model}/infer`;
}
