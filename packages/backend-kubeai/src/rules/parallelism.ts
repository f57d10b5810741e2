import { diagnostics } from "../diagnostics/index.js";
import { parallelismOf } from "../parallelism.js";
import type { Rule } from "../scope.js";

/** vLLM must be told to use all accelerators of a replica, and no more. */
export const parallelismRule: Rule = ({ workload, facts, report }) => {
  const parallelism = parallelismOf(workload, facts);
  if (parallelism.kind === "none") return;
  const { count } = parallelism;
  if (parallelism.kind === "add") {
    const at =
      workload.resources?.gpu === undefined ? ["accelerator", "count"] : ["resources", "gpu"];
    const below = 2 ** Math.floor(Math.log2(count));
    if (below === count) report(diagnostics["tensor-parallel-added"], { at, params: { count } });
    else {
      const near = `${below} or ${below * 2}`;
      report(diagnostics["tensor-parallel-uneven"], { at, params: { count, near } });
    }
    return;
  }
  const { used, formula, index } = parallelism;
  if (used === count) return;
  report(diagnostics["parallel-mismatch"], {
    at: ["engine", "args", index],
    params: {
      parallel: used,
      formula,
      count,
      help: `set \`processors: ${used}\`, or sizes that multiply to ${count}`,
    },
  });
};
