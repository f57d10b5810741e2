import { readHints, tracedHints } from "../hints.js";
import type { PredictorSpec, WorkerSpec } from "../objects/specs.js";
import type { Draft, Part, Scope } from "../scope.js";
import type { Server } from "../server/server.js";
import { podOf } from "./pod.js";
import { resourcesOf } from "./resources.js";
import { drawScaling } from "./scaling.js";

/** `spec.predictor`. */
export function predictorOf(scope: Scope, server: Server): Draft<PredictorSpec> {
  const { facts } = scope;
  const hints = tracedHints(scope);
  const knative = facts.mode === "Knative";
  return {
    ...drawScaling(scope).fields,
    timeout: hints?.get("timeout"),
    containerConcurrency: knative ? hints?.get("containerConcurrency") : undefined,
    canaryTrafficPercent: knative ? hints?.get("canaryTraffic") : undefined,
    batcher: hints?.get("batcher"),
    logger: loggerOf(scope),
    ...podOf(scope, server),
    workerSpec: workersOf(scope, server),
  };
}

/** KServe refuses a logger without a mode, whatever its documentation says (facts/kserve.md §1.1). */
function loggerOf(scope: Scope): Part<PredictorSpec["logger"]> {
  return tracedHints(scope)
    ?.get("logger")
    ?.map((logger) => ({ mode: logger.mode ?? "all", url: logger.url }));
}

/** The nodes beside the first: as large as that one, as KServe sizes each by its own. */
function workersOf(scope: Scope, server: Server): Draft<WorkerSpec> | undefined {
  const workers = tracedHints(scope)?.get("workers");
  if (!workers) return undefined;
  const { pipelineParallelSize, tensorParallelSize } =
    readHints(scope.workload, scope.facts).hints.workers ?? {};
  const name = server.runtime?.runtime.worker?.containers[0]?.name ?? "worker-container";
  return {
    pipelineParallelSize: pipelineParallelSize && workers.map(() => pipelineParallelSize),
    tensorParallelSize: tensorParallelSize && workers.map(() => tensorParallelSize),
    containers: [{ name, resources: resourcesOf(scope, server) }],
  };
}
