import { isMap, sortKeys, valueAt, type Change, type Path } from "@inferspec/compiler";
import { amountOf } from "./server/quantities.js";

/** An object as a file holds it; nothing about its fields is certain. */
type Manifest = Readonly<Record<string, unknown>>;
type Add = (effect: Change["effect"], path: Path, why: string) => void;

/** What applying one object over an older one of the same kind and name does beyond updating in place. */
type Compare = (old: Manifest, now: Manifest, add: Add) => void;

const COMPARE: Readonly<Record<string, Compare>> = {
  InferenceService: compareService,
  LLMInferenceService: compareLlm,
  TrainedModel: compareTrainedModel,
  InferenceGraph: compareGraph,
  PersistentVolumeClaim: compareClaim,
};

/**
 * What applying new manifests over old ones does beyond updating in place: what KServe's webhooks and the API server
 * refuse, and what replaces Pods.
 */
export function compareManifests(before: readonly unknown[], after: readonly Manifest[]): Change[] {
  const old = new Map(before.filter(isMap).map((one) => [identityOf(one), one]));
  return after.flatMap((now) => {
    const kind = String(now["kind"]);
    const previous = old.get(identityOf(now));
    const compare = Object.hasOwn(COMPARE, kind) ? COMPARE[kind] : undefined;
    const changes: Change[] = [];
    const manifest = String(valueAt(now, ["metadata", "name"]));
    if (previous) {
      compare?.(previous, now, (effect, path, why) =>
        changes.push({ manifest, path, effect, why }),
      );
    }
    return changes;
  });
}

function identityOf(one: Manifest): string {
  const at = (key: string): unknown => valueAt(one, ["metadata", key]) ?? null;
  return JSON.stringify([one["kind"], at("namespace"), at("name")]);
}

const POD = "it is part of the Pods, which are replaced one by one";

const MODE = "serving.kserve.io/deploymentMode";
const OLD_MODES: Readonly<Record<string, string>> = {
  RawDeployment: "Standard",
  Serverless: "Knative",
};

/** Those that KServe hands on to no Pod (pkg/constants, ServiceAnnotationDisallowedList). */
const SILENT_ANNOTATIONS: readonly string[] = [
  "autoscaling.knative.dev/min-scale",
  "autoscaling.knative.dev/max-scale",
  "internal.serving.kserve.io/storage-initializer-sourceuri",
  "kubectl.kubernetes.io/last-applied-configuration",
  "modelFormat",
];
/** Knative keeps who may reach it from the Pods (RevisionTemplateLabelDisallowedList). */
const SILENT_LABELS: readonly string[] = ["networking.knative.dev/visibility"];

/** Fields of a component that an autoscaler, a route or a Deployment reads, and no Pod. */
const OUTSIDE_STANDARD: readonly string[] = [
  "minReplicas",
  "maxReplicas",
  "scaleMetric",
  "scaleMetricType",
  "scaleTarget",
  "autoScaling",
  "timeout",
  "deploymentStrategy",
  "canaryTrafficPercent",
  "containerConcurrency",
];
/** Of Knative, everything else makes a new revision (ksvc_reconciler.go, createKnativeService). */
const OUTSIDE_KNATIVE: readonly string[] = ["canaryTrafficPercent"];

function compareService(old: Manifest, now: Manifest, add: Add): void {
  const [was, mode] = [modeOf(old), modeOf(now)];
  if (was !== undefined && mode !== undefined && was !== mode) {
    const why = `KServe refuses to turn a ${was} InferenceService into a ${mode} one: delete it first`;
    add("refused", ["metadata", "annotations", MODE], why);
    return;
  }
  compareName(old, now, add);
  compareKeys(["metadata", "annotations"], old, now, [...SILENT_ANNOTATIONS, MODE], add);
  compareKeys(["metadata", "labels"], old, now, mode === "Knative" ? SILENT_LABELS : [], add);
  const outside = mode === "Knative" ? OUTSIDE_KNATIVE : OUTSIDE_STANDARD;
  const model = ["spec", "predictor", "model"];
  const split = bothHave(model, old, now);
  compareKeys(
    ["spec", "predictor"],
    old,
    now,
    [...outside, "name", ...(split ? ["model"] : [])],
    add,
  );
  if (split) compareKeys(model, old, now, [], add);
  // One that comes or goes has Pods of its own.
  for (const component of ["transformer", "explainer"]) {
    const path = ["spec", component];
    if (bothHave(path, old, now)) compareKeys(path, old, now, outside, add);
  }
}

/** `undefined` where the object leaves it to the cluster, whose default only the cluster knows. */
function modeOf(one: Manifest): string | undefined {
  const mode = valueAt(one, ["metadata", "annotations", MODE]);
  if (typeof mode !== "string") return undefined;
  return Object.hasOwn(OLD_MODES, mode) ? OLD_MODES[mode] : mode;
}

/** Another name of the predictor is taken for another model (validatePredictorNameChange). */
function compareName(old: Manifest, now: Manifest, add: Add): void {
  const path = ["spec", "predictor", "name"];
  const uri = ["spec", "predictor", "model", "storageUri"];
  if (same(old, now, path)) return;
  if (same(old, now, uri)) {
    add("refused", path, "KServe refuses another name of the predictor without another model");
  } else add("restarted", path, "it names the Deployment, which is made anew");
}

/** Fields of the object that are not read by its Pods. */
const OUTSIDE_LLM: readonly string[] = ["replicas", "scaling", "router", "parallelism", "prefill"];

function compareLlm(old: Manifest, now: Manifest, add: Add): void {
  for (const base of [["spec"], ["spec", "prefill"]]) {
    const path = [...base, "parallelism"];
    if (!bothHave(base, old, now)) continue;
    compareKeys(base, old, now, OUTSIDE_LLM, add);
    if (same(old, now, path)) continue;
    const [before, after] = [nodesOf(valueAt(old, path)), nodesOf(valueAt(now, path))];
    if (before === after) add("restarted", path, POD);
    else {
      const why = `the number of nodes of a replica never changes, and ${before} would become ${after}`;
      add("refused", path, why);
    }
  }
}

/** What KServe compares (llm_inference_service_types_func.go, GetSize). */
function nodesOf(parallelism: unknown): number {
  const at = (key: string): number => Number(valueAt(parallelism, [key]) ?? 0);
  if (at("data") > 0 || at("dataLocal") > 0) {
    return Math.max(1, Math.floor(Math.max(1, at("data")) / Math.max(1, at("dataLocal"))));
  }
  return at("pipeline") > 0 ? at("pipeline") : 1;
}

function compareTrainedModel(old: Manifest, now: Manifest, add: Add): void {
  const path = ["spec", "model", "memory"];
  const [before, after] = [valueAt(old, path), valueAt(now, path)];
  if (amountOf(before) === amountOf(after)) return;
  add("refused", path, "KServe refuses another memory of a TrainedModel: delete it first");
}

/** The router is started with its graph as an argument (raw_ig.go); what scales it stands outside. */
function compareGraph(old: Manifest, now: Manifest, add: Add): void {
  compareKeys(["metadata", "annotations"], old, now, SILENT_ANNOTATIONS, add);
  compareKeys(["metadata", "labels"], old, now, [], add);
  compareKeys(["spec"], old, now, OUTSIDE_STANDARD, add);
}

/** The API server lets a claim grow, where its storage class does, and refuses every other change. */
function compareClaim(old: Manifest, now: Manifest, add: Add): void {
  const size = ["spec", "resources", "requests", "storage"];
  const [before, after] = [amountOf(valueAt(old, size)), amountOf(valueAt(now, size))];
  if (before !== undefined && after !== undefined && after < before) {
    add("refused", size, "a PersistentVolumeClaim never shrinks");
  }
  for (const key of ["accessModes", "storageClassName"]) {
    const path = ["spec", key];
    // What is left out is filled in by the cluster.
    if (valueAt(now, path) === undefined || same(old, now, path)) continue;
    add("refused", path, "of a PersistentVolumeClaim only the size ever changes");
  }
}

/** Reports the members of a part that differ, but for those that no Pod reads. */
function compareKeys(
  path: Path,
  old: Manifest,
  now: Manifest,
  silent: readonly string[],
  add: Add,
): void {
  const [before, after] = [valueAt(old, path), valueAt(now, path)];
  const keys = new Set([...keysOf(before), ...keysOf(after)]);
  for (const key of [...keys].sort()) {
    if (silent.includes(key) || same(old, now, [...path, key])) continue;
    add("restarted", [...path, key], POD);
  }
}

function bothHave(path: Path, old: Manifest, now: Manifest): boolean {
  return valueAt(old, path) !== undefined && valueAt(now, path) !== undefined;
}

function keysOf(part: unknown): readonly string[] {
  return isMap(part) ? Object.keys(part) : [];
}

function same(old: Manifest, now: Manifest, path: Path): boolean {
  const text = (one: Manifest): string => JSON.stringify(sortKeys(valueAt(one, path) ?? null));
  return text(old) === text(now);
}
