// Which parts of KServe's CRDs the backend draws: everything else is left out of the generated types. A key that a CRD does
// not have stops the generation, so this list cannot lie.

/** The whole subtree, as the CRD has it. */
export const all = Symbol("all");
/** An object that is taken over from elsewhere as it is. */
export const opaque = Symbol("opaque");
/** A part whose schema the CRD leaves open, in TypeScript. */
const typed = (text) => ({ [typedText]: text });
export const typedText = Symbol("typed");
/** A part that several kinds share: an interface of its own, checked to be the same wherever it occurs. */
const shared = (name, shape) => ({ [sharedName]: name, shape });
export const sharedName = Symbol("shared");

const keys = (...names) => Object.fromEntries(names.map((name) => [name, all]));

const resources = shared("Resources", keys("requests", "limits"));

const env = shared("EnvVariable", {
  ...keys("name", "value"),
  valueFrom: { secretKeyRef: all, configMapKeyRef: all, fieldRef: all },
});

const probe = shared("Probe", {
  ...keys(
    "failureThreshold",
    "initialDelaySeconds",
    "periodSeconds",
    "successThreshold",
    "timeoutSeconds",
    "exec",
    "tcpSocket",
  ),
  httpGet: keys("path", "port", "scheme"),
});

/** A container; its name is left to whoever uses it, as the CRDs disagree on whether it is required. */
const containerFields = {
  ...keys("image", "imagePullPolicy", "command", "args", "workingDir"),
  env,
  envFrom: shared("EnvSource", { prefix: all, secretRef: all, configMapRef: all }),
  ports: shared("ContainerPort", keys("name", "containerPort", "protocol")),
  resources,
  volumeMounts: shared("VolumeMount", keys("name", "mountPath", "readOnly", "subPath")),
  readinessProbe: probe,
  livenessProbe: probe,
  startupProbe: probe,
  securityContext: shared(
    "SecurityContext",
    keys("allowPrivilegeEscalation", "privileged", "runAsNonRoot", "runAsUser", "capabilities"),
  ),
};

const containers = shared("Container", { name: all, ...containerFields });

const volumes = shared("Volume", {
  name: all,
  configMap: keys("name", "items", "optional", "defaultMode"),
  secret: keys("secretName", "items", "optional", "defaultMode"),
  emptyDir: all,
  persistentVolumeClaim: all,
  ephemeral: { volumeClaimTemplate: { metadata: opaque, spec: opaque } },
  image: all,
});

/** What counts of a Pod's spec. */
const pod = {
  ...keys(
    "nodeSelector",
    "priorityClassName",
    "runtimeClassName",
    "schedulerName",
    "serviceAccountName",
    "imagePullSecrets",
    "terminationGracePeriodSeconds",
  ),
  affinity: opaque,
  tolerations: opaque,
  containers,
  volumes,
};

const autoScaling = shared("AutoScaling", {
  metrics: {
    type: all,
    resource: { name: all, target: all },
    external: { metric: all, target: all, authenticationRef: all },
    podmetric: { metric: all, target: all },
  },
  behavior: all,
});

/** What every component of an InferenceService has beside its Pod. */
const component = {
  ...keys(
    "minReplicas",
    "maxReplicas",
    "scaleMetric",
    "scaleTarget",
    "containerConcurrency",
    "timeout",
    "canaryTrafficPercent",
    "labels",
    "annotations",
    "batcher",
    "deploymentStrategy",
  ),
  logger: keys("mode", "url"),
  autoScaling,
};

const model = {
  ...keys("modelFormat", "runtime", "runtimeVersion", "protocolVersion", "storageUri", "storage"),
  ...containerFields,
};

const predictor = {
  ...pod,
  ...component,
  name: all,
  storageUris: all,
  storageContainerName: all,
  model,
  workerSpec: {
    ...keys("pipelineParallelSize", "tensorParallelSize"),
    containers,
    volumes,
  },
};

const { name, ...componentWithoutName } = predictor;

const workload = {
  ...keys("labels", "annotations", "replicas", "parallelism"),
  scaling: { ...keys("minReplicas", "maxReplicas"), wva: all },
  template: shared("PodTemplate", pod),
  worker: shared("PodTemplate", pod),
};

const runtimePod = {
  ...keys("nodeSelector", "labels", "annotations", "imagePullSecrets", "hostIPC", "schedulerName"),
  affinity: opaque,
  tolerations: opaque,
  containers,
  volumes,
};

const servingRuntime = {
  ...keys("supportedModelFormats", "protocolVersions", "multiModel", "disabled"),
  ...runtimePod,
  workerSpec: { ...runtimePod, ...keys("pipelineParallelSize", "tensorParallelSize") },
};

/** File of the CRD → what is generated from its `spec`. */
export const KINDS = [
  {
    crd: "serving.kserve.io_inferenceservices.yaml",
    version: "v1beta1",
    type: "InferenceServiceSpec",
    file: "inference-service.ts",
    shape: {
      predictor,
      transformer: { ...pod, ...component },
      explainer: {
        ...pod,
        ...component,
        art: { ...keys("type", "config", "runtimeVersion", "storageUri"), ...containerFields },
      },
      canary: {
        trafficPercent: all,
        predictor: { name, ...componentWithoutName, model: { name: all, ...model } },
      },
    },
  },
  {
    crd: "serving.kserve.io_llminferenceservices.yaml",
    version: "v1alpha2",
    type: "LLMInferenceServiceSpec",
    file: "llm-inference-service.ts",
    shape: {
      ...workload,
      model: {
        ...keys("uri", "name"),
        lora: {
          ...keys("maxRank", "maxAdapters", "maxCpuAdapters"),
          adapters: typed("readonly { readonly name: string; readonly uri: string }[]"),
        },
      },
      prefill: workload,
      router: {
        gateway: all,
        route: { http: { refs: all, spec: opaque } },
        scheduler: { ...keys("replicas"), config: { inline: opaque, ref: all } },
      },
      baseRefs: all,
      storageInitializer: all,
    },
  },
  {
    crd: "serving.kserve.io_inferencegraphs.yaml",
    version: "v1alpha1",
    type: "InferenceGraphSpec",
    file: "inference-graph.ts",
    shape: {
      ...keys(
        "nodes",
        "minReplicas",
        "maxReplicas",
        "scaleMetric",
        "scaleTarget",
        "timeout",
        "routerTimeouts",
        "nodeSelector",
        "serviceAccountName",
      ),
      resources,
      affinity: opaque,
      tolerations: opaque,
    },
  },
  {
    crd: "serving.kserve.io_trainedmodels.yaml",
    version: "v1alpha1",
    type: "TrainedModelSpec",
    file: "trained-model.ts",
    shape: all,
  },
  {
    crd: "serving.kserve.io_servingruntimes.yaml",
    version: "v1alpha1",
    type: "ServingRuntimeSpec",
    file: "serving-runtime.ts",
    shape: servingRuntime,
  },
  {
    crd: "serving.kserve.io_clusterstoragecontainers.yaml",
    version: "v1alpha1",
    type: "ClusterStorageContainerSpec",
    file: "cluster-storage-container.ts",
    shape: {
      container: containers,
      ...keys("supportedUriFormats", "supportsMultiModelDownload", "workloadType"),
    },
  },
];
