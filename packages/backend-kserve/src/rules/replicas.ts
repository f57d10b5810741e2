import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { scalingOf } from "../scaling/scaling.js";
import { unusedScaling } from "../scaling/unused.js";

const SCALING: Path = ["scaling"];
/** Knative's bound of `scale-down-delay`, in seconds. */
const MAX_DELAY = 3600;

/** Numbers of replicas that KServe's webhook refuses, or that serve nobody. */
export const replicasRule: Rule = ({ workload, facts, report }) => {
  const { scaling = {} } = workload;
  for (const key of [
    "replicas",
    "min",
    "max",
    "targetRequests",
    "scaleDownDelaySeconds",
  ] as const) {
    const value = scaling[key];
    const least = key === "targetRequests" ? 1 : 0;
    if (value === undefined || value >= least) continue;
    report(diagnostics["bad-replicas"], {
      at: [...SCALING, key],
      params: { problem: `${value} is less than ${least}`, help: `write at least ${least}` },
    });
  }
  const { scaler, min, minFrom, max } = scalingOf(workload, facts);
  const least = scaling.min ?? scaling.replicas ?? 1;
  // Without autoscaling nobody reads the maximum, which another rule says.
  if (scaling.max !== undefined && scaling.autoscaling !== false && least > scaling.max) {
    report(diagnostics["bad-replicas"], {
      at: [...SCALING, "max"],
      params: {
        problem: `the minimum, ${least}, is above the maximum, ${scaling.max}`,
        help: "raise the maximum, or say a smaller minimum",
      },
      related: minFrom === undefined ? [] : [{ message: "the minimum", at: [...SCALING, minFrom] }],
    });
  }
  if (min !== 0 || minFrom === undefined) return;
  const at = [...SCALING, minFrom];
  if (scaler === "knative" && max === 0) {
    const problem =
      "a maximum of 0 means no limit, so Knative would start as many as requests ask for";
    const help =
      "write at least 1, or `min_replicas: 0` with a maximum to have them start on demand";
    report(diagnostics["bad-replicas"], { at, params: { problem, help } });
  } else if (scaler === "none") {
    report(diagnostics["no-replicas"], { at, params: {} });
  } else if (scaler === "hpa" || scaler === "knative-hpa") {
    const why =
      scaler === "hpa"
        ? "in Standard mode a HorizontalPodAutoscaler keeps at least one replica, so a minimum of 0 counts as 1"
        : "a HorizontalPodAutoscaler keeps at least one replica, so a minimum of 0 counts as 1";
    const help =
      scaler === "hpa"
        ? "write a minimum of 1, use mode Knative, or `scaling.metric` with a Prometheus query, which KEDA watches"
        : "write a minimum of 1, or scale by `concurrency` or `rps`";
    report(diagnostics["scale-to-zero"], { at, params: { why, help } });
  }
};

/** Wishes that have no place in the manifest, and would be dropped in silence. */
export const unusedScalingRule: Rule = ({ workload, facts, report }) => {
  const { min, replicas = 1, max, autoscaling } = workload.scaling ?? {};
  const isReversed = max !== undefined && autoscaling !== false && (min ?? replicas) > max;
  for (const { path, why, help } of unusedScaling(workload, facts)) {
    if (isReversed && path[1] === "max") continue;
    // In Standard mode nobody counts requests in flight: negotiation refuses that already.
    if (facts.mode === "Standard" && path[1] === "targetRequests") continue;
    report(diagnostics["scaling-unused"], { at: path, params: { why, help } });
  }
  const seconds = workload.scaling?.scaleDownDelaySeconds;
  if (facts.mode === "Knative" && seconds !== undefined && seconds > MAX_DELAY) {
    const at = [...SCALING, "scaleDownDelaySeconds"];
    report(diagnostics["scale-down-delay"], { at, params: { seconds } });
  }
};
