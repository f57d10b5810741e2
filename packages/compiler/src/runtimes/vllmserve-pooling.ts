import { vllmservePooling as kind } from "@inferspec/spec";
import { defineRuntime } from "../runtime.js";
import { ofKind } from "./of-kind.js";
import { vllmserveTask } from "./vllmserve.js";

/** What makes vLLM a classifier, whose scores rank texts: `--convert`, and `--task` before it. */
const CLASSIFIES = /^(?:--convert[= ]classify|--task[= ](?:classify|score))$/;

/** Whether the arguments ask for it, in one item or in two. */
function classifies(args: readonly string[]): boolean {
  return args.some(
    (arg, index) => CLASSIFIES.test(arg) || CLASSIFIES.test(`${arg} ${args[index + 1] ?? ""}`),
  );
}

/** Embedding and reranking models with vLLM: embedding, unless the arguments make it a classifier. */
export const vllmservePoolingRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: {
    serve: vllmserveTask(kind.actions.serve, (args) =>
      args && classifies(args.value) ? args.map(() => ["Reranking"]) : ["TextEmbedding"],
    ),
  },
});
