import type { Path, Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import type { KserveFacts } from "../target/facts.js";
import { scalingOf } from "./scaling.js";

/** A wish that has no place in the manifest, and why, in a sentence without a final full stop. */
interface UnusedWish {
  readonly path: Path;
  readonly why: string;
  readonly help: string;
}

/** The wishes of `scaling` that KServe would drop in silence (facts/kserve.md §2.4). */
export function unusedScaling(workload: Workload, facts: KserveFacts): readonly UnusedWish[] {
  const { scaling = {} } = workload;
  const { scaler, min, max } = scalingOf(workload, facts);
  const standard = facts.mode === "Standard";
  const fixed = scaler === "none" || (scaler === "knative" && max === min);
  const unused: UnusedWish[] = [];
  const add = (key: keyof typeof scaling, why: string, help: string): void => {
    if (scaling[key] !== undefined) unused.push({ path: ["scaling", key], why, help });
  };
  if (fixed) {
    const workers = readHints(workload, facts).hints.workers !== undefined;
    const why = workers
      ? `KServe does not scale a replica over several nodes: there are always ${min}`
      : `the number of replicas is fixed at ${min}`;
    const help = workers
      ? "leave it out, or do without `kserve.workers`"
      : "leave it out, or give a maximum above the minimum to let it scale";
    add("metric", why, help);
    if (!standard) add("targetRequests", why, help);
    add("scaleDownDelaySeconds", why, help);
    if (scaling.max !== min) add("max", why, help);
    if (scaling.min !== min) add("min", why, help);
    if (scaling.replicas !== min) add("replicas", why, help);
    return unused;
  }
  if (scaling.replicas !== undefined && scaling.replicas !== min) {
    add(
      "replicas",
      `KServe starts with the minimum, ${min}, and scales from there`,
      "say it as the minimum",
    );
  }
  // In Standard mode, negotiation says it of every number of requests.
  if (!standard && scaling.metric !== undefined) {
    add(
      "targetRequests",
      "`scaling.metric` says what to watch",
      "give the number as `target` of the metric",
    );
  }
  if (scaler === "hpa") {
    add(
      "scaleDownDelaySeconds",
      "KServe gives no such delay to a HorizontalPodAutoscaler",
      "use mode Knative, or `scaling.metric` with a Prometheus query, which KEDA watches",
    );
  }
  return unused;
}
