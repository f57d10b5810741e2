import type { kubeaiFunctionShape, kubeaiServe } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { LowerContext, WorkloadDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Traceable } from "../trace.js";
import { lowerAdapters } from "./adapters.js";
import { digitalhubModelName } from "./digitalhub-name.js";
import { lowerLocation } from "./location.js";
import { lowerServe } from "./serve.js";
import { filled } from "./shared.js";

type FunctionParameters = z.infer<z.ZodObject<ReturnType<typeof kubeaiFunctionShape>>>;
export type TaskParameters = z.infer<ReturnType<typeof kubeaiServe.task>>;
export type RunParameters = z.infer<ReturnType<typeof kubeaiServe.run>>;
export type KubeaiContext = LowerContext<FunctionParameters, RunParameters>;

/** What sets the two kinds apart. */
export interface Served {
  readonly engine: Traceable<string, SpecOrigin>;
  readonly features: Traceable<readonly string[], SpecOrigin>;
}

/** Lowers a KubeAI function's run. The two kinds differ only in engine and features. */
export function lowerKubeai(ctx: KubeaiContext, served: Served): WorkloadDraft | undefined {
  const { fn, param, report } = ctx;
  const model = lowerLocation(fn("url"), param("url"), ["huggingface"], ctx);
  const adapters = lowerAdapters(fn("adapters"), ctx);
  const shared = lowerServe(param, report);
  if (!model || adapters === "wrong" || !shared) return undefined;
  const modelName = filled(fn("model_name"));
  return {
    naming: {
      base: modelName ?? ctx.functionName,
      ...digitalhubModelName(modelName?.value, ctx.runId),
    },
    workload: {
      ...shared,
      model: { uri: model.uri, revision: model.revision, name: modelName },
      engine: { name: served.engine, image: filled(fn("image")), args: filled(param("args")) },
      features: served.features,
      adapters,
      endpoint: { protocols: ["openai"] },
    } as WorkloadDraft["workload"],
  };
}
