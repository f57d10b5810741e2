import { vllmserveSpeech as kind } from "@inferspec/spec";
import { defineRuntime } from "../runtime.js";
import { ofKind } from "./of-kind.js";
import { vllmserveTask } from "./vllmserve.js";

/** Speech-to-text models with vLLM. */
export const vllmserveSpeechRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: { serve: vllmserveTask(kind.actions.serve, () => ["SpeechToText"]) },
});
