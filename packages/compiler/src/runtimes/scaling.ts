import type { scaling as scalingSchema } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Report } from "../diagnostics/index.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, type Traced } from "../trace.js";
import { serving } from "./diagnostics.js";

type Scaling = z.infer<ReturnType<typeof scalingSchema>>;

/** The minimum where the spec says nothing: DigitalHub's default, not KubeAI's 0. */
const DEFAULT_MINIMUM = 1;

/**
 * Lowers `scaling` and the task's `replicas`, which are one wish: `scaling.replicas` beats `replicas`, and two that
 * differ are an error. A number of replicas without a minimum is the minimum.
 */
export function lowerScaling(
  scaling: Traced<Scaling, SpecOrigin> | undefined,
  taskReplicas: Traced<number, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
) {
  const own = scaling?.get("replicas");
  const [at] = taskReplicas?.origins ?? [];
  if (own && taskReplicas && own.value !== taskReplicas.value && at) {
    report(serving["replicas-differ"], {
      at,
      params: { replicas: taskReplicas.value, scaling: own.value },
      related: own.origins.map((origin) => ({ message: "`scaling.replicas` is here", at: origin })),
    });
  }
  const replicas = own ? own.with(taskReplicas, (value) => value) : taskReplicas;
  const autoscaling = scaling?.get("autoscaling_disabled")?.map((disabled) => !disabled);
  const minimum =
    scaling?.get("min_replicas") ?? (autoscaling?.value === false ? undefined : replicas);
  const balancing = scaling?.get("load_balancing");
  const prefixHash = balancing?.get("prefix_hash");
  return {
    scaling: {
      replicas,
      min: minimum ?? (autoscaling?.value === false ? undefined : DEFAULT_MINIMUM),
      max: scaling?.get("max_replicas"),
      autoscaling,
      targetRequests: scaling?.get("target_requests"),
      scaleDownDelaySeconds: scaling?.get("scale_down_delay_seconds"),
      metric: scaling?.get("metric"),
    },
    loadBalancing:
      balancing &&
      regroup(balancing, {
        strategy: balancing.get("strategy"),
        prefixHash:
          prefixHash &&
          regroup(prefixHash, {
            meanLoadFactor: prefixHash.get("mean_load_factor"),
            replication: prefixHash.get("replication"),
            prefixCharLength: prefixHash.get("prefix_char_length"),
          }),
      }),
  };
}
