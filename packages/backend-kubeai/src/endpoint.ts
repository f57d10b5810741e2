import type { EndpointDescriptor, EndpointRoute, Workload } from "@inferspec/compiler";
import { isFeature, type Feature } from "./target/engines.js";
import type { KubeaiFacts } from "./target/facts.js";

const post = (operation: string, path: string): EndpointRoute => ({
  operation,
  method: "POST",
  path,
});

/** Feature → routes below the base URL (facts/kubeai.md §2.10). KubeAI's proxy has no others. */
const ROUTES: Readonly<Record<Feature, readonly EndpointRoute[]>> = {
  TextGeneration: [
    post("chat-completions", "/chat/completions"),
    post("completions", "/completions"),
  ],
  TextEmbedding: [post("embeddings", "/embeddings")],
  SpeechToText: [post("audio-transcriptions", "/audio/transcriptions")],
  Reranking: [post("rerank", "/rerank")],
};

/** How clients reach a Model: through KubeAI's one Service, by the Model's name. */
export function endpointOf(workload: Workload, facts: KubeaiFacts): EndpointDescriptor {
  const { origin, name } = workload;
  const features = workload.features.filter(isFeature);
  const adapters = (workload.adapters ?? []).map((adapter): [string, string] => [
    adapter.name,
    `${name}_${adapter.name}`,
  ]);
  return {
    workload: name,
    project: origin.project,
    function: origin.function,
    ...(origin.run !== undefined && { run: origin.run }),
    protocol: "openai",
    baseUrl: facts.baseUrl,
    model: name,
    ...(adapters.length > 0 && {
      adapters: Object.fromEntries(adapters),
    }),
    features: [...features],
    routes: [...features.flatMap((feature) => ROUTES[feature]), modelsRoute(features)],
  };
}

/** The list shows `TextGeneration` unless asked for something else. */
function modelsRoute(features: readonly Feature[]): EndpointRoute {
  const query = features.map((feature) => `feature=${feature}`).join("&");
  return {
    operation: "models",
    method: "GET",
    path: query === "" ? "/models" : `/models?${query}`,
  };
}
