import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";
import { parallelismHint } from "./parallelism.js";

/** Each node has its share of the copies, and each copy its accelerators. */
export const llmDataRule: Rule = ({ workload, facts, report }) => {
  const { tensor, data, dataLocal } = parallelismHint(workload, facts);
  const count = serverOf(workload, facts)?.hardware.accelerators ?? 0;
  if (data === undefined || dataLocal === undefined || dataLocal < 1 || count === 0) return;
  // Left out, `tensor` is each copy's share.
  const each = tensor ?? Math.max(1, Math.floor(count / dataLocal));
  const needed = dataLocal * each;
  if (needed === count) return;
  report(diagnostics["llm-data-differs"], {
    at: ["hints", "kserve", "llm", "parallelism", "dataLocal"],
    params: { local: dataLocal, each, needed, count },
  });
};

/** KServe's templates have one image, built for GPUs of NVIDIA: it does not run without one. */
export const llmGpuRule: Rule = ({ workload, facts, report }) => {
  const { engine, accelerator } = workload;
  const server = serverOf(workload, facts);
  const unknown = accelerator?.profile !== undefined && server?.hardware.profile === undefined;
  const baseRefs = readHints(workload, facts).hints.llm?.baseRefs ?? [];
  // An image of one's own, or of a configuration on the cluster, may be built for CPUs.
  if (
    server?.program.name !== "vllm" ||
    engine.image !== undefined ||
    unknown ||
    baseRefs.length > 0
  )
    return;
  if (server.hardware.accelerators > 0 || engine.device !== undefined) return;
  report(diagnostics["llm-no-gpu"], { at: ["engine", "name"], params: {} });
};
