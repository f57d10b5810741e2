import type { kubeaiFunctionShape, kubeaiServe } from "@inferspec/spec";
import type * as z from "zod";
import { quote } from "../describe.js";
import { spec } from "../diagnostics/spec.js";
import type { Workload } from "../plan/schema.js";
import type { LowerContext, WorkloadDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, type Traced, type Traceable } from "../trace.js";
import { serving } from "./diagnostics.js";
import { digitalhubModelName } from "./digitalhub-name.js";
import { lowerScaling } from "./scaling.js";
import { filled, lowerShared, present } from "./shared.js";

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
  const uri = lowerUrl(ctx);
  const adapters = lowerAdapters(ctx);
  const files = lowerFiles(ctx);
  const local = param("local_execution");
  if (local?.value === true && local.origins[0]) {
    report(spec["local-execution"], { at: local.origins[0], params: {} });
  }
  if (!uri || adapters === "wrong" || files === "wrong") return undefined;
  const modelName = filled(fn("model_name"));
  const { scaling, loadBalancing } = lowerScaling(param("scaling"), param("replicas"), report);
  const cacheProfile = filled(param("cache_profile"));
  return {
    naming: {
      base: modelName ?? ctx.functionName,
      ...digitalhubModelName(modelName?.value, ctx.runId),
    },
    workload: {
      ...lowerShared(param, filled(param("env")), report),
      model: { uri, name: modelName },
      engine: { name: served.engine, image: filled(fn("image")), args: filled(param("args")) },
      features: served.features,
      adapters,
      files,
      accelerator: present({ profile: filled(param("profile")), count: param("processors") }),
      scaling,
      endpoint: { protocols: ["openai"] },
      hints:
        loadBalancing || cacheProfile ? { kubeai: { loadBalancing, cacheProfile } } : undefined,
    } as WorkloadDraft["workload"],
  };
}

/** The run's url where it has one (it must be a longer form of the function's), with `store://` followed. */
function lowerUrl({
  fn,
  param,
  report,
  resolveModel,
}: KubeaiContext): Traced<string, SpecOrigin> | undefined {
  const own = fn("url");
  const override = param("url");
  if (!own) return undefined; // The schema requires it.
  if (!override) return resolveModel(own, ["huggingface"]);
  if (
    !override.value.toLowerCase().startsWith(own.value.toLowerCase()) &&
    override.origins[0] &&
    own.origins[0]
  ) {
    report(serving["run-url-not-longer"], {
      at: override.origins[0],
      params: { function: quote(own.value) },
      related: [{ message: "the function's url", at: own.origins[0] }],
    });
    return undefined;
  }
  return resolveModel(override, ["huggingface"]);
}

function lowerAdapters({ fn, report, resolveModel }: KubeaiContext) {
  const adapters = filled(fn("adapters"));
  if (!adapters) return undefined;
  let wrong = false;
  const lowered = adapters.value.map((_, index) => {
    const adapter = adapters.get(index);
    const name = adapter?.get("name");
    const url = adapter?.get("url");
    for (const [key, value] of [
      ["name", name],
      ["url", url],
    ] as const) {
      if (value && value.value !== "") continue;
      wrong = true;
      const at = (value ?? adapter)?.origins[0];
      if (at) report(serving["adapter-incomplete"], { at, params: { key } });
    }
    const uri = url && resolveModel(url, ["huggingface"]);
    if (url && !uri) wrong = true;
    return { name, uri };
  });
  return wrong
    ? "wrong"
    : regroup(adapters, lowered as Traceable<Workload["adapters"], SpecOrigin>);
}

function lowerFiles({ param, report }: KubeaiContext) {
  const files = filled(param("files"));
  if (!files) return undefined;
  let wrong = false;
  const lowered = files.value.map((_, index) => {
    const file = files.get(index);
    const path = file?.get("path");
    const content = file?.get("content");
    for (const [key, value] of [
      ["path", path],
      ["content", content],
    ] as const) {
      if (value) continue;
      wrong = true;
      const at = file?.origins[0];
      if (at) report(serving["file-incomplete"], { at, params: { key } });
    }
    return { path, content };
  });
  return wrong ? "wrong" : regroup(files, lowered as Traceable<Workload["files"], SpecOrigin>);
}
