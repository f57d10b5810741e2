import { kubeaiText as kind } from "@inferspec/spec";
import { defineRuntime, defineTask } from "../runtime.js";
import { lowerKubeai, type RunParameters, type TaskParameters } from "./kubeai.js";
import { ofKind } from "./of-kind.js";
import type * as z from "zod";

type TextFunction = z.infer<ReturnType<typeof kind.function>>;

/** Language models: the author names engine and features. */
export const kubeaiTextRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: {
    serve: defineTask<TextFunction, TaskParameters, RunParameters>({
      task: kind.actions.serve.task,
      run: kind.actions.serve.run,
      lower(ctx) {
        const engine = ctx.fn("engine");
        const features = ctx.fn("features");
        if (!engine || !features) return undefined; // The schema requires both.
        return lowerKubeai(ctx, { engine, features });
      },
    }),
  },
});
