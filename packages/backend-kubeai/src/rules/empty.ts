import { valueAt, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** What is left out where it is empty, with the spec's own word for it. */
const PLACES: readonly { readonly path: Path; readonly what: string }[] = [
  { path: ["engine", "image"], what: "image" },
  { path: ["engine", "args"], what: "args" },
  { path: ["adapters"], what: "adapters" },
  { path: ["env"], what: "env" },
  { path: ["secrets"], what: "secrets" },
  { path: ["files"], what: "files" },
  { path: ["resources"], what: "resources" },
  { path: ["placement", "nodeSelector"], what: "node_selector" },
  { path: ["placement", "affinity"], what: "affinity" },
  { path: ["placement", "tolerations"], what: "tolerations" },
  { path: ["description"], what: "description" },
  { path: ["labels"], what: "labels" },
  { path: ["hints", "kubeai", "cacheProfile"], what: "cache_profile" },
  { path: ["hints", "kubeai", "loadBalancing"], what: "load_balancing" },
  { path: ["hints", "kubeai", "loadBalancing", "prefixHash"], what: "prefix_hash" },
];

/** Says that an empty value is treated as none: nothing is dropped in silence. */
export const emptyRule: Rule = ({ workload, report }) => {
  for (const { path, what } of PLACES) {
    const value = valueAt(workload, path);
    const empty =
      value === "" ||
      (typeof value === "object" && value !== null && Object.keys(value).length === 0);
    if (empty) report(diagnostics["empty-value"], { at: path, params: { what } });
  }
};
