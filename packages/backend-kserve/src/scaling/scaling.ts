import type { Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { KserveFacts } from "../target/facts.js";

type MetricName = NonNullable<NonNullable<Workload["scaling"]>["metric"]>["name"];

/** What changes the number of replicas. */
export type Scaler =
  /** Nothing. */
  | "none"
  /** Kubernetes' HorizontalPodAutoscaler. */
  | "hpa"
  /** KEDA, by a Prometheus query. */
  | "keda"
  /** Knative's own. */
  | "knative"
  /** Kubernetes' HorizontalPodAutoscaler, run by Knative. */
  | "knative-hpa";

/** How an InferenceService is scaled: the one legal encoding of a wish in each mode (facts/kserve.md §2.4). */
export interface Scaling {
  readonly scaler: Scaler;
  readonly min: number;
  /** The leaf of the Plan that the minimum comes from. */
  readonly minFrom: "min" | "replicas" | undefined;
  readonly max?: number | undefined;
  /** The leaf of the Plan that the maximum comes from. */
  readonly maxFrom?: "max" | "min" | "replicas" | undefined;
  readonly metric?: MetricName | undefined;
  readonly target?: number | undefined;
}

export function scalingOf(workload: Workload, facts: KserveFacts): Scaling {
  const { mode } = facts;
  const scaling = workload.scaling ?? {};
  const minimum = minimumOf(scaling);
  // Several nodes make one replica, which KServe does not scale (facts/kserve.md §1.1).
  if (readHints(workload, facts).hints.workers !== undefined) return fixed(mode, minimum);
  if (isFixed(scaling, mode)) return fixed(mode, fixedCount(scaling));
  const { max, metric, targetRequests } = scaling;
  const maximum = max === undefined ? {} : ({ max, maxFrom: "max" } as const);
  const bounds = { ...minimum, ...maximum };
  if (mode === "Knative") {
    if (!metric && targetRequests === undefined) return { scaler: "knative", ...bounds };
    const name = metric?.name ?? "concurrency";
    const byResource = name === "cpu" || name === "memory";
    const target = metric?.target ?? (metric ? undefined : targetRequests);
    return { scaler: byResource ? "knative-hpa" : "knative", ...bounds, metric: name, target };
  }
  if (metric?.name === "prometheus") {
    return { scaler: "keda", ...bounds, metric: "prometheus", target: metric.target };
  }
  return { scaler: "hpa", ...bounds, metric: metric?.name, target: metric?.target };
}

type Minimum = Pick<Scaling, "min" | "minFrom">;
type PlanScaling = NonNullable<Workload["scaling"]>;

function minimumOf({ min, replicas }: PlanScaling): Minimum {
  if (min !== undefined) return { min, minFrom: "min" };
  return replicas === undefined
    ? { min: 1, minFrom: undefined }
    : { min: replicas, minFrom: "replicas" };
}

/** Without autoscaling, the number that was asked for comes first; of bounds that are equal, these. */
function fixedCount(scaling: PlanScaling): Minimum {
  const { replicas, autoscaling, max } = scaling;
  return replicas === undefined || (autoscaling !== false && max !== undefined)
    ? minimumOf(scaling)
    : { min: replicas, minFrom: "replicas" };
}

/** The number is fixed unless somebody wants otherwise; who counts requests on Knative wants otherwise. */
function isFixed(scaling: PlanScaling, mode: KserveFacts["mode"]): boolean {
  const { autoscaling, max, metric, targetRequests, replicas } = scaling;
  if (autoscaling !== undefined) return !autoscaling;
  const { min } = minimumOf(scaling);
  if (max !== undefined && max > min) return false;
  if (metric !== undefined) return false;
  if (mode === "Standard") return true;
  // Without a maximum, Knative would start as many as requests ask for: nobody said so, unless it is to start from none.
  return max !== undefined || (targetRequests === undefined && (min > 0 || replicas !== undefined));
}

function fixed(mode: KserveFacts["mode"], minimum: Minimum): Scaling {
  if (mode === "Standard") return { scaler: "none", ...minimum };
  return { scaler: "knative", ...minimum, max: minimum.min, maxFrom: minimum.minFrom };
}
