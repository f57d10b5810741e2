import { originAnnotations, originLabels } from "@inferspec/compiler";
import { InferenceGraph } from "../objects/inference-graph.js";
import type { GraphNode, GraphStep, InferenceGraphSpec } from "../objects/specs.js";
import type { Box, Draft, Part, Text } from "../scope.js";
import { serviceName } from "../server/names.js";
import { visibilityLabels } from "../draw/metadata.js";
import { amountsOf } from "../draw/resources.js";
import { graphEndpoint } from "./endpoint.js";
import { tracedGraphHints } from "./hints.js";
import type { GraphCanvas, GraphScope, Node, Step } from "./scope.js";
import { targetOf } from "./target.js";

/** Draws a graph as an InferenceGraph (serving.kserve.io/v1alpha1). */
export function drawGraph(canvas: GraphCanvas): void {
  const { chart, facts, from } = canvas;
  const spec: Draft<InferenceGraphSpec> = {
    nodes: nodesOf(canvas),
    resources: resourcesOf(canvas),
    nodeSelector: from("placement", "nodeSelector"),
    affinity: from("placement", "affinity"),
    tolerations: from("placement", "tolerations"),
    timeout: from("timeouts", "request"),
    routerTimeouts: timeoutsOf(canvas),
    serviceAccountName: tracedGraphHints(canvas)?.get("serviceAccount"),
    ...scalingOf(canvas),
  };
  new InferenceGraph(chart, "inference-graph", {
    metadata: {
      name: from("name").map(serviceName),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels: {
        ...originLabels(from("origin")),
        ...visibilityLabels(facts, tracedGraphHints(canvas)?.get("visibility")),
      },
      annotations: {
        "serving.kserve.io/deploymentMode": facts.mode,
        ...fixedOf(canvas),
        ...originAnnotations({
          origin: from("origin"),
          description: from("description"),
          labels: from("labels"),
        }),
      },
    },
    spec,
  });
  canvas.endpoint(graphEndpoint(canvas));
}

type Scaling = Pick<
  InferenceGraphSpec,
  "minReplicas" | "maxReplicas" | "scaleMetric" | "scaleTarget"
>;
type Texts = Readonly<Record<string, Text>>;

const ROUTERS: Readonly<Record<Node["type"], GraphNode["routerType"]>> = {
  sequence: "Sequence",
  switch: "Switch",
  ensemble: "Ensemble",
  splitter: "Splitter",
};

function nodesOf(scope: GraphScope): Draft<InferenceGraphSpec["nodes"]> {
  const nodes = scope.from("nodes");
  return Object.fromEntries(
    Object.entries(scope.graph.nodes).map(([name, { type, steps }]): [string, Draft<GraphNode>] => {
      const node = nodes.get(name);
      const boxes = node?.get("steps");
      return [
        name,
        {
          routerType: node?.get("type")?.map(() => ROUTERS[type]) ?? ROUTERS[type],
          steps: steps.map((step, index) => stepOf(step, boxes?.get(index), scope)),
        },
      ];
    }),
  );
}

function stepOf(step: Step, box: Box<Step> | undefined, scope: GraphScope): Draft<GraphStep> {
  const called = (["workload", "node", "service", "url"] as const).find(
    (key) => step[key] !== undefined,
  );
  const source = called === undefined ? undefined : box?.get(called);
  const { nodeName, serviceName: service, serviceUrl } = targetOf(step, scope);
  const say = (value: string | undefined): Text | undefined =>
    value === undefined ? undefined : (source?.map(() => value) ?? value);
  return {
    name: box?.get("name"),
    nodeName: say(nodeName),
    serviceName: say(service),
    serviceUrl: say(serviceUrl),
    condition: box?.get("condition"),
    data: box?.get("data"),
    weight: box?.get("weight"),
    dependency: box?.get("dependency")?.map((word) => (word === "hard" ? "Hard" : "Soft")),
    mapPredictionsToInstances: box?.get("mapPredictionsToInstances"),
  };
}

/** Requests and limits alike: with either, KServe leaves out both of its own (raw_ig.go, constructResourceRequirements). */
function resourcesOf({ from }: GraphScope): Part<InferenceGraphSpec["resources"]> {
  const amounts = amountsOf({
    cpu: from("resources", "cpu"),
    memory: from("resources", "memory"),
    "ephemeral-storage": from("resources", "disk"),
  });
  return Object.keys(amounts).length > 0 ? { requests: amounts, limits: amounts } : undefined;
}

function timeoutsOf({ from }: GraphScope): Part<InferenceGraphSpec["routerTimeouts"]> {
  const timeouts = {
    serverRead: from("timeouts", "read"),
    serverWrite: from("timeouts", "write"),
    serverIdle: from("timeouts", "idle"),
    serviceClient: from("timeouts", "step"),
  };
  return Object.values(timeouts).some((one) => one !== undefined) ? timeouts : undefined;
}

/** A fixed number is both bounds, except where nothing scales: then the lower one counts alone. */
function scalingOf({ from, facts }: GraphScope): Draft<Scaling> {
  const replicas = from("scaling", "replicas");
  const metric = from("scaling", "metric");
  const name = metric?.value.name;
  return {
    minReplicas: replicas ?? from("scaling", "min"),
    maxReplicas:
      facts.mode === "Knative" ? (replicas ?? from("scaling", "max")) : from("scaling", "max"),
    // A graph that wants a query is refused.
    scaleMetric: name === "prometheus" ? undefined : metric?.get("name")?.map(() => name),
    scaleTarget: metric?.get("target"),
  };
}

/** Without this, a HorizontalPodAutoscaler would scale a fixed number of routers (facts/kserve.md §2.4). */
function fixedOf({ from, facts }: GraphScope): Texts {
  const replicas = from("scaling", "replicas");
  if (replicas === undefined || facts.mode === "Knative") return {};
  return { "serving.kserve.io/autoscalerClass": replicas.map(() => "none") };
}
