import { kubeaiSpeech as kind } from "@inferspec/spec";
import type * as z from "zod";
import { defineRuntime, defineTask } from "../runtime.js";
import {
  lowerKubeai,
  type KubeaiContext,
  type RunParameters,
  type TaskParameters,
} from "./kubeai.js";
import { ofKind } from "./of-kind.js";

type SpeechFunction = z.infer<ReturnType<typeof kind.function>>;

/** Speech-to-text models: engine and feature are fixed. */
export const kubeaiSpeechRuntime = defineRuntime({
  ...ofKind(kind),
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
