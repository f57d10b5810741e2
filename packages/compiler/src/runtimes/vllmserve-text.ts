import { vllmserveText as kind } from "@inferspec/spec";
import { defineRuntime } from "../runtime.js";
import { ofKind } from "./of-kind.js";
import { vllmserveTask } from "./vllmserve.js";

/** Language models with vLLM. */
export const vllmserveTextRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: { serve: vllmserveTask(kind.actions.serve, () => ["TextGeneration"]) },
});
