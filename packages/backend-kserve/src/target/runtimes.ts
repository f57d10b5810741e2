import type {
  EnvVariable,
  ModelFormat,
  RuntimeContainer,
  ServingRuntime,
} from "./serving-runtime.js";
import { atLeast, type KserveVersion } from "./version.js";

/**
 * The ClusterServingRuntimes that KServe ships (install/v0.18.1 … v0.21.0/kserve-cluster-resources.yaml), cut down to what
 * selection and the merged container depend on.
 */
export function shippedRuntimes(version: KserveVersion): readonly ServingRuntime[] {
  const tag = releaseTag(version);
  return [
    ...PYTHON_SERVERS.filter(({ since }) => since === undefined || atLeast(version, since)).map(
      (server) => pythonServer(server, tag),
    ),
    huggingface(tag),
    multinode(tag),
    ...OTHERS,
    ...(atLeast(version, "0.20") ? [vllm(tag)] : []),
    ...(atLeast(version, "0.21") ? [SGLANG] : []),
  ];
}

/** KServe's own images carry the release: `v0.20.0`. */
function releaseTag({ parts }: KserveVersion): string {
  return `v${parts.join(".")}`;
}

/** What KServe asks for where a runtime has no better idea. */
const DEFAULT_RESOURCES = {
  requests: { cpu: "1", memory: "2Gi" },
  limits: { cpu: "1", memory: "2Gi" },
} as const;

const MULTINODE_RESOURCES = {
  requests: { cpu: "2", memory: "6Gi" },
  limits: { cpu: "4", memory: "12Gi" },
} as const;

interface Shipped {
  /** Without the prefix `kserve-`. */
  readonly name: string;
  readonly serverType?: string | undefined;
  readonly formats: readonly ModelFormat[];
  readonly protocols: readonly string[];
  readonly container: Omit<RuntimeContainer, "name">;
}

function shipped({ name, serverType, container, ...rest }: Shipped): ServingRuntime {
  return {
    name: `kserve-${name}`,
    serverType,
    disabled: false,
    multiModel: false,
    containers: [{ name: "kserve-container", resources: DEFAULT_RESOURCES, ...container }],
    ...rest,
  };
}

const auto = (name: string, version: string, priority: number): ModelFormat => ({
  name,
  version,
  autoSelect: true,
  priority,
});

const MODEL_NAME = "--model_name={{.Name}}";

interface PythonServer {
  readonly name: string;
  readonly formats: readonly ModelFormat[];
  readonly extraArgs?: readonly string[];
  /** The first release that ships it. */
  readonly since?: string;
}

/** Servers built on KServe's Python `ModelServer`: the same command line and protocols. */
const PYTHON_SERVERS: readonly PythonServer[] = [
  { name: "sklearnserver", formats: [auto("sklearn", "1", 1)] },
  { name: "xgbserver", formats: [auto("xgboost", "2", 1)], extraArgs: ["--nthread=1"] },
  { name: "lgbserver", formats: [auto("lightgbm", "4", 1)], extraArgs: ["--nthread=1"] },
  { name: "pmmlserver", formats: [auto("pmml", "3", 1), auto("pmml", "4", 1)] },
  { name: "paddleserver", formats: [auto("paddle", "2", 1)] },
  { name: "autogluonserver", formats: [auto("autogluon", "1", 1)], since: "0.20" },
  {
    name: "predictiveserver",
    formats: ["sklearn:1", "xgboost:2", "lightgbm:4"].map((format) => {
      const [name = "", version] = format.split(":");
      return { name, version, autoSelect: false, priority: 3 };
    }),
    extraArgs: ["--framework={{.Annotations.modelFormat}}", "--nthread=1"],
  },
];

function pythonServer({ name, formats, extraArgs = [] }: PythonServer, tag: string) {
  return shipped({
    name,
    serverType: name,
    formats,
    protocols: ["v1", "v2"],
    container: {
      image: `kserve/${name}:${tag}`,
      args: [MODEL_NAME, "--model_dir=/mnt/models", "--http_port=8080", ...extraArgs],
    },
  });
}

const huggingface = (tag: string): ServingRuntime =>
  shipped({
    name: "huggingfaceserver",
    serverType: "huggingfaceserver",
    formats: [auto("huggingface", "1", 1)],
    protocols: ["v2", "v1"],
    container: {
      image: `kserve/huggingfaceserver:${tag}`,
      args: [MODEL_NAME],
      env: [{ name: "LMCACHE_USE_EXPERIMENTAL", value: "True" }],
    },
  });

const fieldVariable = (name: string, fieldPath: string): EnvVariable => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});

/** Ray on several nodes. Its command is a shell script of KServe's, which nothing here depends on. */
function multinode(tag: string): ServingRuntime {
  const image = `kserve/huggingfaceserver:${tag}-gpu`;
  return {
    ...shipped({
      name: "huggingfaceserver-multinode",
      serverType: "huggingfaceserver",
      formats: [auto("huggingface", "1", 2)],
      protocols: ["v2", "v1"],
      container: {
        image,
        args: [MODEL_NAME],
        env: [
          { name: "RAY_PORT", value: "6379" },
          fieldVariable("POD_NAMESPACE", "metadata.namespace"),
          fieldVariable("POD_IP", "status.podIP"),
          { name: "VLLM_CONFIG_ROOT", value: "/tmp" },
          { name: "HF_HUB_CACHE", value: "/tmp" },
        ],
        resources: MULTINODE_RESOURCES,
      },
    }),
    worker: { containers: [{ name: "worker-container", image, resources: MULTINODE_RESOURCES }] },
  };
}

/** Names no protocol, so that it is chosen whatever is asked for. */
function vllm(tag: string): ServingRuntime {
  return shipped({
    name: "vllmserver",
    serverType: "vllmserver",
    formats: [auto("vLLM", "1", 1)],
    protocols: [],
    container: {
      // KServe's release script puts KServe's own tag on it, which is a vLLM release of that number by chance.
      image: `vllm/vllm-openai:${tag}`,
      command: ["python", "-m", "vllm.entrypoints.openai.api_server"],
      args: ["--port=8080", "--served-model-name={{.Name}}", "--model=/mnt/models"],
      env: [
        { name: "LMCACHE_USE_EXPERIMENTAL", value: "True" },
        { name: "HF_HOME", value: "/tmp" },
        { name: "VLLM_CONFIG_ROOT", value: "/tmp" },
        { name: "VLLM_WORKER_MULTIPROC_METHOD", value: "spawn" },
      ],
    },
  });
}

/** Serves LLMInferenceServices only: it has no container of the name that InferenceServices need. */
const SGLANG: ServingRuntime = {
  name: "kserve-llm-sglang",
  formats: [{ name: "sglang", version: "1", autoSelect: false }],
  protocols: [],
  disabled: false,
  multiModel: false,
  containers: [{ name: "main", image: "lmsysorg/sglang:v0.5.14" }],
};

/** Servers of other projects; the same in all releases. */
const OTHERS: readonly ServingRuntime[] = [
  shipped({
    name: "mlserver",
    serverType: "mlserver",
    formats: [
      auto("sklearn", "0", 2),
      auto("sklearn", "1", 2),
      auto("xgboost", "1", 2),
      auto("xgboost", "2", 2),
      auto("lightgbm", "3", 2),
      auto("lightgbm", "4", 2),
      auto("mlflow", "1", 1),
      auto("mlflow", "2", 1),
    ],
    protocols: ["v2"],
    container: {
      image: "docker.io/seldonio/mlserver:1.7.1",
      env: [
        { name: "MLSERVER_MODEL_IMPLEMENTATION", value: "{{.Labels.modelClass}}" },
        { name: "MLSERVER_HTTP_PORT", value: "8080" },
        { name: "MLSERVER_GRPC_PORT", value: "9000" },
      ],
    },
  }),
  shipped({
    name: "tensorflow-serving",
    serverType: "tensorflow-serving",
    formats: [auto("tensorflow", "1", 2), auto("tensorflow", "2", 2)],
    protocols: ["v1", "grpc-v1"],
    container: {
      image: "tensorflow/serving:2.6.2",
      command: ["/usr/bin/tensorflow_model_server"],
      args: [
        MODEL_NAME,
        "--port=9000",
        "--rest_api_port=8080",
        "--model_base_path=/mnt/models",
        "--rest_api_timeout_in_ms=60000",
      ],
    },
  }),
  shipped({
    name: "torchserve",
    serverType: "torchserve",
    formats: [auto("pytorch", "1", 2)],
    protocols: ["v1", "v2", "grpc-v2"],
    container: {
      image: "pytorch/torchserve-kfs:0.9.0",
      args: [
        "torchserve",
        "--start",
        "--model-store=/mnt/models/model-store",
        "--ts-config=/mnt/models/config/config.properties",
      ],
      env: [{ name: "TS_SERVICE_ENVELOPE", value: "{{.Labels.serviceEnvelope}}" }],
    },
  }),
  shipped({
    name: "tritonserver",
    serverType: "tritonserver",
    formats: [
      auto("tensorrt", "8", 1),
      auto("tensorflow", "1", 1),
      auto("tensorflow", "2", 1),
      auto("onnx", "1", 1),
      { name: "pytorch", version: "1" },
      auto("triton", "2", 1),
    ],
    protocols: ["v2", "grpc-v2"],
    container: {
      image: "nvcr.io/nvidia/tritonserver:23.05-py3",
      args: [
        "tritonserver",
        "--model-store=/mnt/models",
        "--grpc-port=9000",
        "--http-port=8080",
        "--allow-grpc=true",
        "--allow-http=true",
      ],
    },
  }),
];
