import { isAccelerator, type Path, schemeOf } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";

const WORKERS: Path = ["hints", "kserve", "workers"];

/** What KServe's webhook wants of a `workerSpec` (facts/kserve.md §1.1). That of the mode and the runtime is said elsewhere. */
export const workersRule: Rule = ({ workload, facts, report }) => {
  const { workers } = readHints(workload, facts).hints;
  if (!workers || facts.mode !== "Standard") return;
  const complain = (at: Path, why: string, help: string): void => {
    const related = [{ message: "this wants several nodes", at: WORKERS }];
    report(diagnostics.workers, { at, params: { why, help }, related });
  };
  for (const [key, least] of [
    ["pipelineParallelSize", 1],
    ["tensorParallelSize", 1],
  ] as const) {
    const value = workers[key];
    if (value !== undefined && value < least) {
      complain([...WORKERS, key], `${value} is less than ${least}`, `write at least ${least}`);
    }
  }
  const scheme = schemeOf(workload.model.uri);
  if (scheme !== "pvc" && scheme !== "oci") {
    complain(
      ["model", "uri"],
      `every node needs the files, and \`${scheme}://\` would be fetched by the first alone`,
      "put the model on a claim that many nodes can mount, `pvc://`, or into an image, `oci://`",
    );
  }
  const amounts = serverOf(workload, facts)?.hardware.amounts ?? [];
  const isGpu = (resource: string) => resource === facts.gpuResource || isAccelerator(resource);
  if (!amounts.some(({ resource }) => isGpu(resource))) {
    complain(
      WORKERS,
      "no node asks for a GPU",
      'write `resources: { gpu: "1" }`, the GPUs of one node',
    );
  }
};
