import type { Quantity } from "@inferspec/compiler";

/** One entry of `supportedModelFormats`. */
export interface ModelFormat {
  readonly name: string;
  /** Compared as a text; left out, it fits only what asks for no version. */
  readonly version?: string | undefined;
  /** Whether KServe may choose the runtime for this format by itself. */
  readonly autoSelect?: boolean | undefined;
  /** The higher is preferred; compared only between runtimes that both name one. */
  readonly priority?: number | undefined;
}

/** A variable of a container; `value` is absent where it comes from elsewhere (`valueFrom`). */
export interface EnvVariable {
  readonly name: string;
  readonly value?: string | undefined;
  readonly valueFrom?: Readonly<Record<string, unknown>> | undefined;
}

/** Requests and limits of a container. */
export interface Resources {
  readonly requests?: Readonly<Record<string, Quantity>> | undefined;
  readonly limits?: Readonly<Record<string, Quantity>> | undefined;
}

/** What counts of a runtime's container: what a predictor's own container is merged into. */
export interface RuntimeContainer {
  /** `kserve-container` for the one that serves. */
  readonly name: string;
  readonly image?: string | undefined;
  readonly command?: readonly string[] | undefined;
  readonly args?: readonly string[] | undefined;
  readonly env?: readonly EnvVariable[] | undefined;
  readonly resources?: Resources | undefined;
  readonly ports?:
    readonly { readonly containerPort: number; readonly name?: string | undefined }[] | undefined;
}

/** What is known of a ServingRuntime or ClusterServingRuntime (serving.kserve.io/v1alpha1). */
export interface ServingRuntime {
  readonly name: string;
  /** A ClusterServingRuntime has none. */
  readonly namespace?: string | undefined;
  readonly formats: readonly ModelFormat[];
  /** `v1`, `v2`, `grpc-v1`, `grpc-v2`; empty supports every protocol. */
  readonly protocols: readonly string[];
  readonly containers: readonly RuntimeContainer[];
  readonly disabled: boolean;
  /** For TrainedModels: serves several models, and no InferenceService that names a model. */
  readonly multiModel: boolean;
  /** Present where one replica spans several nodes. */
  readonly worker?: { readonly containers: readonly RuntimeContainer[] } | undefined;
  /** The annotation `serving.kserve.io/server-type`, by which KServe knows its own servers; else by the runtime's name. */
  readonly serverType?: string | undefined;
  /** Seconds since 1970, where the file says when it was created; the newest is preferred. */
  readonly created?: number | undefined;
}

/** What KServe takes a runtime of this name for that does not say what its server is (`GetServerTypeFromRuntimeName`). */
const SERVER_TYPES: Readonly<Record<string, string>> = {
  "kserve-mlserver": "mlserver",
  "kserve-torchserve": "torchserve",
  "kserve-tritonserver": "tritonserver",
  "kserve-tensorflow-serving": "tensorflow-serving",
  "kserve-huggingfaceserver": "huggingfaceserver",
  "kserve-vllmserver": "vllmserver",
};

/** The server that KServe takes a runtime for by its name alone. */
export function serverTypeOf(name: string): string | undefined {
  return Object.hasOwn(SERVER_TYPES, name) ? SERVER_TYPES[name] : undefined;
}

/** The container that serves. */
const MAIN_CONTAINER = "kserve-container";

/** The container of a runtime that serves, or `undefined` where none has the name that KServe looks for. */
export function mainContainer(runtime: ServingRuntime): RuntimeContainer | undefined {
  return runtime.containers.find(({ name }) => name === MAIN_CONTAINER);
}
