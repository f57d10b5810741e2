import { alternatives } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { suggestion } from "../entities/suggestion.js";
import type { Graph, GraphNode, GraphStep } from "../plan/schema.js";
import type { Path } from "../source/path.js";
import { graph as catalogue } from "./diagnostics.js";
import { replacement } from "./fixes.js";
import { checkPaths } from "./paths.js";
import { ROOT_NODE } from "./root.js";

/** What is wrong with a graph whatever serves it. Steps that name functions have been resolved. */
export function checkGraph(graph: Graph, report: Report<Path>): void {
  const { nodes } = graph;
  if (!Object.hasOwn(nodes, ROOT_NODE))
    report(catalogue["missing-root"], { at: ["nodes"], params: {} });
  for (const [name, node] of Object.entries(nodes)) {
    const at = ["nodes", name];
    if (node.steps.length === 0) {
      report(catalogue["empty-node"], { at, params: { node: name } });
    }
    checkStepNames(name, node, report);
    if (node.type === "splitter") checkWeights(name, node, report);
    node.steps.forEach((step, index) => {
      const place = [...at, "steps", index];
      checkUse(node.type, step, place, report);
      checkNode(step, place, nodes, report);
    });
  }
  checkPaths(nodes, report);
  checkReplicas(graph, report);
}

function checkStepNames(node: string, { steps }: GraphNode, report: Report<Path>): void {
  const seen = new Map<string, number>();
  steps.forEach(({ name }, index) => {
    if (name === undefined) return;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, index);
      return;
    }
    const at = (step: number): Path => ["nodes", node, "steps", step, "name"];
    report(catalogue["duplicate-step"], {
      at: at(index),
      params: { node, name },
      related: [{ message: "the other one is here", at: at(first) }],
    });
  });
}

function checkWeights(node: string, { steps }: GraphNode, report: Report<Path>): void {
  let sum: number | undefined = 0;
  steps.forEach(({ weight }, index) => {
    const at = ["nodes", node, "steps", index];
    if (weight === undefined) {
      sum = undefined;
      report(catalogue["weight-missing"], { at, side: "key", params: {} });
      return;
    }
    if (weight < 0 || weight > 100) {
      report(catalogue["weight-range"], { at: [...at, "weight"], params: { weight } });
    }
    if (sum !== undefined) sum += weight;
  });
  if (steps.length > 0 && sum !== undefined && sum !== 100) {
    report(catalogue["weight-sum"], { at: ["nodes", node, "steps"], params: { node, sum } });
  }
}

type NodeType = GraphNode["type"];

/** Which types of node read which key of a step, with the spec's word for it. */
const READERS: readonly {
  readonly key: keyof GraphStep;
  readonly word: string;
  readonly types: readonly NodeType[];
}[] = [
  { key: "weight", word: "weight", types: ["splitter"] },
  { key: "condition", word: "condition", types: ["switch", "sequence"] },
  { key: "data", word: "data", types: ["sequence"] },
  {
    key: "mapPredictionsToInstances",
    word: "map_predictions_to_instances",
    types: ["sequence"],
  },
  { key: "dependency", word: "dependency", types: ["sequence", "ensemble"] },
];

function checkUse(type: NodeType, step: GraphStep, at: Path, report: Report<Path>): void {
  for (const { key, word, types } of READERS) {
    if (step[key] === undefined || types.includes(type)) continue;
    report(catalogue.unused, {
      at: [...at, key],
      side: "key",
      params: { key: word, type, types: alternatives(types) },
    });
  }
  if (type === "switch" && step.condition === undefined) {
    report(catalogue["condition-missing"], { at, side: "key", params: {} });
  }
}

function checkNode({ node }: GraphStep, at: Path, nodes: Graph["nodes"], report: Report<Path>) {
  if (node === undefined || Object.hasOwn(nodes, node)) return;
  const near = suggestion(node, Object.keys(nodes));
  report(catalogue["unknown-node"], {
    at: [...at, "node"],
    params: { node, suggestion: near.text },
    fixes: replacement([...at, "node"], near.word),
  });
}

function checkReplicas({ scaling }: Graph, report: Report<Path>): void {
  if (scaling?.replicas === undefined) return;
  const [key, word] =
    scaling.min !== undefined
      ? ["min", "scaling.min_replicas"]
      : scaling.max !== undefined
        ? ["max", "scaling.max_replicas"]
        : scaling.metric !== undefined
          ? ["metric", "scaling.metric"]
          : [];
  if (key === undefined || word === undefined) return;
  report(catalogue["replicas-and-bounds"], { at: ["scaling", key], params: { key: word } });
}
