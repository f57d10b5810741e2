import { formatPath } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import { drawnGraph, graph, graphFindings, onKserve, sklearn } from "./graph-world.js";
import { judge, ORACLES } from "./oracles.js";

const V1 = { kserve: { protocol: "v1" } };
const sequence = (...steps: readonly object[]) => ({ root: { type: "sequence", steps } });
const DOG = '[@this].#(predictions.0=="dog")';

/** Uses everything that a graph has, in Knative mode. */
const EVERYTHING = [
  graph(
    {
      root: {
        type: "sequence",
        steps: [
          { function: "cat", name: "classify", dependency: "hard" },
          { node: "breeds", data: "$request", condition: DOG, dependency: "soft" },
        ],
      },
      breeds: {
        type: "switch",
        steps: [
          { node: "both", condition: "instances.0" },
          { node: "split", condition: "inputs" },
        ],
      },
      both: { type: "ensemble", steps: [{ function: "cat" }, { service: "outside" }] },
      split: {
        type: "splitter",
        steps: [
          { function: "cat", weight: 20 },
          { url: "http://a.example/predict", weight: 80 },
        ],
      },
    },
    {
      resources: { cpu: "500m", mem: "256Mi", disk: "1Gi" },
      scaling: { min_replicas: 0, max_replicas: 3, metric: { name: "concurrency", target: 10 } },
      timeouts: { request: 90, step: 30, read: 60, write: 70, idle: 80 },
      node_selector: [{ key: "kubernetes.io/arch", value: "amd64" }],
      tolerations: [{ key: "dedicated", operator: "Exists" }],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "Exists" }] }],
          },
        },
      },
      kserve: { service_account: "graphs", visibility: "cluster" },
    },
  ),
  sklearn("cat", V1),
];

describe("an InferenceGraph", () => {
  test("has every field that the graph has", async () => {
    const outcome = await onKserve(EVERYTHING, { mode: "Knative" });
    expect(outcome.ok).toBe(true);
    const cat = outcome.compilation.plan.workloads[0]?.name;
    expect(drawnGraph(outcome)).toMatchObject({
      apiVersion: "serving.kserve.io/v1alpha1",
      kind: "InferenceGraph",
      metadata: {
        labels: { "networking.knative.dev/visibility": "cluster-local" },
        annotations: { "serving.kserve.io/deploymentMode": "Knative" },
      },
      spec: {
        nodes: {
          root: {
            routerType: "Sequence",
            steps: [
              { name: "classify", dependency: "Hard" },
              { nodeName: "breeds", data: "$request", condition: DOG, dependency: "Soft" },
            ],
          },
          breeds: { routerType: "Switch" },
          both: { routerType: "Ensemble", steps: [{}, { serviceName: "outside" }] },
          split: {
            routerType: "Splitter",
            steps: [{ weight: 20 }, { serviceUrl: "http://a.example/predict", weight: 80 }],
          },
        },
        resources: {
          requests: { cpu: "500m", memory: "256Mi", "ephemeral-storage": "1Gi" },
          limits: { cpu: "500m", memory: "256Mi", "ephemeral-storage": "1Gi" },
        },
        minReplicas: 0,
        maxReplicas: 3,
        scaleMetric: "concurrency",
        scaleTarget: 10,
        timeout: 90,
        routerTimeouts: { serviceClient: 30, serverRead: 60, serverWrite: 70, serverIdle: 80 },
        nodeSelector: { "kubernetes.io/arch": "amd64" },
        tolerations: [{ key: "dedicated", operator: "Exists" }],
        serviceAccountName: "graphs",
      },
    });
    expect(JSON.stringify(drawnGraph(outcome))).toContain(`"${cat ?? "?"}`);
  });

  test("calls an InferenceService by its name where KServe takes the right protocol", async () => {
    // kserve-mlserver speaks V2 only, which is what the graph sends.
    const outcome = await onKserve([graph(sequence({ function: "cat" })), sklearn("cat")]);
    const [cat] = outcome.compilation.plan.workloads;
    expect(drawnGraph(outcome)["spec"]).toEqual({
      nodes: { root: { routerType: "Sequence", steps: [{ serviceName: cat?.name }] } },
    });
    expect(outcome.endpoints.filter(({ function: fn }) => fn === "dogs")).toMatchObject([
      { protocol: "v2", routes: [{ operation: "graph", method: "POST", path: "/" }] },
    ]);
  });

  test("writes out the address where KServe would take another protocol", async () => {
    // KServe takes the first protocol of the runtime that the manifest names: V1 of kserve-sklearnserver.
    const run = { kserve: { runtime: "kserve-sklearnserver", protocol: "v2" } };
    const outcome = await onKserve([graph(sequence({ function: "cat" })), sklearn("cat", run)], {
      namespace: "models",
    });
    const name = outcome.compilation.plan.workloads[0]?.name ?? "";
    expect(drawnGraph(outcome)["spec"]).toMatchObject({
      nodes: {
        root: {
          steps: [
            {
              serviceUrl: `http://${name}-predictor.models.svc.cluster.local/v2/models/${name}/infer`,
            },
          ],
        },
      },
    });
  });

  test("keeps a fixed number of routers in both modes", async () => {
    const specs = [graph(sequence({ function: "cat" }), { replicas: 3 }), sklearn("cat")];
    expect(drawnGraph(await onKserve(specs))).toMatchObject({
      metadata: { annotations: { "serving.kserve.io/autoscalerClass": "none" } },
      spec: { minReplicas: 3 },
    });
    expect(drawnGraph(await onKserve(specs, { mode: "Knative" }))).toMatchObject({
      spec: { minReplicas: 3, maxReplicas: 3 },
    });
  });

  test("traces every leaf of a step", async () => {
    const outcome = await onKserve(EVERYTHING, { mode: "Knative" });
    const manifest = outcome.manifests.find(({ object }) => object["kind"] === "InferenceGraph");
    const places = (pointer: string) =>
      (manifest?.trace.get(pointer) ?? []).flatMap(({ workload, path }) =>
        outcome.compilation.sourceMap.origins(workload, path).map((one) => formatPath(one.path)),
      );
    expect(places("/spec/nodes/root/steps/0/serviceName")).toEqual([
      "spec.nodes.root.steps[0].function",
    ]);
    expect(places("/spec/nodes/split/steps/1/serviceUrl")).toEqual([
      "spec.nodes.split.steps[1].url",
    ]);
    expect(places("/spec/nodes/both/routerType")).toEqual(["spec.nodes.both.type"]);
    expect(places("/spec/scaleTarget")).toEqual(["spec.scaling.metric.target"]);
  });

  test.skipIf(ORACLES === undefined)("is accepted by KServe", async () => {
    const outcomes = [
      await onKserve(EVERYTHING, { mode: "Knative" }),
      await onKserve([graph(sequence({ function: "cat" }), { replicas: 2 }), sklearn("cat")]),
    ];
    const verdicts = judge(outcomes.map(drawnGraph));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["accepted", "accepted"]);
  });
});

const LLM = {
  kind: "vllmserve-text",
  name: "llm",
  project: "demo",
  url: "hf://Qwen/Qwen3-4B",
  runs: [{ action: "serve" }],
};

describe("what KServe admits and cannot run", () => {
  const step = "nodes.root.steps.1";
  const cases: readonly [string, readonly object[], string, object?][] = [
    [
      "a condition of the first step",
      [graph(sequence({ function: "a", condition: DOG })), sklearn("a")],
      "kserve/graph-condition-first nodes.root.steps.0.condition",
    ],
    [
      "a condition as KServe's documentation writes it",
      [
        graph(sequence({ function: "a" }, { function: "a", condition: "{ .input.userId == 1 }" })),
        sklearn("a"),
      ],
      `kserve/graph-condition-always ${step}.condition`,
    ],
    [
      "a condition in JSONPath",
      [
        graph(sequence({ function: "a" }, { function: "a", condition: "$.predictions[0]" })),
        sklearn("a"),
      ],
      `kserve/graph-condition-never ${step}.condition`,
    ],
    [
      "data as KServe's documentation writes it",
      [
        graph(sequence({ function: "a" }, { function: "a", data: "$response.predictions" })),
        sklearn("a"),
      ],
      `kserve/graph-data ${step}.data`,
    ],
    [
      "an answer for the first step",
      [graph(sequence({ function: "a", data: "$response" })), sklearn("a")],
      "kserve/graph-data-first nodes.root.steps.0.data",
    ],
    [
      "steps of one request that speak V1 and V2",
      [graph(sequence({ function: "a" }, { function: "b" })), sklearn("a"), sklearn("b", V1)],
      `kserve/graph-mixed-protocols ${step}.function`,
    ],
    [
      "an answer that is no request",
      [graph(sequence({ function: "a" }, { function: "a", data: "$response" })), sklearn("a", V1)],
      `kserve/graph-answer-as-request ${step}.data`,
    ],
    [
      "a language model",
      [graph(sequence({ function: "llm" })), LLM],
      "kserve/graph-openai-step nodes.root.steps.0.function",
    ],
    [
      "a service whose name cannot be",
      [graph(sequence({ service: "Cat_Dog" }))],
      "kserve/graph-service-name nodes.root.steps.0.service",
    ],
    [
      "an address that is none",
      [graph(sequence({ url: "feast/transform" }))],
      "kserve/graph-url nodes.root.steps.0.url",
    ],
    [
      "a time limit that no Deployment has",
      [graph(sequence({ service: "a" }), { timeouts: { request: 5 } })],
      "kserve/graph-timeout-mode runs.0.timeouts.request",
    ],
    [
      "a metric that no HorizontalPodAutoscaler knows",
      [graph(sequence({ service: "a" }), { scaling: { metric: { name: "rps" } } })],
      "kserve/graph-metric-mode runs.0.scaling.metric.name",
    ],
    [
      "more than all of the memory",
      [graph(sequence({ service: "a" }), { scaling: { metric: { name: "memory", target: 120 } } })],
      "kserve/graph-metric-target runs.0.scaling.metric.target",
    ],
    [
      "no router at all",
      [graph(sequence({ service: "a" }), { scaling: { min_replicas: 0 } })],
      "kserve/graph-scale-to-zero runs.0.scaling.min_replicas",
    ],
    [
      "a maximum below the minimum",
      [graph(sequence({ service: "a" }), { scaling: { min_replicas: 3, max_replicas: 2 } })],
      "kserve/graph-bounds runs.0.scaling.max_replicas",
    ],
    [
      "a GPU for the router",
      [graph(sequence({ service: "a" }), { resources: { gpu: "1" } })],
      "kserve/graph-gpu runs.0.resources.gpu",
    ],
    [
      "a quantity that is none",
      [graph(sequence({ service: "a" }), { resources: { mem: "1 GB" } })],
      "kserve/graph-quantity runs.0.resources.mem",
    ],
    [
      "an ingress that KServe does not make",
      [graph(sequence({ service: "a" }), { kserve: { visibility: "outside" } })],
      "kserve/graph-visibility runs.0.kserve.visibility",
    ],
  ];
  test.each(cases)("%s", async (_, specs, finding, options) => {
    expect(graphFindings(await onKserve(specs, options))).toEqual([finding]);
  });

  test("an answer that becomes a request", async () => {
    const mapped = { function: "a", data: "$response", map_predictions_to_instances: true };
    const outcome = await onKserve([graph(sequence({ function: "a" }, mapped)), sklearn("a", V1)]);
    expect(graphFindings(outcome)).toEqual([]);
  });

  // Only a plugin's runtime makes such a Plan: the kind's schema lets nothing of the sort through.
  test("a hint that nobody knows: graph-hint", async () => {
    const tester = createTester({ runtimes: builtinRuntimes, backends: [kserveBackend] });
    const text = JSON.stringify(graph(sequence({ service: "a" })));
    const compilation = await tester.compiler.compile([{ file: "spec.json", text }]);
    const hints = { kserve: { visibility: "moon" } };
    const graphs = (compilation.plan.graphs ?? []).map((one) => ({ ...one, hints }));
    const { diagnostics } = await tester.compiler.negotiate(
      { ...compilation, plan: { ...compilation.plan, graphs } },
      { backend: "kserve" },
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["kserve/graph-hint"]);
  });

  test("a service of V2 and one that is unknown", async () => {
    const outcome = await onKserve([
      graph(
        sequence(
          { function: "a" },
          { service: "b" },
          { url: "http://c.example/v2/models/c/infer" },
        ),
      ),
      sklearn("a"),
    ]);
    expect(graphFindings(outcome)).toEqual([]);
  });
});
