import type { DrawScope, Path, WorkloadScope } from "@inferspec/compiler";
import type { KubeaiFacts } from "./target/facts.js";

/** One workload with what is known of the target. */
export type Scope = WorkloadScope<KubeaiFacts>;
export type Canvas = DrawScope<KubeaiFacts>;

/** One check over one workload: reports and returns nothing. */
export type Rule = (scope: Scope) => void;

/** The Plan path of the profile, or of what stands nearest to it. */
export function profilePath({ workload }: Scope): Path {
  return workload.accelerator?.profile === undefined
    ? ["engine", "name"]
    : ["accelerator", "profile"];
}
