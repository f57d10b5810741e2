import type { Workload } from "@inferspec/compiler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scalingOf, type Scaler } from "../src/scaling/scaling.js";
import { unusedScaling } from "../src/scaling/unused.js";
import type { DeploymentMode } from "../src/target/facts.js";
import { loadFacts } from "./bench.js";
import { draw, workload } from "./drawing-bench.js";

type PlanScaling = NonNullable<Workload["scaling"]>;

const predictor = async (scaling: PlanScaling, mode: DeploymentMode = "Standard") => {
  const { isvc } = await draw({ scaling }, { mode, keda: true });
  const { annotations } = isvc["metadata"] as { annotations: Record<string, string> };
  const spec = isvc["spec"] as { predictor: Record<string, unknown> };
  return {
    class: annotations["serving.kserve.io/autoscalerClass"],
    knativeClass: annotations["autoscaling.knative.dev/class"],
    ...spec.predictor,
  };
};

describe("in Standard mode", () => {
  test("a number of replicas is fixed, and nobody scales", async () => {
    expect(await predictor({ replicas: 3, min: 3 })).toMatchObject({
      class: "none",
      minReplicas: 3,
    });
    expect(await predictor({ replicas: 3, min: 3 })).not.toHaveProperty("maxReplicas");
  });

  test("a maximum above the minimum is for a HorizontalPodAutoscaler", async () => {
    expect(await predictor({ min: 1, max: 4, metric: { name: "cpu", target: 60 } })).toMatchObject({
      class: "hpa",
      minReplicas: 1,
      maxReplicas: 4,
      scaleMetric: "cpu",
      scaleTarget: 60,
    });
  });

  test("a Prometheus query is for KEDA, which takes no `scaleMetric`", async () => {
    const metric = { name: "prometheus", query: "up", server: "http://p:9090", target: 5 } as const;
    const drawn = await predictor({ min: 0, max: 4, metric });
    expect(drawn).toMatchObject({ class: "keda", minReplicas: 0, maxReplicas: 4 });
    expect(drawn).not.toHaveProperty("scaleMetric");
  });
});

describe("in Knative mode", () => {
  test("requests in flight are what is watched", async () => {
    const drawn = await predictor({ min: 0, max: 5, targetRequests: 10 }, "Knative");
    expect(drawn).toMatchObject({
      minReplicas: 0,
      maxReplicas: 5,
      scaleMetric: "concurrency",
      scaleTarget: 10,
    });
    expect(drawn.class).toBeUndefined();
  });

  test("CPU needs the class of Kubernetes' autoscaler", async () => {
    expect(
      await predictor({ min: 1, max: 5, metric: { name: "cpu", target: 60 } }, "Knative"),
    ).toMatchObject({ knativeClass: "hpa.autoscaling.knative.dev", scaleMetric: "cpu" });
  });

  test("a fixed number is both bounds", async () => {
    expect(await predictor({ replicas: 2, min: 2, autoscaling: false }, "Knative")).toMatchObject({
      minReplicas: 2,
      maxReplicas: 2,
    });
  });

  test("the delay is an annotation of the Pods", async () => {
    expect(await predictor({ min: 1, max: 3, scaleDownDelaySeconds: 90 }, "Knative")).toMatchObject(
      { annotations: { "autoscaling.knative.dev/scale-down-delay": "90s" } },
    );
  });
});

describe("whatever is wished", () => {
  const count = fc.integer({ min: 0, max: 9 });
  const anyScaling = fc.record(
    {
      replicas: count,
      min: count,
      max: count,
      autoscaling: fc.boolean(),
      targetRequests: fc.integer({ min: 1, max: 100 }),
      scaleDownDelaySeconds: fc.integer({ min: 0, max: 600 }),
      metric: fc.record({
        name: fc.constantFrom("concurrency", "rps", "cpu", "memory", "prometheus"),
        target: fc.integer({ min: 1, max: 100 }),
      }),
    },
    { requiredKeys: [] },
  );
  const MODES: readonly DeploymentMode[] = ["Standard", "Knative"];
  const SCALERS: Readonly<Record<DeploymentMode, readonly Scaler[]>> = {
    Standard: ["none", "hpa", "keda"],
    Knative: ["knative", "knative-hpa"],
  };

  test("the scaler is one that the mode has, and knows the metric", async () => {
    const { facts } = await loadFacts();
    fc.assert(
      fc.property(anyScaling, fc.constantFrom(...MODES), (scaling, mode) => {
        const { scaler, metric } = scalingOf(workload({ scaling: scaling }), {
          ...facts,
          mode,
        });
        expect(SCALERS[mode]).toContain(scaler);
        if (scaler === "none") expect(metric).toBeUndefined();
        expect(scaler === "keda").toBe(mode === "Standard" && metric === "prometheus");
        expect(scaler === "knative-hpa").toBe(
          mode === "Knative" && (metric === "cpu" || metric === "memory"),
        );
      }),
    );
  });

  test("a wish that is not fulfilled is named", async () => {
    const { facts } = await loadFacts();
    fc.assert(
      fc.property(anyScaling, fc.constantFrom(...MODES), (scaling, mode) => {
        const { min = 0, max = 9, replicas, metric } = scaling;
        // A maximum below the minimum is an error of its own.
        fc.pre(max >= (scaling.min ?? replicas ?? 1) && max >= min);
        const one = workload({ scaling: scaling });
        const here = { ...facts, mode };
        const drawn = scalingOf(one, here);
        const named = unusedScaling(one, here).map(({ path }) => path[1]);
        const most = drawn.max ?? (drawn.scaler === "none" ? drawn.min : undefined);
        if (scaling.min !== undefined && scaling.min !== drawn.min) expect(named).toContain("min");
        if (replicas !== undefined && replicas !== drawn.min) expect(named).toContain("replicas");
        if (scaling.max !== undefined && scaling.max !== most) expect(named).toContain("max");
        if (metric !== undefined && metric.name !== drawn.metric) expect(named).toContain("metric");
      }),
      { numRuns: 500 },
    );
  });
});
