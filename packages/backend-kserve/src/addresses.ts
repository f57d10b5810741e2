import type { EndpointAddress, Workload } from "@inferspec/compiler";
import { readHints } from "./hints.js";
import { serviceName } from "./server/names.js";
import type { Server } from "./server/server.js";
import { withoutTrailingSlashes } from "./storage/slashes.js";
import type { IngressFacts, KserveFacts } from "./target/facts.js";
import { fillTemplate } from "./target/template.js";

/** The namespace of a manifest that names none, as kubectl and KServe have it. */
export const DEFAULT_NAMESPACE = "default";

/** The port of a Pod whose requests pass KServe's agent first, as they do for a batcher or a logger. */
const AGENT_PORT = 9081;

/**
 * Where clients reach an InferenceService, the best address first: from outside where the configuration says how, else
 * inside the cluster (facts/kserve.md §4.4).
 */
export function addressesOf(
  workload: Workload,
  facts: KserveFacts,
  server: Server,
): readonly [EndpointAddress, ...EndpointAddress[]] {
  const inside = { baseUrl: insideUrl(workload, facts, server) };
  const { visibility, trainedModel } = readHints(workload, facts).hints;
  if (!facts.ingress || visibility === "cluster") return [inside];
  const name = trainedModel?.inferenceService ?? serviceName(workload.name);
  return [outside(name, facts.namespace, facts.ingress), inside];
}

function insideUrl(workload: Workload, facts: KserveFacts, server: Server): string {
  const { hints } = readHints(workload, facts);
  const isvc = hints.trainedModel?.inferenceService ?? serviceName(workload.name);
  const { namespace, clusterDomain } = facts;
  if (facts.mode === "Knative") {
    // Its gateway knows services by their full name only.
    return `http://${isvc}.${namespace ?? DEFAULT_NAMESPACE}.svc.${clusterDomain}`;
  }
  const transformed = hints.transformer !== undefined && !server.collocated;
  const host = `${isvc}-${transformed ? "transformer" : "predictor"}`;
  const full = namespace === undefined ? host : `${host}.${namespace}.svc.${clusterDomain}`;
  if (!facts.headlessServices) return `http://${full}`;
  // Without an address of its own a Service maps no ports: clients reach the Pod's.
  const agent = !transformed && (hints.batcher !== undefined || hints.logger !== undefined);
  const port = agent ? AGENT_PORT : transformed || server.collocated ? 8080 : server.program.port;
  return `http://${full}:${port}`;
}

/** Where a gateway leads to a service of that name. */
export function outside(
  name: string,
  namespace: string | undefined,
  ingress: IngressFacts,
): EndpointAddress {
  const { domain, domainTemplate, scheme, address, pathTemplate } = ingress;
  const values = {
    Name: name,
    Namespace: namespace ?? DEFAULT_NAMESPACE,
    IngressDomain: domain,
  };
  const host = pathTemplate === undefined ? fillTemplate(domainTemplate, values) : domain;
  const path =
    pathTemplate === undefined ? "" : withoutTrailingSlashes(fillTemplate(pathTemplate, values));
  return address === undefined
    ? { baseUrl: `${scheme}://${host}${path}` }
    : { baseUrl: `${address}${path}`, host };
}
