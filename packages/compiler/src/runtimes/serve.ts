import type { serveRunShape } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Workload } from "../plan/schema.js";
import type { ReadParam } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Traceable } from "../trace.js";
import { lowerFiles } from "./files.js";
import { lowerHints } from "./hints.js";
import { lowerScaling } from "./scaling.js";
import { filled, lowerShared, present } from "./shared.js";

/** What every run takes, whatever its kind. */
export type ServeParameters = z.infer<z.ZodObject<ReturnType<typeof serveRunShape>>>;

type Part = Pick<
  Workload,
  | "resources"
  | "env"
  | "secrets"
  | "volumes"
  | "placement"
  | "service"
  | "files"
  | "accelerator"
  | "scaling"
  | "hints"
>;

/** Lowers what every run takes, which means the same whatever the kind; `undefined` after reporting an error. */
export function lowerServe(
  param: ReadParam<ServeParameters>,
  report: Report<SpecOrigin>,
): Traceable<Part, SpecOrigin> | undefined {
  const files = lowerFiles(param("files"), report);
  const local = param("local_execution");
  if (local?.value === true && local.origins[0]) {
    report(spec["local-execution"], { at: local.origins[0], params: {} });
  }
  const { scaling, loadBalancing } = lowerScaling(param("scaling"), param("replicas"), report);
  const cacheProfile = filled(param("cache_profile"));
  const kserve = filled(param("kserve"));
  if (files === "wrong") return undefined;
  return {
    ...lowerShared(param, filled(param("env")), report),
    files,
    accelerator: present({ profile: filled(param("profile")), count: param("processors") }),
    scaling,
    hints: present({
      kubeai: present({ loadBalancing, cacheProfile }),
      kserve: kserve && lowerHints(kserve),
    }),
  } as Traceable<Part, SpecOrigin>;
}
