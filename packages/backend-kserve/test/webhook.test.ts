import { expect, test } from "vitest";
import type { KubeObject } from "./drawn.js";
import { judge, ORACLES } from "./oracles.js";

/*
 * What the rules say of KServe's webhook, and of what it lets pass, is asked of the webhook itself.
 */

const HPA = { "serving.kserve.io/autoscalerClass": "hpa" };
const NONE = { "serving.kserve.io/autoscalerClass": "none" };
const KEDA = { "serving.kserve.io/autoscalerClass": "keda" };

const service = (predictor: object, more: object = {}, annotations: object = {}): KubeObject => ({
  apiVersion: "serving.kserve.io/v1beta1",
  kind: "InferenceService",
  metadata: {
    name: "one",
    annotations: { "serving.kserve.io/deploymentMode": "Standard", ...annotations },
  },
  spec: { predictor, ...more },
});

const model = (more: object = {}) => ({
  model: { modelFormat: { name: "sklearn" }, storageUri: "s3://a/b", ...more },
});
const env = [{ name: "PYTHONPATH", value: "/a" }];
const container = (more: object = {}) => [{ name: "kserve-container", image: "a/b:1", ...more }];
const canaries = (...list: object[]) => service({ ...model(), minReplicas: 1 }, { canary: list });
const canary = (name: string, trafficPercent: number, minReplicas = 1) => ({
  trafficPercent,
  predictor: {
    name,
    minReplicas,
    model: { name: "kserve-container", ...model().model },
  },
});
const workers = (uri: string) =>
  service(
    {
      model: { modelFormat: { name: "huggingface" }, storageUri: uri },
      workerSpec: { pipelineParallelSize: 2 },
    },
    {},
    NONE,
  );
const scaled = (metric: string, target: number) =>
  service({ ...model(), scaleMetric: metric, scaleTarget: target, maxReplicas: 3 }, {}, HPA);
const prometheus = (metric: object, target: object | undefined) =>
  service(
    {
      ...model(),
      autoScaling: {
        metrics: [
          { type: "External", external: { metric: { backend: "prometheus", ...metric }, target } },
        ],
      },
    },
    {},
    KEDA,
  );
const SERVER = { serverAddress: "http://a:9090" };
const TARGET = { type: "Value", value: "5" };

/** The code that says so, and what the webhook answers; the empty text where it lets it pass. */
const CLAIMS: readonly (readonly [code: string, object: KubeObject, said: string])[] = [
  ["forbidden-env", service(model({ env })), "PYTHONPATH"],
  [
    "forbidden-env",
    service(model(), { transformer: { containers: container({ env }) } }),
    "PYTHONPATH",
  ],
  ["metric-target", scaled("cpu", 101), "[1-100]"],
  ["metric-target", scaled("memory", 101), "[1-100]"],
  ["metric-target", scaled("memory", 100), ""],
  ["metric-mode", scaled("rps", 10), "not a supported metric"],
  ["metric-incomplete", prometheus(SERVER, TARGET), "query"],
  ["metric-incomplete", prometheus({ ...SERVER, query: "x" }, undefined), "target"],
  ["metric-incomplete", prometheus({ query: "x" }, TARGET), ""],
  ["bad-replicas", service({ ...model(), minReplicas: 3, maxReplicas: 2 }), "greater"],
  ["bad-replicas", service({ ...model(), minReplicas: -1 }), "less than 0"],
  ["canary", canaries(canary("a", 60), canary("b", 50)), "<= 100"],
  ["canary", canaries(canary("a", 10), canary("a", 20)), "duplicated"],
  ["canary", canaries(canary("a", 10, 2)), "must not exceed"],
  ["canary", canaries(canary("a", 60), canary("b", 40)), ""],
  ["workers", workers("hf://a/b"), "pvc"],
  ["workers", workers("pvc://a/b"), ""],
  ["explainer", service(model(), { explainer: {} }), "exactly one"],
  ["logger", service({ ...model(), logger: { url: "dump", mode: "all" } }), ""],
  ["batcher", service({ ...model(), batcher: { maxBatchSize: -1 } }), ""],
  ["knative-only", service({ ...model(), containerConcurrency: 3, canaryTrafficPercent: 10 }), ""],
];

test.skipIf(ORACLES === undefined)("the webhook does what the rules say of it", () => {
  const verdicts = judge(CLAIMS.map(([, object]) => object));
  const answers = CLAIMS.map(([code, , said], index) => {
    const answer = verdicts[index]?.webhook?.["Standard"];
    const agrees = said === "" ? answer === "" : answer?.includes(said) === true;
    return agrees ? [] : [`${code}: expected "${said}", heard "${answer ?? "nothing"}"`];
  });
  expect(answers.flat()).toEqual([]);
});
