import { originLabels } from "@inferspec/compiler";
import { annotationsOf } from "../draw/metadata.js";
import { drawSurroundings } from "../draw/surroundings.js";
import { filesOf } from "../draw/files.js";
import { readHints } from "../hints.js";
import { LLMInferenceService } from "../objects/llm-inference-service.js";
import type { LLMInferenceServiceSpec } from "../objects/specs.js";
import type { Canvas, Draft, Part, Scope, Text } from "../scope.js";
import { rankToAdd } from "../server/lora.js";
import { serviceName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { storageUri } from "../storage/uri.js";
import { llmEndpoint } from "./endpoint.js";
import { hasWorkers, parallelismOf } from "./parallelism.js";
import { podOf } from "./pod.js";
import { llmScaling } from "./scaling.js";
import { shellWord } from "./args.js";

/** Draws a workload as an LLMInferenceService (serving.kserve.io/v1alpha2). */
export function drawLlm(canvas: Canvas, server: Server): void {
  const { chart, facts, from, workload } = canvas;
  const spec: Draft<LLMInferenceServiceSpec> = {
    baseRefs: baseRefsOf(canvas),
    model: modelOf(canvas),
    annotations: podAnnotations(canvas),
    ...replicasOf(canvas),
    parallelism: parallelismOf(canvas, server),
    template: podOf(canvas, server),
    worker: hasWorkers(workload, facts) ? podOf(canvas, server) : undefined,
    prefill: prefillOf(canvas, server),
    router: routerOf(canvas),
  };
  new LLMInferenceService(chart, "llm-inference-service", {
    metadata: {
      name: from("name").map(serviceName),
      ...(facts.namespace !== undefined && { namespace: facts.namespace }),
      labels: originLabels(canvas.from("origin")),
      annotations: annotationsOf(canvas),
    },
    spec,
  });
  drawSurroundings(canvas, server);
  const endpoint = llmEndpoint(workload, facts);
  if (endpoint) canvas.endpoint(endpoint);
}

function baseRefsOf({ workload, facts, from }: Scope): Part<LLMInferenceServiceSpec["baseRefs"]> {
  const names = readHints(workload, facts).hints.llm?.baseRefs ?? [];
  const hint = from("hints", "kserve")?.get("llm");
  return names.length > 0 ? names.map((name) => ({ name: hint?.map(() => name) })) : undefined;
}

function modelOf({ workload, facts, from }: Scope): Part<LLMInferenceServiceSpec["model"]> {
  const { model, adapters = [] } = workload;
  const boxes = from("adapters");
  const rank = rankToAdd(workload, facts);
  return {
    uri: from("model", "uri").with(from("model", "revision"), () =>
      storageUri(model.uri, model.revision),
    ),
    // By itself KServe calls the model like the object.
    name: from("model", "name"),
    lora:
      adapters.length === 0
        ? undefined
        : {
            adapters: adapters.map(({ name, uri }, index) => ({
              name: boxes?.get(index)?.map(() => name) ?? name,
              uri: boxes?.get(index)?.map(() => storageUri(uri)) ?? storageUri(uri),
            })),
            maxRank: rank === undefined ? undefined : boxes?.map(() => rank),
          },
  };
}

/** New contents of files must restart the Pods: a file that is mounted alone is not updated in a running one. */
function podAnnotations(scope: Scope): Readonly<Record<string, Text>> | undefined {
  const files = filesOf(scope);
  return files && { "inferspec.dev/files-sha": files.hash };
}

function replicasOf({
  workload,
  facts,
  from,
}: Scope): Draft<Pick<LLMInferenceServiceSpec, "replicas" | "scaling">> {
  const scaling = llmScaling(workload);
  if ("fixed" in scaling) {
    const box = scaling.from && from("scaling", scaling.from);
    return { replicas: box?.map(() => scaling.fixed) ?? scaling.fixed };
  }
  const { min, minFrom, max } = scaling;
  return {
    scaling: {
      minReplicas: (minFrom && from("scaling", minFrom))?.map(() => min) ?? min,
      maxReplicas: from("scaling", "max")?.map(() => max) ?? max,
      wva: from("scaling", "max")?.map(() => (facts.keda === true ? { keda: {} } : { hpa: {} })),
    },
  };
}

/** Replicas that only read prompts: like the others, but for their number and further arguments. */
function prefillOf(scope: Scope, server: Server): Part<LLMInferenceServiceSpec["prefill"]> {
  const prefill = readHints(scope.workload, scope.facts).hints.llm?.prefill;
  const hint = scope.from("hints", "kserve")?.get("llm");
  if (!prefill || !hint) return undefined;
  const args = (prefill.args ?? []).map((arg) => hint.map(() => shellWord(arg)));
  return {
    replicas: hint.map(() => prefill.replicas ?? 1),
    parallelism: parallelismOf(scope, server),
    template: podOf(scope, server, args),
    worker: hasWorkers(scope.workload, scope.facts) ? podOf(scope, server, args) : undefined,
  };
}

/** Reached through KServe's own Gateway, by a scheduler unless the spec does without. */
function routerOf({ workload, facts, from }: Scope): Part<LLMInferenceServiceSpec["router"]> {
  const wanted = readHints(workload, facts).hints.llm?.scheduler;
  const hint = from("hints", "kserve")?.get("llm");
  const on = wanted === undefined ? {} : (hint?.map(() => ({})) ?? {});
  return { route: {}, gateway: {}, scheduler: wanted === false ? undefined : on };
}
