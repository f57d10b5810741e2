import { native, none, type SupportTable } from "@inferspec/compiler";

/** What KServe can do with graphs (facts/kserve.md §1.2, §4.5). */
export const GRAPH_SUPPORT: SupportTable = {
  graph: native,
  "graph.sequence": native,
  "graph.switch": native,
  "graph.ensemble": native,
  "graph.splitter": native,
  "graph-resources": native,
  "graph-scaling": native,
  "graph-autoscaling": none(
    "an InferenceGraph has no switch for it",
    "write `replicas` for a fixed number, or bounds",
  ),
  "graph-target-requests": none(
    "an InferenceGraph has no such number of its own",
    "use `scaling.metric` with `concurrency` in mode Knative",
  ),
  "graph-scale-down-delay": none("an InferenceGraph has no field for it", "leave it out"),
  "graph-placement": native,
  "graph-runtime-class": none(
    "an InferenceGraph has no field for the runtime class of its router",
    "leave it out",
  ),
  "graph-priority-class": none(
    "an InferenceGraph has no field for the priority of its router",
    "leave it out",
  ),
  "graph-timeouts": native,
};
