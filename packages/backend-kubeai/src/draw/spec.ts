import { Traced, type PlanOrigin, type Traceable } from "@inferspec/compiler";
import { hardwareOf } from "../hardware.js";
import { cacheProfileOf, readHints } from "../hints.js";
import type { ModelSpec } from "../model.js";
import { replicasOf } from "../replicas.js";
import type { Scope } from "../scope.js";
import { isEngine, isFeature, type Engine } from "../target/engines.js";
import { argsOf, envFromOf, envOf } from "./process.js";

type Box<T> = Traced<T, PlanOrigin>;
type Draft = { -readonly [K in keyof ModelSpec]: Traceable<ModelSpec[K], PlanOrigin> };

/** Draws `spec` of a Model. What is empty or KubeAI's own is left out. */
export function drawSpec(scope: Scope): Traceable<ModelSpec, PlanOrigin> {
  const { from, facts } = scope;
  const draft: Draft = {
    url: from("model", "uri"),
    engine: from("engine", "name").map(() => engineName(scope.workload.engine.name)),
    features: from("features").map((features) => [...new Set(features)].filter(isFeature)),
    resourceProfile: profileOf(scope),
    cacheProfile: cacheProfile(scope),
    image: notEmpty(from("engine", "image")),
    args: argsOf(scope),
    env: envOf(scope),
    envFrom: envFromOf(scope),
    adapters: notEmpty(from("adapters"))?.map((adapters) =>
      adapters.map(({ name, uri }) => ({ name, url: uri })),
    ),
    files: notEmpty(from("files")),
    loadBalancing: loadBalancing(scope),
    priorityClassName: from("placement", "priorityClass"),
    owner: facts.owner,
    ...scaling(scope),
  };
  return draft;
}

/** Negotiation has refused every other engine. */
function engineName(name: string): Engine {
  return isEngine(name) ? name : "VLLM";
}

function notEmpty<T extends string | readonly unknown[]>(
  box: Box<T> | undefined,
): Box<T> | undefined {
  return box && box.value.length > 0 ? box : undefined;
}

/** `<profile>:<count>`: KubeAI needs both parts, and makes no Pod without them. */
function profileOf({ workload, facts, from }: Scope): Box<string> {
  const { profileName, count, synthesised } = hardwareOf(workload, facts);
  const parts = synthesised
    ? [from("accelerator"), from("resources"), from("placement")]
    : [from("accelerator")];
  const origins = parts.flatMap((part) => part?.origins ?? []);
  return new Traced(`${profileName}:${count}`, origins);
}

function cacheProfile({ workload, from }: Scope): Box<string> | undefined {
  const name = cacheProfileOf(workload);
  return name === undefined
    ? undefined
    : from("hints", "kubeai")
        ?.get("cacheProfile")
        ?.map(() => name);
}

function loadBalancing({ workload, from }: Scope): Draft["loadBalancing"] {
  const balancing = readHints(workload).hints.loadBalancing;
  if (!balancing) return undefined;
  const { strategy, prefixHash = {} } = balancing;
  const hasPrefixHash = Object.keys(prefixHash).length > 0;
  if (strategy === undefined && !hasPrefixHash) return undefined;
  return from("hints", "kubeai")
    ?.get("loadBalancing")
    ?.map(() => ({ strategy, prefixHash: hasPrefixHash ? prefixHash : undefined }));
}

/** Requests in flight, said as the target of a metric. */
function metricTarget({ from }: Scope): Box<number> | undefined {
  const metric = from("scaling", "metric");
  return metric?.value.name === "concurrency" ? metric.get("target") : undefined;
}

/** `minReplicas` always: the CRD's rule on bounds fails without it. `replicas` only where KubeAI leaves it alone. */
function scaling(scope: Scope): Partial<Draft> {
  const { workload, from } = scope;
  const { autoscaling, min, minFrom } = replicasOf(workload);

  return {
    minReplicas: minFrom === undefined ? min : from("scaling", minFrom)?.map(() => min),
    maxReplicas: from("scaling", "max"),
    autoscalingDisabled: autoscaling ? undefined : from("scaling", "autoscaling")?.map((on) => !on),
    replicas: autoscaling
      ? undefined
      : from("scaling", "replicas")?.with(from("scaling", "autoscaling"), (count) => count),
    targetRequests: from("scaling", "targetRequests") ?? metricTarget(scope),
    scaleDownDelaySeconds: from("scaling", "scaleDownDelaySeconds"),
  };
}
