import { sklearnserve as kind } from "@inferspec/spec";
import { defineRuntime, defineTask } from "../runtime.js";
import {
  lowerMlserver,
  type FunctionParameters,
  type RunParameters,
  type TaskParameters,
} from "./mlserver.js";
import { ofKind } from "./of-kind.js";

/** Estimators of scikit-learn with MLServer. */
export const sklearnserveRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: {
    serve: defineTask<FunctionParameters, TaskParameters, RunParameters>({
      task: kind.actions.serve.task,
      run: kind.actions.serve.run,
      lower: (ctx) => lowerMlserver(ctx, "sklearn"),
    }),
  },
});
