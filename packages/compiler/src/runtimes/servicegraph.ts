import { servicegraph as kind } from "@inferspec/spec";
import type * as z from "zod";
import type { Graph } from "../plan/schema.js";
import { defineRuntime, defineTask, type GraphDraft } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, setOwn, type Traceable, type Traced } from "../trace.js";
import { lowerHints } from "./hints.js";
import { ofKind } from "./of-kind.js";
import { filled, lowerNodes, lowerResources, present } from "./shared.js";

type GraphFunction = z.infer<ReturnType<typeof kind.function>>;
type TaskParameters = z.infer<ReturnType<typeof kind.actions.serve.task>>;
type RunParameters = z.infer<ReturnType<typeof kind.actions.serve.run>>;
type Nodes = GraphFunction["nodes"];

/** Graphs of functions. The compiler finds what their steps call, and checks the graph. */
export const servicegraphRuntime = defineRuntime({
  ...ofKind(kind),
  tasks: {
    serve: defineTask<GraphFunction, TaskParameters, RunParameters>({
      task: kind.actions.serve.task,
      run: kind.actions.serve.run,
      lower({ fn, param, functionName, report }) {
        const nodes = fn("nodes");
        if (!nodes) return undefined; // The schema requires it.
        const kserve = filled(param("kserve"));
        const timeouts = filled(param("timeouts"));
        return {
          naming: { base: functionName },
          graph: {
            nodes: lowerGraphNodes(nodes),
            resources: lowerResources(param("resources")),
            scaling: lowerGraphScaling(param("scaling"), param("replicas")),
            placement: present(lowerNodes(param, report)),
            timeouts: timeouts && lowerHints(timeouts),
            hints: kserve && { kserve: lowerHints(kserve) },
          } as GraphDraft["graph"],
        };
      },
    }),
  },
});

function lowerGraphNodes(nodes: Traced<Nodes, SpecOrigin>) {
  const lowered: Record<string, unknown> = {};
  for (const name of Object.keys(nodes.value)) {
    const node = nodes.get(name);
    if (!node) continue;
    const steps = node.get("steps");
    setOwn(
      lowered,
      name,
      regroup<unknown, SpecOrigin>(node, {
        type: node.get("type"),
        steps: steps && lowerHints(steps),
      }),
    );
  }
  return regroup<unknown, SpecOrigin>(nodes, lowered);
}

function lowerGraphScaling(
  scaling: Traced<NonNullable<RunParameters["scaling"]>, SpecOrigin> | undefined,
  replicas: Traced<number, SpecOrigin> | undefined,
): Traceable<Graph["scaling"], SpecOrigin> | undefined {
  return present({
    replicas,
    min: scaling?.get("min_replicas"),
    max: scaling?.get("max_replicas"),
    metric: scaling?.get("metric"),
  });
}
