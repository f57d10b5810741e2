import type { EndpointDescriptor, Workload } from "@inferspec/compiler";
import { DEFAULT_NAMESPACE } from "../addresses.js";
import { servedName, serviceName } from "../server/names.js";
import type { KserveFacts } from "../target/facts.js";

/** How clients reach an LLMInferenceService: below its namespace and name at the Gateway (facts/kserve.md §4.1). */
export function llmEndpoint(
  workload: Workload,
  { llmGateway, namespace = DEFAULT_NAMESPACE }: KserveFacts,
): EndpointDescriptor | undefined {
  if (llmGateway === undefined) return undefined;
  const { origin, name, features, adapters = [] } = workload;
  return {
    workload: name,
    project: origin.project,
    function: origin.function,
    ...(origin.run !== undefined && { run: origin.run }),
    protocol: "openai",
    baseUrl: `${llmGateway}/${namespace}/${serviceName(name)}/v1`,
    model: servedName(workload),
    ...(adapters.length > 0 && {
      adapters: Object.fromEntries(adapters.map((one) => [one.name, one.name])),
    }),
    features: [...features],
    routes: [
      { operation: "chat-completions", method: "POST", path: "/chat/completions" },
      { operation: "completions", method: "POST", path: "/completions" },
      { operation: "models", method: "GET", path: "/models" },
    ],
  };
}
