import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Testing } from "cdk8s";
import { describe, expect, expectTypeOf, test } from "vitest";
import * as objects from "../src/objects/index.js";
import type {
  CanarySpec,
  GraphStep,
  InferenceServiceSpec,
  LLMInferenceServiceSpec,
  ModelSpec,
  TrainedModelSpec,
} from "../src/objects/index.js";
import { CRDS, ORACLES } from "./oracles.js";

const GENERATED = path.join(import.meta.dirname, "../src/generated");

test.skipIf(ORACLES === undefined)("the generated types are those of the CRDs", async () => {
  // A script of the repository without types of its own.
  const script: string = path.join(
    import.meta.dirname,
    "../../../scripts/kserve/generate-types.mjs",
  );
  const { generateTypes } = (await import(script)) as {
    readonly generateTypes: (crds: string) => Promise<ReadonlyMap<string, string>>;
  };
  const generated = await generateTypes(CRDS);
  expect([...generated.keys()].sort()).toEqual(readdirSync(GENERATED).sort());
  for (const [name, text] of generated) {
    expect(readFileSync(path.join(GENERATED, name), "utf8")).toBe(text);
  }
});

describe("a field that the CRD does not have does not compile", () => {
  test("in a predictor", () => {
    const good = {
      predictor: {
        minReplicas: 1,
        model: {
          modelFormat: { name: "sklearn" },
          env: [{ name: "A", value: "1" }],
          resources: { limits: { cpu: 1, memory: "1Gi" } },
        },
      },
    } satisfies InferenceServiceSpec;
    expect(good.predictor.model.modelFormat.name).toBe("sklearn");

    // @ts-expect-error a name that is not the CRD's
    const misspelt: InferenceServiceSpec = { predictor: { minReplica: 1 } };
    // @ts-expect-error not among the CRD's words
    const metric: InferenceServiceSpec = { predictor: { scaleMetric: "gpu" } };
    // @ts-expect-error environment variables are texts
    const env: ModelSpec = { modelFormat: { name: "x" }, env: [{ name: "A", value: 1 }] };
    // @ts-expect-error the webhook refuses a name here
    const named: ModelSpec = { modelFormat: { name: "x" }, name: "kserve-container" };
    // @ts-expect-error required
    const nothing: InferenceServiceSpec = {};
    // @ts-expect-error the CRD wants a name in the model of a canary
    const canary: CanarySpec["predictor"] = { name: "x", model: { modelFormat: { name: "x" } } };
    expect([misspelt, metric, env, named, nothing, canary]).toHaveLength(6);
  });

  test("in the other kinds", () => {
    expectTypeOf<GraphStep["dependency"]>().toEqualTypeOf<"Soft" | "Hard" | undefined>();
    expectTypeOf<TrainedModelSpec["model"]["memory"]>().toEqualTypeOf<string | number>();
    expectTypeOf<LLMInferenceServiceSpec["model"]>().not.toHaveProperty("criticality");
    expectTypeOf<InferenceServiceSpec>().not.toBeAny();
  });
});

test("constructs carry the type of their kind, and pass on the rest", () => {
  for (const [name, { kind, apiVersion }] of Object.entries(objects)) {
    expect(kind).toBe(name);
    expect(apiVersion).toMatch(/^serving\.kserve\.io\/v1(beta1|alpha[12])$/);
  }
  const chart = Testing.chart();
  new objects.TrainedModel(chart, "one", {
    metadata: { name: "iris" },
    spec: {
      inferenceService: "all",
      model: { framework: "sklearn", memory: "256Mi", storageUri: "s3://b/iris" },
    },
  });
  expect(chart.toJson()).toEqual([
    {
      apiVersion: "serving.kserve.io/v1alpha1",
      kind: "TrainedModel",
      metadata: { name: "iris" },
      spec: {
        inferenceService: "all",
        model: { framework: "sklearn", memory: "256Mi", storageUri: "s3://b/iris" },
      },
    },
  ]);
});
