import { describe, expect, test } from "vitest";
import { drawnGraph, graph, onKserve, sklearn } from "./graph-world.js";
import { judge, ORACLES } from "./oracles.js";

const SHARED = {
  kserve: { trained_model: { inference_service: "shared", memory: "256Mi" } },
};
const OPTIONS = { namespace: "models", secretNames: { s3: "s3-credentials" } };

async function drawn() {
  const { manifests } = await onKserve([sklearn("iris", SHARED)], OPTIONS);
  return manifests.map(({ object }) => object);
}

describe("a TrainedModel", () => {
  test("is all that is drawn for a model of a shared InferenceService", async () => {
    expect(await drawn()).toMatchObject([
      {
        apiVersion: "serving.kserve.io/v1alpha1",
        kind: "TrainedModel",
        metadata: { namespace: "models" },
        spec: {
          inferenceService: "shared",
          model: {
            framework: "sklearn",
            memory: "256Mi",
            storageUri: "s3://models/iris/model.joblib",
          },
        },
      },
    ]);
  });

  test("is reached at the shared InferenceService, by its own name", async () => {
    const { endpoints, compilation } = await onKserve([sklearn("iris", SHARED)], OPTIONS);
    const name = compilation.plan.workloads[0]?.name ?? "";
    expect(endpoints.find(({ protocol }) => protocol === "v2")).toMatchObject({
      baseUrl: "http://shared-predictor.models.svc.cluster.local",
      model: name,
    });
  });

  test("is called by a graph at its address, as it has no InferenceService of its own", async () => {
    const nodes = { root: { type: "sequence", steps: [{ function: "iris" }] } };
    const outcome = await onKserve([graph(nodes), sklearn("iris", SHARED)], OPTIONS);
    const name = outcome.compilation.plan.workloads[0]?.name ?? "";
    const serviceUrl = `http://shared-predictor.models.svc.cluster.local/v2/models/${name}/infer`;
    expect(drawnGraph(outcome)["spec"]).toMatchObject({
      nodes: { root: { steps: [{ serviceUrl }] } },
    });
  });

  test.skipIf(ORACLES === undefined)("is accepted by KServe", async () => {
    expect(judge(await drawn()).map(({ verdict }) => verdict)).toEqual(["accepted"]);
  });
});
