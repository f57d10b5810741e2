import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { backendOf } from "../server/huggingface.js";
import { serverOf } from "../server/server.js";

/** What each `--runner` has routes for (vLLM, entrypoints/openai/api_server.py: by the tasks that the runner supports). */
const SERVES: Readonly<Record<string, readonly string[]>> = {
  pooling: ["TextEmbedding", "Reranking"],
  generate: ["TextGeneration", "SpeechToText"],
};

/** A kind that is served for one thing, and an argument that makes vLLM do another. */
export const runnerRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name;
  if (program !== "vllm" && program !== "huggingfaceserver") return;
  if (
    program === "huggingfaceserver" &&
    backendOf(workload.engine.options ?? {}) === "huggingface"
  ) {
    return;
  }
  const option = findOption(workload.engine.args ?? [], "runner");
  const runner = option?.value ?? "";
  const served = Object.hasOwn(SERVES, runner) ? SERVES[runner] : undefined;
  const lost = workload.features.find((feature) => served?.includes(feature) === false);
  if (!option || lost === undefined) return;
  const kinds =
    runner === "pooling" ? "`kind: vllmserve-pooling`" : "`kind: vllmserve-text`, which generates";
  report(diagnostics["runner-conflict"], {
    at: ["engine", "args", option.index],
    params: { runner, feature: lost, kinds },
  });
};
