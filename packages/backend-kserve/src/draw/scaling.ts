import type { AutoScaling, PredictorSpec } from "../objects/specs.js";
import { whole, type Box, type Draft, type Scope, type Text } from "../scope.js";
import { scalingOf } from "../scaling/scaling.js";

type ScalingFields = Pick<
  PredictorSpec,
  "minReplicas" | "maxReplicas" | "scaleMetric" | "scaleTarget" | "autoScaling"
>;
export type Annotations = Readonly<Record<string, Text>>;
type Metric = NonNullable<AutoScaling["metrics"]>[number];

/** What a wish to scale becomes: fields of the predictor, and annotations that say who acts on them. */
interface ScalingDraft {
  readonly fields: Draft<ScalingFields>;
  /** Of the InferenceService. */
  readonly annotations: Annotations;
  /** Of the predictor's Pods alone. */
  readonly podAnnotations: Annotations;
}

/** Draws the one encoding that acts in the mode (facts/kserve.md §2.4). */
export function drawScaling(scope: Scope): ScalingDraft {
  const { workload, facts, from } = scope;
  const { scaler, min, minFrom, max, maxFrom, metric, target } = scalingOf(workload, facts);
  const wish = from("scaling");
  const say = <T>(value: T): T | Box<T> => wish?.map(() => value) ?? value;
  // Whether a number is fixed is said by other leaves than the number itself.
  const on = from("scaling", "autoscaling");
  const most = from("scaling", "max");
  const bound = (
    leaf: "min" | "max" | "replicas" | undefined,
    value: number,
  ): number | Box<number> => {
    const own = leaf === undefined ? undefined : from("scaling", leaf);
    const deciding = on?.with(most, () => value) ?? most?.map(() => value);
    return own?.with(deciding, () => value) ?? deciding ?? value;
  };
  const bounds = {
    minReplicas: bound(minFrom, min),
    maxReplicas: max === undefined ? undefined : bound(maxFrom, max),
  };
  const byMetric = {
    scaleMetric: metric === undefined || metric === "prometheus" ? undefined : say(metric),
    scaleTarget: target === undefined ? undefined : say(Math.round(target)),
  };
  switch (scaler) {
    case "none":
      return {
        fields: { minReplicas: bounds.minReplicas },
        annotations: { "serving.kserve.io/autoscalerClass": say("none") },
        podAnnotations: {},
      };
    case "hpa":
      return {
        fields: { ...bounds, ...byMetric },
        annotations: { "serving.kserve.io/autoscalerClass": say("hpa") },
        podAnnotations: {},
      };
    case "keda":
      return {
        fields: { ...bounds, autoScaling: prometheus(scope) },
        annotations: { "serving.kserve.io/autoscalerClass": say("keda") },
        podAnnotations: {},
      };
    case "knative":
    case "knative-hpa":
      return {
        fields: { ...bounds, ...byMetric },
        annotations:
          scaler === "knative-hpa"
            ? { "autoscaling.knative.dev/class": say("hpa.autoscaling.knative.dev") }
            : {},
        podAnnotations: delayOf(scope),
      };
  }
}

function delayOf({ from }: Scope): Annotations {
  const seconds = from("scaling", "scaleDownDelaySeconds");
  return seconds ? { "autoscaling.knative.dev/scale-down-delay": seconds.map((s) => `${s}s`) } : {};
}

/** One trigger of KEDA's. Of the behaviour KServe hands on the stabilisation window only. */
function prometheus({ from }: Scope): Draft<AutoScaling> {
  const metric = from("scaling", "metric");
  const seconds = from("scaling", "scaleDownDelaySeconds");
  return {
    metrics: [
      whole<Metric>([metric], {
        type: "External",
        external: {
          metric: {
            backend: metric?.get("name")?.map(() => "prometheus"),
            serverAddress: metric?.get("server"),
            query: metric?.get("query"),
          },
          target: { type: "Value", value: metric?.get("target")?.map(String) },
        },
      }),
    ],
    behavior: seconds && { scaleDown: { stabilizationWindowSeconds: seconds } },
  };
}
