import { defineKind } from "../kind.js";
import { serveSpellings } from "./serve.js";
import { vllmserveForeignKeys, vllmserveFunction, vllmserveServe } from "./vllmserve.js";

/** Language models with vLLM. */
export const vllmserveText = defineKind({
  kind: "vllmserve-text",
  title: "Language model on vLLM",
  description:
    "Serves a language model with vLLM behind an OpenAI-compatible API, for chat and completions.",
  function: vllmserveFunction,
  actions: { serve: vllmserveServe },
  spellings: serveSpellings,
  foreignKeys: vllmserveForeignKeys,
});
