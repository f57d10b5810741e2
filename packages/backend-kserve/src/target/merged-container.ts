import type { Quantity } from "@inferspec/compiler";
import {
  mainContainer,
  serverTypeOf,
  type EnvVariable,
  type Resources,
  type ServingRuntime,
} from "./serving-runtime.js";
import { fillTemplate } from "./template.js";
import { atLeast, type KserveVersion } from "./version.js";

/** What of a predictor's own container goes into the merged one. */
export interface OwnContainer {
  readonly image?: string | undefined;
  readonly command?: readonly string[] | undefined;
  readonly args?: readonly string[] | undefined;
  readonly env?: readonly EnvVariable[] | undefined;
  readonly resources?: Resources | undefined;
}

/** What of an InferenceService the container depends on beside its model's own fields. */
export interface Surroundings {
  readonly version: KserveVersion;
  /** The name of the InferenceService. */
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
  readonly format: string;
  readonly runtimeVersion?: string | undefined;
  /** As {@link selectRuntime} gives it. */
  readonly protocol: string;
  /** Whether the model has a `storageUri`; several `storageUris` do not count for KServe. */
  readonly hasStorageUri: boolean;
}

/** The container that KServe runs. */
export interface MergedContainer {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly EnvVariable[];
  readonly resources: Resources;
}

/**
 * The container that KServe's controller makes of a runtime's and a predictor's (v0.20.0,
 * pkg/controller/v1beta1/inferenceservice/utils/utils.go and pkg/utils/container_merge.go); `undefined` where the runtime
 * has no container of the name that it looks for.
 */
export function mergedContainer(
  runtime: ServingRuntime,
  own: OwnContainer,
  around: Surroundings,
): MergedContainer | undefined {
  const base = mainContainer(runtime);
  if (base === undefined) return undefined;
  const { env: addedEnv, args: addedArgs, labels } = serverDefaults(runtime, own, around);
  const resources = {
    requests: merge(base.resources?.requests, own.resources?.requests),
    limits: merge(base.resources?.limits, own.resources?.limits),
  };
  const metadata = {
    Name: around.name,
    Namespace: around.namespace ?? "default",
    Labels: { ...around.labels, ...labels },
    Annotations: { modelFormat: around.format, ...around.annotations },
  };
  const fill = (text: string): string => fillTemplate(text, metadata);
  const env = mergeEnv(base.env ?? [], [...(own.env ?? []), ...addedEnv]);
  return {
    image: pickImage(fill(own.image ?? base.image ?? ""), runtime, resources, around),
    command: (own.command ?? base.command ?? []).map(fill),
    args: [...(base.args ?? []), ...(own.args ?? []), ...addedArgs].map(fill),
    env: env.map((one) => (one.value === undefined ? one : { ...one, value: fill(one.value) })),
    resources,
  };
}

const MLSERVER_CLASSES: Readonly<Record<string, string>> = {
  xgboost: "mlserver_xgboost.XGBoostModel",
  lightgbm: "mlserver_lightgbm.LightGBMModel",
  mlflow: "mlserver_mlflow.MLflowRuntime",
};
const MLSERVER_DEFAULT_CLASS = "mlserver_sklearn.SKLearnModel";

interface ServerDefaults {
  readonly env: readonly EnvVariable[];
  readonly args: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What KServe adds for servers that it knows (pkg/apis/serving/v1beta1/inference_service_defaults.go). */
function serverDefaults(
  { serverType }: ServingRuntime,
  own: OwnContainer,
  { name, format, protocol, hasStorageUri }: Surroundings,
): ServerDefaults {
  const none: ServerDefaults = { env: [], args: [], labels: {} };
  switch (serverType) {
    case "mlserver": {
      const wanted = hasStorageUri
        ? { MLSERVER_MODEL_NAME: name, MLSERVER_MODEL_URI: "/mnt/models" }
        : { MLSERVER_LOAD_MODELS_AT_STARTUP: "false" };
      const env = Object.entries(wanted)
        .filter(([key]) => !(own.env ?? []).some((one) => one.name === key))
        .map(([key, value]) => ({ name: key, value }));
      const known = Object.hasOwn(MLSERVER_CLASSES, format) ? MLSERVER_CLASSES[format] : undefined;
      const modelClass = known ?? MLSERVER_DEFAULT_CLASS;
      return { ...none, env, labels: { modelClass } };
    }
    case "torchserve": {
      const isV2 = protocol === "v2" || protocol === "grpc-v2";
      return {
        ...none,
        env: [{ name: "PROTOCOL_VERSION", value: protocol }],
        labels: { serviceEnvelope: isV2 ? "kservev2" : "kserve" },
      };
    }
    case "tritonserver":
      return hasStorageUri ? none : { ...none, args: ["--model-control-mode=explicit"] };
    default:
      return none;
  }
}

function merge(
  base: Readonly<Record<string, Quantity>> | undefined,
  own: Readonly<Record<string, Quantity>> | undefined,
): Readonly<Record<string, Quantity>> {
  return { ...base, ...own };
}

/**
 * Kubernetes' strategic merge of lists by name: the predictor's in its order, each of the runtime's before the first of the
 * predictor's that comes after it in the runtime's order (k8s.io/apimachinery, strategicpatch, mergeSortedSlice).
 */
function mergeEnv(base: readonly EnvVariable[], own: readonly EnvVariable[]): EnvVariable[] {
  const place = new Map(base.map(({ name }, index) => [name, index]));
  const left = base.filter(({ name }) => !own.some((one) => one.name === name));
  const merged: EnvVariable[] = [];
  for (const one of own) {
    const at = place.get(one.name);
    while (at !== undefined && (place.get(left[0]?.name ?? "") ?? at) < at) {
      merged.push(...left.splice(0, 1));
    }
    merged.push(at === undefined ? one : override(base[at], one));
  }
  return [...merged, ...left];
}

/** An empty value overrides nothing: in JSON it is left out. */
function override(base: EnvVariable | undefined, own: EnvVariable): EnvVariable {
  const says = own.valueFrom !== undefined || (own.value !== undefined && own.value !== "");
  return says ? own : (base ?? own);
}

const TAG = /:[\w.-]*$/;
/** Servers whose image for GPUs has a tag that ends with `-gpu`. */
const GPU_TAGGED: readonly string[] = ["tensorflow-serving", "torchserve", "huggingfaceserver"];

/** The image after KServe chose between the CPU's and the GPU's. */
function pickImage(
  image: string,
  runtime: ServingRuntime,
  resources: Resources,
  { version, runtimeVersion }: Surroundings,
): string {
  // A digest is left as it is.
  if (image.includes("@sha256:")) return image;
  const bare = image.replace(TAG, "");
  if (runtimeVersion !== undefined) return `${bare}:${runtimeVersion}`;
  if (bare === image) return image;
  const type = serverTypeFor(runtime, version);
  if (hasGpu(resources)) {
    const tagged = type !== undefined && GPU_TAGGED.includes(type);
    return tagged && !image.endsWith("-gpu") ? `${image}-gpu` : image;
  }
  const isVllm = type === "vllmserver" && atLeast(version, "0.20");
  return isVllm && !bare.endsWith("-cpu") ? `${bare}-cpu${image.slice(bare.length)}` : image;
}

/** Until 0.19 only the names of the shipped runtimes counted for the image. */
function serverTypeFor(
  { name, serverType }: ServingRuntime,
  version: KserveVersion,
): string | undefined {
  return atLeast(version, "0.20") ? serverType : serverTypeOf(name);
}

/** KServe looks for NVIDIA's resources among the limits only. */
function hasGpu({ limits }: Resources): boolean {
  return Object.keys(limits ?? {}).some(
    (resource) => resource === "nvidia.com/gpu" || resource.startsWith("nvidia.com/mig"),
  );
}
