import type { Workload } from "@inferspec/compiler";

/** How many replicas there are: a fixed number, or bounds between which the autoscaler decides. */
export type LlmScaling =
  | { readonly fixed: number; readonly from: "replicas" | "min" | undefined }
  | {
      readonly min: number;
      readonly minFrom: "replicas" | "min" | undefined;
      readonly max: number;
    };

export function llmScaling({ scaling = {} }: Workload): LlmScaling {
  const { replicas, min, max, autoscaling } = scaling;
  const lowest = min ?? replicas ?? 1;
  const minFrom = min !== undefined ? "min" : replicas !== undefined ? "replicas" : undefined;
  if (autoscaling !== false && max !== undefined && max !== lowest) {
    return { min: lowest, minFrom, max };
  }
  if (autoscaling === false && replicas !== undefined) return { fixed: replicas, from: "replicas" };
  return { fixed: lowest, from: minFrom };
}
