import { defineKind } from "../kind.js";
import { serveSpellings } from "./serve.js";
import { vllmserveForeignKeys, vllmserveFunction, vllmserveServe } from "./vllmserve.js";

/** Speech-to-text models with vLLM. */
export const vllmserveSpeech = defineKind({
  kind: "vllmserve-speech",
  title: "Speech model on vLLM",
  description:
    "Serves a speech-to-text model with vLLM behind an OpenAI-compatible API, for transcriptions and translations.",
  function: vllmserveFunction,
  actions: { serve: vllmserveServe },
  spellings: serveSpellings,
  foreignKeys: vllmserveForeignKeys,
});
