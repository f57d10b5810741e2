import { native, type SupportTable } from "@inferspec/compiler";

/** What KServe can do with graphs (facts/kserve.md §1.2, §4.5). */
export const GRAPH_SUPPORT: SupportTable = {
  graph: native,
  "graph.sequence": native,
  "graph.switch": native,
  "graph.ensemble": native,
  "graph.splitter": native,
  "graph-resources": native,
  "graph-scaling": native,
  "graph-placement": native,
  "graph-timeouts": native,
};
