import type { GraphBaseline } from "@inferspec/compiler/testing";
import type { DeploymentMode } from "../src/target/facts.js";
import { graph, sklearn } from "./graph-world.js";

const V1 = { kserve: { protocol: "v1" } };
const DOG = '[@this].#(predictions.0=="dog")';

/** Graphs that together have everything that a graph can have in a mode. */
export function graphBaselines(mode: DeploymentMode): readonly GraphBaseline[] {
  const knative = mode === "Knative";
  return [
    {
      name: "a graph of all types of nodes",
      graph: graph(
        {
          root: {
            type: "sequence",
            steps: [
              { function: "cat", name: "classify", dependency: "hard" },
              {
                node: "breeds",
                data: "$response",
                map_predictions_to_instances: true,
                condition: DOG,
                dependency: "soft",
              },
            ],
          },
          breeds: {
            type: "switch",
            steps: [
              { node: "both", name: "one", condition: "instances.0" },
              { node: "split", name: "other", condition: "inputs" },
            ],
          },
          both: {
            type: "ensemble",
            steps: [
              { function: "cat", name: "a" },
              { service: "outside", name: "b", dependency: "hard" },
            ],
          },
          split: {
            type: "splitter",
            steps: [
              { function: "dog", run: "eu", weight: 20 },
              { url: "http://a.example/predict", weight: 80 },
            ],
          },
        },
        {
          name: "blue",
          description: "Tells dogs apart.",
          labels: ["dogs"],
          resources: { cpu: "500m", mem: "256Mi", disk: "1Gi" },
          scaling: {
            min_replicas: 1,
            max_replicas: 3,
            metric: { name: knative ? "concurrency" : "cpu", target: 70 },
          },
          timeouts: { ...(knative && { request: 90 }), step: 30, read: 60, write: 70, idle: 80 },
          node_selector: [{ key: "zone", value: "a" }],
          tolerations: [{ key: "dedicated", operator: "Equal", value: "graphs" }],
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
      functions: [sklearn("cat", V1), sklearn("dog", { name: "eu", ...V1 })],
    },
    {
      name: "a graph with a fixed number of routers",
      graph: graph(
        { root: { type: "ensemble", steps: [{ function: "cat" }, { function: "dog" }] } },
        { replicas: 2 },
      ),
      functions: [sklearn("cat"), sklearn("dog")],
    },
  ];
}
