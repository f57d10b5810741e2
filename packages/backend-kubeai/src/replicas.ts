import type { Workload } from "@inferspec/compiler";

/** How many replicas a Model is given, by the rules of KubeAI (facts/kubeai.md §2.8). */
export interface Replicas {
  readonly autoscaling: boolean;
  /** Always written: with a maximum, the CRD's rule fails without it. */
  readonly min: number;
  /** Which leaf of the Plan the minimum comes from. */
  readonly minFrom: "min" | "replicas" | undefined;
  readonly max: number | undefined;
  /** Written only without autoscaling: KubeAI owns the field otherwise. */
  readonly fixed: number | undefined;
}

export function replicasOf(workload: Workload): Replicas {
  const scaling = workload.scaling ?? {};
  const autoscaling = scaling.autoscaling !== false;
  return {
    autoscaling,
    // Without autoscaling a negative number is admitted for `replicas`, never for `minReplicas`.
    min: scaling.min ?? Math.max(0, scaling.replicas ?? 1),
    minFrom:
      scaling.min !== undefined ? "min" : scaling.replicas !== undefined ? "replicas" : undefined,
    max: scaling.max,
    fixed: autoscaling ? undefined : scaling.replicas,
  };
}
