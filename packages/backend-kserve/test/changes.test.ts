import { describe, expect, test } from "vitest";
import { compareManifests } from "../src/changes.js";
import { draw } from "./drawing-bench.js";

interface Parts {
  readonly mode?: string;
  readonly labels?: object;
  readonly annotations?: object;
  readonly spec?: object;
  readonly predictor?: object;
  readonly model?: object;
}

const service = ({ mode = "Standard", labels, annotations, spec, predictor, model }: Parts) => ({
  apiVersion: "serving.kserve.io/v1beta1",
  kind: "InferenceService",
  metadata: {
    name: "llm",
    labels,
    annotations: { "serving.kserve.io/deploymentMode": mode, ...annotations },
  },
  spec: { predictor: { model: { storageUri: "hf://a/b", ...model }, ...predictor }, ...spec },
});
const object = (kind: string, spec: object) => ({ kind, metadata: { name: "llm" }, spec });

const effects = (before: unknown, after: Readonly<Record<string, unknown>>) =>
  compareManifests([before], [after]).map(({ effect, path }) => `${effect} ${path.join("/")}`);

describe("what applying a changed InferenceService does", () => {
  const knative = { mode: "Knative" };
  test.each<[string, Parts, Parts, string[]]>([
    ["nothing changed", {}, {}, []],
    [
      "another mode",
      {},
      { mode: "Knative", model: { args: ["--a"] } },
      ["refused metadata/annotations/serving.kserve.io/deploymentMode"],
    ],
    ["a mode by its old name", { mode: "RawDeployment" }, {}, []],
    [
      "another model",
      {},
      { model: { storageUri: "hf://a/c" } },
      ["restarted spec/predictor/model/storageUri"],
    ],
    [
      "a container in the model's place",
      {},
      { predictor: { model: undefined, containers: [{}] } },
      ["restarted spec/predictor/containers", "restarted spec/predictor/model"],
    ],
    [
      "another name of the predictor",
      {},
      { predictor: { name: "next" } },
      ["refused spec/predictor/name"],
    ],
    [
      "another name of the predictor, with another model",
      {},
      { predictor: { name: "next" }, model: { storageUri: "hf://a/c" } },
      ["restarted spec/predictor/name", "restarted spec/predictor/model/storageUri"],
    ],
    [
      "scaling",
      { predictor: { minReplicas: 1 } },
      { predictor: { minReplicas: 2, maxReplicas: 3, timeout: 9 } },
      [],
    ],
    [
      "scaling on Knative, which makes a revision",
      knative,
      { ...knative, predictor: { minReplicas: 2, canaryTrafficPercent: 10 } },
      ["restarted spec/predictor/minReplicas"],
    ],
    [
      "what scales it, which the Pods bear as an annotation",
      { annotations: { "serving.kserve.io/autoscalerClass": "none" } },
      { annotations: { "serving.kserve.io/autoscalerClass": "hpa" } },
      ["restarted metadata/annotations/serving.kserve.io/autoscalerClass"],
    ],
    [
      "what kubectl notes",
      {},
      { annotations: { "kubectl.kubernetes.io/last-applied-configuration": "{}" } },
      [],
    ],
    [
      "who may reach it",
      {},
      { labels: { "networking.kserve.io/visibility": "cluster-local" } },
      ["restarted metadata/labels/networking.kserve.io/visibility"],
    ],
    [
      "who may reach it on Knative",
      knative,
      { ...knative, labels: { "networking.knative.dev/visibility": "cluster-local" } },
      [],
    ],
    ["a transformer that comes", {}, { spec: { transformer: { containers: [{}] } } }, []],
    [
      "a transformer that changes",
      { spec: { transformer: { minReplicas: 1, containers: [{}] } } },
      { spec: { transformer: { minReplicas: 2, containers: [{ image: "x" }] } } },
      ["restarted spec/transformer/containers"],
    ],
  ])("%s", (_what, before, after, expected) => {
    expect(effects(service(before), service(after))).toEqual(expected);
  });
});

describe("what applying another changed object does", () => {
  const data = { data: 8, dataLocal: 4 };
  const claim = (storage: string, more: object = {}) => ({
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage } },
    ...more,
  });
  test.each<[string, string, object, object, string[]]>([
    [
      "more nodes",
      "LLMInferenceService",
      { parallelism: data },
      { parallelism: { ...data, data: 16 } },
      ["refused spec/parallelism"],
    ],
    [
      "as many nodes, otherwise divided",
      "LLMInferenceService",
      { parallelism: data },
      { parallelism: { data: 4, dataLocal: 2, tensor: 2 } },
      ["restarted spec/parallelism"],
    ],
    [
      "more nodes that read prompts",
      "LLMInferenceService",
      { prefill: { replicas: 1 } },
      { prefill: { replicas: 2, parallelism: { pipeline: 2 } } },
      ["refused spec/prefill/parallelism"],
    ],
    ["replicas", "LLMInferenceService", { replicas: 1 }, { replicas: 2, router: {} }, []],
    [
      "the Pod",
      "LLMInferenceService",
      { template: { containers: [] } },
      { template: { containers: [{}] } },
      ["restarted spec/template"],
    ],
    [
      "another memory",
      "TrainedModel",
      { model: { memory: "1Gi" } },
      { model: { memory: "2Gi" } },
      ["refused spec/model/memory"],
    ],
    [
      "the same memory in other words",
      "TrainedModel",
      { model: { memory: "1Gi" } },
      { model: { memory: "1024Mi" } },
      [],
    ],
    [
      "steps",
      "InferenceGraph",
      { nodes: { root: {} }, minReplicas: 1 },
      { nodes: { root: { steps: [] } }, minReplicas: 2 },
      ["restarted spec/nodes"],
    ],
    ["a claim that grows", "PersistentVolumeClaim", claim("2Gi"), claim("3Gi"), []],
    [
      "a claim that shrinks",
      "PersistentVolumeClaim",
      claim("2Gi"),
      claim("1G"),
      ["refused spec/resources/requests/storage"],
    ],
    [
      "a claim of another class",
      "PersistentVolumeClaim",
      claim("2Gi"),
      claim("2Gi", { storageClassName: "fast" }),
      ["refused spec/storageClassName"],
    ],
    [
      "a class that the cluster filled in",
      "PersistentVolumeClaim",
      claim("2Gi", { storageClassName: "standard" }),
      claim("2Gi"),
      [],
    ],
  ])("%s", (_what, kind, before, after, expected) => {
    expect(effects(object(kind, before), object(kind, after))).toEqual(expected);
  });
});

test("what is drawn again changes nothing, and other arguments replace the Pods", async () => {
  const engine = (args: string[]) => ({ engine: { name: "VLLM", args } });
  const { all } = await draw(engine(["--seed=1"]));
  expect(compareManifests(all, (await draw(engine(["--seed=1"]))).all)).toEqual([]);
  const changes = compareManifests(all, (await draw(engine(["--seed=2"]))).all);
  expect(changes).toMatchObject([
    { manifest: "llm-abcdefgh", path: ["spec", "predictor", "model", "args"], effect: "restarted" },
  ]);
});

test("compares objects of one kind and name only, and takes whatever lies there", () => {
  const other = { ...service({ model: { args: ["--x"] } }), metadata: { name: "other" } };
  const kindless = { ...service({ model: { args: ["--x"] } }), kind: "Model" };
  const before = [
    null,
    3,
    "text",
    [],
    {},
    { kind: "InferenceService", metadata: 1 },
    other,
    kindless,
  ];
  expect(compareManifests(before, [service({})])).toEqual([]);
});
