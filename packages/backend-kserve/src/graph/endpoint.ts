import { ROOT_NODE, type EndpointDescriptor } from "@inferspec/compiler";
import { graphAddresses } from "./address.js";
import { GraphFlow } from "./flow.js";
import { readGraphHints } from "./hints.js";
import type { GraphScope } from "./scope.js";

/**
 * How clients reach a graph: they post the body of its first step to the root of its Service. The protocol says what the
 * body looks like; `http` where only the services beyond know.
 */
export function graphEndpoint(scope: GraphScope): EndpointDescriptor {
  const { graph, facts } = scope;
  const { origin, name } = graph;
  const { visibility } = readGraphHints(graph).hints;
  const [address, ...alternatives] = graphAddresses(name, facts, visibility);
  return {
    workload: name,
    project: origin.project,
    function: origin.function,
    ...(origin.run !== undefined && { run: origin.run }),
    protocol: new GraphFlow(scope).request({ node: ROOT_NODE }) ?? "http",
    ...address,
    ...(alternatives.length > 0 && { alternatives }),
    model: name,
    features: [],
    routes: [{ operation: "graph", method: "POST", path: "/" }],
  };
}
