import { kubeaiSpeech as kind } from "@inferspec/spec";
import type * as z from "zod";
import { defineRuntime, defineTask } from "../runtime.js";
import { serving } from "./diagnostics.js";
import {
  lowerKubeai,
  type KubeaiContext,
  type RunParameters,
  type TaskParameters,
} from "./kubeai.js";

type SpeechFunction = z.infer<ReturnType<typeof kind.function>>;

/** Speech-to-text models: engine and feature are fixed. */
export const kubeaiSpeechRuntime = defineRuntime({
  kind: kind.kind,
  function: kind.function,
  spellings: kind.spellings,
  diagnostics: serving,
  tasks: {
    serve: defineTask<SpeechFunction, TaskParameters, RunParameters>({
      task: kind.actions.serve.task,
      run: kind.actions.serve.run,
      lower: (ctx) =>
        lowerKubeai(ctx as unknown as KubeaiContext, {
          engine: ctx.fn("engine") ?? "FasterWhisper",
          features: ctx.fn("features") ?? ["SpeechToText"],
        }),
    }),
  },
});
