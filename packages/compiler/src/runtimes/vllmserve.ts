import type { vllmserveFunction, vllmserveServe } from "@inferspec/spec/kinds";
import type * as z from "zod";
import {
  defineTask,
  type LowerContext,
  type TaskDefinition,
  type WorkloadDraft,
} from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Traceable, Traced } from "../trace.js";
import { lowerAdapters } from "./adapters.js";
import { lowerLocation, splitRevision } from "./location.js";
import { lowerServe } from "./serve.js";
import { filled, present } from "./shared.js";

type FunctionParameters = z.infer<ReturnType<typeof vllmserveFunction>>;
type TaskParameters = z.infer<ReturnType<typeof vllmserveServe.task>>;
type RunParameters = z.infer<ReturnType<typeof vllmserveServe.run>>;

/** What a kind is served for; the author's arguments may decide. */
type Features = (
  args: Traced<readonly string[], SpecOrigin> | undefined,
) => Traceable<readonly string[], SpecOrigin>;

/** The `serve` action of a vLLM kind. The three differ only in what the model is served for. */
export function vllmserveTask(
  schemas: { readonly task: typeof vllmserveServe.task; readonly run: typeof vllmserveServe.run },
  features: Features,
): TaskDefinition<unknown, unknown, unknown> {
  return defineTask<FunctionParameters, TaskParameters, RunParameters>({
    ...schemas,
    lower: (ctx) => lowerVllmserve(ctx, features),
  });
}

function lowerVllmserve(
  ctx: LowerContext<FunctionParameters, RunParameters>,
  features: Features,
): WorkloadDraft | undefined {
  const { fn, param, report } = ctx;
  const located = lowerLocation(fn("url"), param("url"), ["huggingface"], ctx);
  const model = located && splitRevision(located, ctx);
  const adapters = lowerAdapters(fn("adapters"), ctx);
  const shared = lowerServe(param, report);
  if (!model || adapters === "wrong" || !shared) return undefined;
  const name = filled(fn("model_name"));
  const args = filled(param("args"));
  return {
    naming: { base: name ?? ctx.functionName },
    workload: {
      ...shared,
      model: { ...model, format: "huggingface", name },
      engine: {
        name: "VLLM",
        image: filled(fn("image")),
        device: param("use_cpu_image")?.map((cpu) => (cpu ? "cpu" : "gpu")),
        options: present({ telemetry: param("enable_telemetry") }),
        args,
      },
      features: features(args),
      adapters,
      endpoint: { protocols: ["openai"] },
    } as WorkloadDraft["workload"],
  };
}
