import { huggingfaceserve as kind } from "@inferspec/spec";
import type * as z from "zod";
import { defineRuntime, defineTask, type WorkloadDraft } from "../runtime.js";
import { lowerHuggingfaceOptions } from "./huggingface-options.js";
import { lowerLocation, splitRevision } from "./location.js";
import { ofKind } from "./of-kind.js";
import { lowerServe } from "./serve.js";
import { filled } from "./shared.js";

type FunctionParameters = z.infer<ReturnType<typeof kind.function>>;
type TaskParameters = z.infer<ReturnType<typeof kind.actions.serve.task>>;
type RunParameters = z.infer<ReturnType<typeof kind.actions.serve.run>>;

interface TaskFacts {
  readonly feature: string;
  /** What clients may speak, the first by default. */
  readonly protocols: readonly string[];
}

const OPENAI = ["openai"];
const INFERENCE = ["v2", "v1"];

/** What each task is for its clients; KServe's server answers generation and embedding only in OpenAI's protocol. */
const TASKS: Readonly<Record<NonNullable<TaskParameters["huggingface_task"]>, TaskFacts>> = {
  text_generation: { feature: "TextGeneration", protocols: OPENAI },
  text2text_generation: { feature: "TextGeneration", protocols: OPENAI },
  text_embedding: { feature: "TextEmbedding", protocols: OPENAI },
  sequence_classification: { feature: "SequenceClassification", protocols: INFERENCE },
  token_classification: { feature: "TokenClassification", protocols: INFERENCE },
  fill_mask: { feature: "FillMask", protocols: INFERENCE },
};

/** The server infers a task that was left out from the model's architecture, which nobody knows here. */
const UNKNOWN_TASK = { features: [], protocols: ["openai", "v2"] };

/** Models of Hugging Face with KServe's Hugging Face server. */
export const huggingfaceserveRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: {
    serve: defineTask<FunctionParameters, TaskParameters, RunParameters>({
      task: kind.actions.serve.task,
      run: kind.actions.serve.run,
      lower(ctx) {
        const { fn, param, report } = ctx;
        const located = lowerLocation(fn("path"), param("path"), ["huggingface"], ctx);
        const model = located && splitRevision(located, ctx);
        const shared = lowerServe(param, report);
        if (!model || !shared) return undefined;
        const name = filled(fn("model_name"));
        const task = param("huggingface_task")?.map((word) => TASKS[word]);
        return {
          naming: { base: name ?? ctx.functionName },
          workload: {
            ...shared,
            model: { ...model, format: "huggingface", name },
            engine: {
              name: "HuggingFaceServer",
              image: filled(fn("image")),
              options: lowerHuggingfaceOptions(param),
              args: filled(param("args")),
            },
            features: task?.map(({ feature }) => [feature]) ?? UNKNOWN_TASK.features,
            endpoint: {
              protocols: task?.map(({ protocols }) => protocols) ?? UNKNOWN_TASK.protocols,
            },
          } as WorkloadDraft["workload"],
        };
      },
    }),
  },
});
