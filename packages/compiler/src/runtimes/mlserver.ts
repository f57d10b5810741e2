import type { sklearnserve } from "@inferspec/spec";
import type * as z from "zod";
import type { LowerContext, WorkloadDraft } from "../runtime.js";
import { lowerLocation } from "./location.js";
import { lowerServe } from "./serve.js";
import { filled } from "./shared.js";

/** The parameters of both kinds; they differ only in the paths and images that their schemas take. */
export type FunctionParameters = z.infer<ReturnType<typeof sklearnserve.function>>;
export type TaskParameters = z.infer<ReturnType<typeof sklearnserve.actions.serve.task>>;
export type RunParameters = z.infer<ReturnType<typeof sklearnserve.actions.serve.run>>;

/**
 * Lowers a function that MLServer serves; `format` is also the kind of Model documents that it takes. A Model document
 * whose path is a folder stays one: DigitalHub would look for the file in the document's `status`, which says what
 * another system knew once and is not read here (docs/decisions).
 */
export function lowerMlserver(
  ctx: LowerContext<FunctionParameters, RunParameters>,
  format: string,
): WorkloadDraft | undefined {
  const { fn, param, report } = ctx;
  const model = lowerLocation(fn("path"), param("path"), [format], ctx);
  const shared = lowerServe(param, report);
  if (!model || !shared) return undefined;
  const name = filled(fn("model_name"));
  return {
    naming: { base: name ?? ctx.functionName },
    workload: {
      ...shared,
      model: { ...model, format, name },
      engine: { name: "MLServer", image: filled(fn("image")) },
      features: ["Prediction"],
      endpoint: { protocols: ["v2"] },
    } as WorkloadDraft["workload"],
  };
}
