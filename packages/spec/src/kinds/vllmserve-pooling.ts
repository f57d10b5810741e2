import { defineKind } from "../kind.js";
import { serveSpellings } from "./serve.js";
import { vllmserveForeignKeys, vllmserveFunction, vllmserveServe } from "./vllmserve.js";

/** Embedding, classification and reranking models with vLLM. */
export const vllmservePooling = defineKind({
  kind: "vllmserve-pooling",
  title: "Embedding or reranking model on vLLM",
  description:
    "Serves a pooling model with vLLM behind an OpenAI-compatible API, for embeddings, scores and reranking.",
  function: vllmserveFunction,
  actions: { serve: vllmserveServe },
  spellings: serveSpellings,
  foreignKeys: vllmserveForeignKeys,
});
