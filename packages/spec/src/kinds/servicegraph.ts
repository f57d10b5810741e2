import * as z from "zod";
import { defineKind, lazy } from "../kind.js";
import { affinity, affinitySpellings } from "../values/affinity.js";
import { graphKserve, graphNodes, graphScaling, graphTimeouts } from "../values/graph.js";
import { replicas } from "../values/hardware.js";
import { nodeSelector, tolerations, tolerationSpellings } from "../values/placement.js";
import { functionRef, taskRef } from "../values/refs.js";
import { resources } from "../values/resources.js";

/**
 * What a graph's router takes. DigitalHub's task has more (volumes, variables, a Service of its own), which belongs to
 * the program that it runs; a router here has none.
 */
const graphTaskShape = lazy(() => ({
  replicas: replicas().optional(),
  scaling: graphScaling().optional(),
  resources: resources().optional(),
  node_selector: nodeSelector().optional(),
  tolerations: tolerations().optional(),
  affinity: affinity().optional(),
  timeouts: graphTimeouts().optional(),
  kserve: graphKserve().optional(),
}));

/**
 * Served functions that work together. DigitalHub's kind of this name holds the source of a program of its own
 * (runtime-servicegraph, `source` with `lang: yaml`), whose language has no published schema; this one says `nodes`.
 */
export const servicegraph = defineKind({
  kind: "servicegraph",
  title: "Graph of services",
  description: "Puts served functions together behind one address: in a row, by choice, at once.",
  function: lazy(() => z.strictObject({ nodes: graphNodes() })),
  actions: {
    serve: {
      task: lazy(() => z.strictObject({ function: functionRef(), ...graphTaskShape() })),
      run: lazy(() =>
        z.strictObject({ task: taskRef(), function: functionRef(), ...graphTaskShape() }),
      ),
      parameters: lazy(() => z.strictObject(graphTaskShape())),
    },
  },
  spellings: [...tolerationSpellings, ...affinitySpellings],
  foreignKeys: [
    { key: "source", level: "function", means: "the graph itself, as `nodes`" },
    // Fields of KServe's InferenceGraph, for authors who bring a manifest along.
    { key: "routerTimeouts", level: "run", means: "`timeouts`" },
    { key: "timeout", level: "run", means: "`timeouts.request`" },
    { key: "minReplicas", level: "run", means: "`scaling.min_replicas`" },
    { key: "maxReplicas", level: "run", means: "`scaling.max_replicas`" },
    { key: "scaleMetric", level: "run", means: "`scaling.metric.name`" },
    { key: "scaleTarget", level: "run", means: "`scaling.metric.target`" },
    { key: "nodeSelector", level: "run", means: "`node_selector`" },
    { key: "serviceAccountName", level: "run", means: "`kserve.service_account`" },
  ],
});
