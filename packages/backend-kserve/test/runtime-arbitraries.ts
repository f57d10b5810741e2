import fc from "fast-check";

/** A model of a predictor, as it stands in a manifest. */
interface Model {
  readonly modelFormat: { readonly name: string; readonly version?: string };
  readonly runtime?: string;
  readonly runtimeVersion?: string;
  readonly protocolVersion?: string;
  readonly storageUri?: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly resources?: {
    readonly requests?: Readonly<Record<string, string>>;
    readonly limits?: Readonly<Record<string, string>>;
  };
}

/** An InferenceService whose predictor is drawn by chance. */
export interface Predictor {
  readonly name: string;
  readonly model: Model;
  readonly multiNode: boolean;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly manifest: object;
}

const FORMATS = [
  "huggingface",
  "vLLM",
  "sklearn",
  "mlflow",
  "xgboost",
  "lightgbm",
  "triton",
  "onnx",
  "tensorflow",
  "pytorch",
  "pmml",
  "vllm",
];
const RUNTIMES = [
  "kserve-mlserver",
  "kserve-vllmserver",
  "kserve-huggingfaceserver",
  "kserve-huggingfaceserver-multinode",
  "kserve-sklearnserver",
  "kserve-predictiveserver",
  "kserve-tritonserver",
  "kserve-torchserve",
  "kserve-tensorflow-serving",
  "custom-a",
  "absent",
];
const PROTOCOLS = ["v1", "v2", "grpc-v1", "grpc-v2"];
const IMAGES = [
  "kserve/huggingfaceserver:v1",
  "kserve/huggingfaceserver:v1-gpu",
  "registry.example.org:5000/ours",
  "registry.example.org:5000/ours:2.0",
  "vllm/vllm-openai-cpu:v1",
  `vllm/vllm-openai@sha256:${"ab".repeat(32)}`,
];
const RESOURCES = ["cpu", "memory", "nvidia.com/gpu", "nvidia.com/mig-1g.5gb", "amd.com/gpu"];

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const quantities = () =>
  fc.dictionary(fc.constantFrom(...RESOURCES), fc.constantFrom("1", "2", "4"), { maxKeys: 3 });

const env = () =>
  fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(
        "MLSERVER_HTTP_PORT",
        "MLSERVER_GRPC_PORT",
        "MLSERVER_MODEL_NAME",
        "HF_HOME",
        "VLLM_CONFIG_ROOT",
        "A",
        "B",
      ),
      value: fc.constantFrom("", "x", "9999"),
    }),
    { selector: ({ name }) => name, maxLength: 4 },
  );

const model = (): fc.Arbitrary<Model> =>
  fc
    .record({
      modelFormat: fc.record({
        name: fc.constantFrom(...FORMATS),
        version: maybe(fc.constantFrom("0", "1", "2", "3", "1.0")),
      }),
      runtime: fc.option(fc.constantFrom(...RUNTIMES), { nil: undefined, freq: 2 }),
      runtimeVersion: fc.option(fc.constantFrom("v9", "1.0-gpu"), { nil: undefined, freq: 4 }),
      protocolVersion: maybe(fc.constantFrom(...PROTOCOLS)),
      storageUri: fc.option(fc.constant("s3://bucket/model"), { nil: undefined, freq: 5 }),
      image: fc.option(fc.constantFrom(...IMAGES), { nil: undefined, freq: 3 }),
      command: fc.option(fc.constant(["serve", "{{.Name}}"]), { nil: undefined, freq: 4 }),
      args: maybe(fc.array(fc.constantFrom("--a=1", "--model_name=mine", "{{ .Name }}"))),
      env: maybe(env()),
      resources: maybe(fc.record({ requests: quantities(), limits: quantities() })),
    })
    // As JSON has it: what is undefined is not there.
    .map((one) => JSON.parse(JSON.stringify(one)) as Model);

/** InferenceServices with a model, mostly near the formats that runtimes support. */
export function predictors(): fc.Arbitrary<Predictor> {
  return fc
    .record({
      name: fc.constantFrom("iris", "llm-1", "wine"),
      model: model(),
      multiNode: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
      labels: maybe(fc.constantFrom({ modelClass: "mine" }, { team: "a" })),
    })
    .map((one) => (one.multiNode ? acceptable(one) : one))
    .map((one) => ({ ...one, manifest: manifestOf(one) }));
}

/** Where a replica spans nodes the webhook wants a volume, and GPUs of a sort that it knows. */
function acceptable<T extends { readonly model: Model }>(one: T): T {
  const model: Model = { ...one.model, resources: {}, storageUri: "pvc://claim/model" };
  return { ...one, model };
}

function manifestOf({ name, model: one, multiNode, labels }: Omit<Predictor, "manifest">): object {
  return {
    apiVersion: "serving.kserve.io/v1beta1",
    kind: "InferenceService",
    metadata: {
      name,
      ...(labels && { labels }),
      annotations: {
        "serving.kserve.io/deploymentMode": "Standard",
        "serving.kserve.io/autoscalerClass": "none",
      },
    },
    spec: {
      predictor: {
        model: one,
        ...(multiNode && { workerSpec: { pipelineParallelSize: 2, tensorParallelSize: 1 } }),
      },
    },
  };
}

const format = () =>
  fc
    .record({
      name: fc.constantFrom(...FORMATS),
      version: maybe(fc.constantFrom("1", "2")),
      autoSelect: maybe(fc.boolean()),
      priority: maybe(fc.integer({ min: 1, max: 3 })),
    })
    .map((one) => JSON.parse(JSON.stringify(one)) as object);

const container = (name: string) =>
  fc
    .record({
      name: fc.constant(name),
      image: fc.constantFrom(...IMAGES),
      args: maybe(fc.constant(["--model_name={{.Name}}", "--class={{.Labels.modelClass}}"])),
      env: maybe(env()),
      resources: maybe(fc.record({ requests: quantities(), limits: quantities() })),
    })
    .map((one) => JSON.parse(JSON.stringify(one)) as object);

const SERVERS = ["mlserver", "vllmserver", "huggingfaceserver", "torchserve", "tritonserver"];

const runtime = (name: string) =>
  fc
    .record({
      formats: fc.array(format(), { minLength: 1, maxLength: 5 }),
      protocols: maybe(fc.uniqueArray(fc.constantFrom(...PROTOCOLS), { maxLength: 3 })),
      server: maybe(fc.constantFrom(...SERVERS)),
      disabled: maybe(fc.boolean()),
      multiModel: fc.constantFrom(undefined, undefined, false, true),
      main: container("kserve-container"),
      worker: fc.option(container("worker-container"), { nil: undefined, freq: 4 }),
    })
    .map(({ formats, protocols, server, disabled, multiModel, main, worker }) => ({
      apiVersion: "serving.kserve.io/v1alpha1",
      kind: "ClusterServingRuntime",
      metadata: {
        name,
        ...(server && { annotations: { "serving.kserve.io/server-type": server } }),
      },
      spec: {
        supportedModelFormats: formats,
        ...(protocols && { protocolVersions: protocols }),
        ...(disabled !== undefined && { disabled }),
        ...(multiModel !== undefined && { multiModel }),
        containers: [main],
        ...(worker && { workerSpec: { containers: [worker] } }),
      },
    }));

/** Clusters with runtimes of any sort. */
export function runtimes(): fc.Arbitrary<readonly object[]> {
  const names = ["custom-a", "kserve-mlserver", "kserve-vllmserver", "zz", "custom-b", "custom-c"];
  return fc.tuple(...names.map(runtime));
}
