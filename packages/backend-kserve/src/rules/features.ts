import { alternatives } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { backendOf } from "../server/huggingface.js";
import type { ProgramName } from "../server/programs.js";
import { serverOf } from "../server/server.js";

const CLASSIFICATION = ["SequenceClassification", "TokenClassification", "FillMask"];

/** What each server has routes for (facts/kserve.md §4.1; of the last three, facts/kubeai.md). */
const FEATURES: Readonly<Partial<Record<ProgramName, readonly string[]>>> = {
  vllm: ["TextGeneration", "TextEmbedding", "SpeechToText", "Reranking"],
  huggingfaceserver: ["TextGeneration", "TextEmbedding", "Reranking", ...CLASSIFICATION],
  mlserver: ["Prediction"],
  kserve: ["Prediction"],
  infinity: ["TextEmbedding", "Reranking"],
  "faster-whisper": ["SpeechToText"],
  ollama: ["TextGeneration", "TextEmbedding"],
};

/** The engines that serve a feature, as specs name them. */
const ENGINES: Readonly<Record<string, string>> = {
  vllm: "VLLM",
  huggingfaceserver: "HuggingFaceServer",
  mlserver: "MLServer",
  infinity: "Infinity",
  "faster-whisper": "FasterWhisper",
  ollama: "OLlama",
};

/** Whether the server has what the workload is served for. */
export const featureRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name;
  const known = program && FEATURES[program];
  if (!known) return;
  for (const [index, feature] of workload.features.entries()) {
    const engines = enginesWith(feature);
    // A feature that nobody knows is negotiation's business.
    if (known.includes(feature) || engines.length === 0) continue;
    report(diagnostics["engine-feature"], {
      at: ["features", index],
      params: {
        engine: workload.engine.name,
        feature,
        note:
          feature === "SpeechToText" && program === "huggingfaceserver"
            ? ": its server has no audio routes"
            : "",
        engines: alternatives(engines),
      },
    });
  }
};

function enginesWith(feature: string): string[] {
  return Object.entries(ENGINES).flatMap(([program, engine]) =>
    FEATURES[program as ProgramName]?.includes(feature) === true ? [engine] : [],
  );
}

/** A model whose task is left to the server. */
export const taskRule: Rule = ({ workload, facts, report }) => {
  const { engine, features, model } = workload;
  if (engine.name !== "HuggingFaceServer" || features.length > 0) return;
  if (Object.hasOwn(facts.models, model.uri) && facts.models[model.uri]?.task !== undefined) return;
  const config = kserveConfig("models:", `  "${model.uri}": { task: text_generation }`);
  report(diagnostics["task-unknown"], { at: ["model", "uri"], params: { config } });
};

/** Protocols that a server does not speak, whatever the runtime declares. */
export const protocolRule: Rule = ({ workload, facts, report }) => {
  const { protocol } = readHints(workload, facts).hints;
  const server = serverOf(workload, facts);
  if (protocol === undefined || !server) return;
  if (protocol === "grpc-v2") {
    report(diagnostics["protocol-unspoken"], {
      at: ["hints", "kserve", "protocol"],
      params: {
        engine: workload.engine.name,
        protocol,
        note: " on KServe: its Services have the port of the HTTP server only",
        help: "use `v2`, which says the same over HTTP",
      },
    });
    return;
  }
  const generates =
    workload.features.includes("TextGeneration") ||
    backendOf(workload.engine.options ?? {}) === "vllm";
  const openaiOnly =
    server.program.openai !== undefined &&
    (server.program.name !== "huggingfaceserver" || generates);
  if (!openaiOnly) return;
  // The runtime may demand v2 all the same; that it is written is harmless.
  if (protocol === "v2") return;
  report(diagnostics["protocol-unspoken"], {
    at: ["hints", "kserve", "protocol"],
    params: {
      engine: workload.engine.name,
      protocol,
      note: server.program.name === "huggingfaceserver" ? " for generation" : "",
      help: "leave `kserve.protocol` out: clients speak OpenAI's protocol",
    },
  });
};
