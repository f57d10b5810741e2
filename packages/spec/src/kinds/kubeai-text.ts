import * as z from "zod";
import { field } from "../field.js";
import { defineKind, lazy } from "../kind.js";
import { kubeaiForeignKeys } from "./kubeai-foreign-keys.js";
import { kubeaiFunctionShape, kubeaiServe } from "./kubeai.js";
import { serveSpellings } from "./serve.js";

const ENGINES = ["OLlama", "VLLM", "Infinity"] as const;
const FEATURES = ["TextGeneration", "TextEmbedding", "Reranking"] as const;

/** Language models on KubeAI: text generation, embedding and reranking. */
export const kubeaiText = defineKind({
  kind: "kubeai-text",
  title: "Language model on KubeAI",
  description: "Serves a language model with KubeAI behind an OpenAI-compatible API.",
  function: lazy(() =>
    z.strictObject({
      ...kubeaiFunctionShape(),
      engine: field(z.enum(ENGINES), {
        description: "The server process that runs the model.",
        examples: [...ENGINES],
        enumDescriptions: [
          "Ollama: small quantised models, on CPUs too",
          "vLLM: large models on GPUs, LoRA adapters",
          "Infinity: embedding and reranking models",
        ],
      }),
      features: field(
        z.array(
          field(z.enum(FEATURES), {
            description: "One thing that the model is served for.",
            examples: [...FEATURES],
            enumDescriptions: [
              "Chat and completions",
              "Embeddings",
              "Reranking; KubeAI 0.22 or newer, vLLM or Infinity",
            ],
          }),
        ),
        {
          description:
            "What the model is served for; decides which routes clients get. An empty list serves it unlisted.",
          examples: [["TextGeneration"], ["TextEmbedding"], ["Reranking"]],
        },
      ),
    }),
  ),
  actions: { serve: kubeaiServe },
  spellings: serveSpellings,
  foreignKeys: kubeaiForeignKeys,
});
