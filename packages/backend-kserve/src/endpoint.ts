import type { EndpointDescriptor, EndpointRoute, Workload } from "@inferspec/compiler";
import { addressesOf } from "./addresses.js";
import { readHints } from "./hints.js";
import { featuresOf } from "./server/features.js";
import { backendOf } from "./server/huggingface.js";
import { servedName, serviceName } from "./server/names.js";
import type { ProgramName } from "./server/programs.js";
import type { Server } from "./server/server.js";
import { sourcesOf } from "./storage/uri.js";
import type { KserveFacts } from "./target/facts.js";

type Protocol = "openai" | "v1" | "v2";

/** What each server speaks (facts/kserve.md §4.1). */
const SPEAKS: Readonly<Record<ProgramName, readonly Protocol[]>> = {
  huggingfaceserver: ["openai", "v1", "v2"],
  vllm: ["openai"],
  mlserver: ["v2"],
  kserve: ["v1", "v2"],
  infinity: ["openai"],
  "faster-whisper": ["openai"],
  ollama: ["openai"],
  other: ["openai", "v1", "v2"],
};

/**
 * The protocols by which clients really reach a workload: of those that the Plan and the spec's hint name, those that the
 * server speaks. A model that generates, and all that vLLM runs, has no `predict` and no `infer`.
 */
export function protocolsOf(
  workload: Workload,
  facts: KserveFacts,
  { program }: Server,
): readonly Protocol[] {
  const { protocol } = readHints(workload, facts).hints;
  const wanted = [...(protocol === undefined ? [] : [protocol]), ...workload.endpoint.protocols];
  const openaiOnly =
    program.name === "huggingfaceserver" &&
    (featuresOf(workload, facts).includes("TextGeneration") ||
      backendOf(workload.engine.options ?? {}) === "vllm");
  return SPEAKS[program.name]
    .filter((one) => wanted.includes(one) && (one === "openai" || !openaiOnly))
    .sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b));
}

/** How clients reach an InferenceService, one descriptor a protocol. */
export function endpointsOf(
  workload: Workload,
  facts: KserveFacts,
  server: Server,
): readonly EndpointDescriptor[] {
  const { origin, name } = workload;
  const features = featuresOf(workload, facts);
  const [address, ...alternatives] = addressesOf(workload, facts, server);
  const model = modelId(workload, facts, server);
  return protocolsOf(workload, facts, server).map((protocol) => {
    const prefix = protocol === "openai" ? (server.program.openai ?? "/v1") : "";
    const below = <T extends { readonly baseUrl: string }>(one: T): T => ({
      ...one,
      baseUrl: `${one.baseUrl}${prefix}`,
    });
    const adapters = (workload.adapters ?? []).map((adapter): [string, string] => [
      adapter.name,
      adapter.name,
    ]);
    return {
      workload: name,
      project: origin.project,
      function: origin.function,
      ...(origin.run !== undefined && { run: origin.run }),
      protocol,
      ...below(address),
      ...(alternatives.length > 0 && { alternatives: alternatives.map(below) }),
      model,
      ...(adapters.length > 0 &&
        protocol === "openai" && { adapters: Object.fromEntries(adapters) }),
      features: [...features],
      routes: routesOf(protocol, workload, facts, features, encodeURIComponent(model)),
    };
  });
}

/** What a request must call the model. */
function modelId(workload: Workload, facts: KserveFacts, { program }: Server): string {
  if (readHints(workload, facts).hints.trainedModel) return serviceName(workload.name);
  // It knows a model by the folder that it was told to load.
  return program.name === "faster-whisper" ? sourcesOf(workload).folder : servedName(workload);
}

const post = (operation: string, path: string): EndpointRoute => ({
  operation,
  method: "POST",
  path,
});
const get = (operation: string, path: string): EndpointRoute => ({
  operation,
  method: "GET",
  path,
});

/** Feature → routes of the OpenAI API. */
const OPENAI_ROUTES: Readonly<Record<string, readonly EndpointRoute[]>> = {
  TextGeneration: [
    post("chat-completions", "/chat/completions"),
    post("completions", "/completions"),
  ],
  TextEmbedding: [post("embeddings", "/embeddings")],
  SpeechToText: [
    post("audio-transcriptions", "/audio/transcriptions"),
    post("audio-translations", "/audio/translations"),
  ],
  Reranking: [post("rerank", "/rerank")],
};

function routesOf(
  protocol: Protocol,
  workload: Workload,
  facts: KserveFacts,
  features: readonly string[],
  /** As it stands in a path. */
  model: string,
): readonly EndpointRoute[] {
  switch (protocol) {
    case "openai":
      return [
        ...features.flatMap((feature) =>
          Object.hasOwn(OPENAI_ROUTES, feature) ? (OPENAI_ROUTES[feature] ?? []) : [],
        ),
        get("models", "/models"),
      ];
    case "v1":
      return [
        post("predict", `/v1/models/${model}:predict`),
        ...(readHints(workload, facts).hints.explainer
          ? [post("explain", `/v1/models/${model}:explain`)]
          : []),
        get("model-ready", `/v1/models/${model}`),
        get("models", "/v1/models"),
      ];
    case "v2":
      return [
        post("infer", `/v2/models/${model}/infer`),
        get("model-metadata", `/v2/models/${model}`),
        get("model-ready", `/v2/models/${model}/ready`),
        get("server-ready", "/v2/health/ready"),
        get("server-live", "/v2/health/live"),
      ];
  }
}
