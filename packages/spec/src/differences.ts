/**
 * One way in which our schemas judge otherwise than the JSON Schemas that DigitalHub published (0.14 and v15, and its
 * server's own of July 2026). The test accepts a differing verdict only where an entry of the table explains it; the
 * reference prints the table.
 */
export interface Difference {
  readonly id: string;
  /** `wider`: we accept what they all refuse. `stricter`: we refuse what one of them accepts. */
  readonly direction: "wider" | "stricter";
  /** Only in the schemas of these kinds (`K`, `K+serve`, `K+serve:run`); in all where it is left out. */
  readonly kinds?: readonly string[];
  /** Where: paths in the spec, `[]` for list items; one that ends in `**` means everything from there on. */
  readonly at: readonly string[];
  /** Only these values; all where it is left out. */
  readonly covers?: (value: unknown) => boolean;
  readonly what: string;
  readonly why: string;
  /** A whole spec that shows it. */
  readonly example: {
    readonly kind: string;
    readonly schema: "function" | "task" | "run";
    readonly value: Readonly<Record<string, unknown>>;
  };
}

const text = { kind: "kubeai-text", refs: { task: "t", function: "f" } };

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEnvMap = (value: unknown): boolean =>
  isMap(value) && Object.values(value).every((item) => typeof item === "string");

const isEnvList = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (item: unknown) =>
      isMap(item) &&
      isEnvMap(item) &&
      Object.keys(item).sort().join() === "name,value" &&
      item["name"] !== "" &&
      item["value"] !== "",
  );

/** Keys that DigitalHub's pages give to every task, and its schemas for the KubeAI kinds leave out. */
const SHARED_KEYS = [
  "replicas",
  "resources",
  "envs",
  "secrets",
  "volumes",
  "node_selector",
  "tolerations",
  "affinity",
  "runtime_class",
  "priority_class",
  "service_type",
  "service_name",
];

/** All intended differences. */
export const schemaDifferences: readonly Difference[] = [
  {
    id: "url-schemes",
    direction: "wider",
    at: ["url"],
    covers: (value) => typeof value === "string" && /^(gs|oss|oci):\/\//.test(value),
    what: "`url` may be `gs://`, `oss://` or `oci://`.",
    why: "KubeAI serves them (`oci://` since 0.23); DigitalHub's pattern is older than that.",
    example: {
      kind: text.kind,
      schema: "function",
      value: { url: "gs://models/qwen3", engine: "VLLM", features: ["TextGeneration"] },
    },
  },
  {
    id: "reranking",
    direction: "wider",
    kinds: ["kubeai-text"],
    at: ["features[]"],
    covers: (value) => value === "Reranking",
    what: "`features` may hold `Reranking`.",
    why: "KubeAI knows it since 0.22.",
    example: {
      kind: text.kind,
      schema: "function",
      value: { url: "hf://BAAI/bge-reranker-base", engine: "Infinity", features: ["Reranking"] },
    },
  },
  {
    id: "speech-engine",
    direction: "wider",
    kinds: ["kubeai-speech"],
    at: ["engine", "features"],
    covers: (value) =>
      value === "FasterWhisper" || (Array.isArray(value) && value.join() === "SpeechToText"),
    what: "`kubeai-speech` takes `engine: FasterWhisper` and `features: [SpeechToText]`.",
    why: "DigitalHub's examples write them; they state what is fixed, so they do no harm.",
    example: {
      kind: "kubeai-speech",
      schema: "function",
      value: {
        url: "hf://Systran/faster-whisper-tiny",
        engine: "FasterWhisper",
        features: ["SpeechToText"],
      },
    },
  },
  {
    id: "envs-forms",
    direction: "wider",
    at: ["envs"],
    covers: (value) => isEnvList(value) || isEnvMap(value),
    what: "`envs` is a list of `name` and `value` or a map, on every task and run.",
    why: "The SDK and the pages write a list, the server has read a map since May 2026; `env` beside it means the same.",
    example: {
      kind: text.kind,
      schema: "run",
      value: { ...text.refs, envs: [{ name: "HF_HUB_OFFLINE", value: "1" }] },
    },
  },
  {
    id: "shared-keys",
    direction: "wider",
    // The same parameters in the tasks are judged by the schema of another kind, which has them.
    kinds: ["kubeai-text+serve:run", "kubeai-speech+serve:run"],
    at: SHARED_KEYS,
    what: "Tasks and runs of the KubeAI kinds take all shared Kubernetes parameters.",
    why: "DigitalHub's page on kubeai-speech lists them, and its server drops them in silence. Here each reaches a manifest or a diagnostic.",
    example: {
      kind: text.kind,
      schema: "run",
      value: { ...text.refs, resources: { mem: "16Gi" } },
    },
  },
  {
    id: "quantities",
    direction: "wider",
    at: ["resources.cpu", "resources.mem", "resources.gpu", "resources.disk"],
    covers: (value) => typeof value === "string" && /\d/.test(value),
    what: "Every field of `resources` takes what either era took, `disk` beside the others.",
    why: "The eras have different patterns and fields; a later rule refuses what is no Kubernetes quantity.",
    example: {
      kind: text.kind,
      schema: "task",
      value: { function: "f", resources: { disk: "1.5Gi" } },
    },
  },
  {
    id: "large-integers",
    direction: "stricter",
    at: ["**"],
    covers: (value) => typeof value === "number" && !Number.isSafeInteger(value),
    what: "Integers beyond ±(2⁵³ − 1) are refused.",
    why: "JSON tools round them, and every field of Kubernetes that they go to is smaller.",
    example: { kind: text.kind, schema: "run", value: { ...text.refs, processors: 2 ** 53 } },
  },
  {
    id: "volume-spec-keys",
    direction: "stricter",
    at: ["volumes[].spec"],
    what: "The `spec` of a volume takes only the keys that DigitalHub's server reads.",
    why: "Others are dropped there in silence, so that a misspelt size is lost.",
    example: {
      kind: text.kind,
      schema: "task",
      value: {
        function: "f",
        volumes: [{ volume_type: "empty_dir", name: "a", mount_path: "/a", spec: { sise: "1Gi" } }],
      },
    },
  },
  {
    id: "node-selector-complete",
    direction: "stricter",
    at: ["node_selector[].key", "node_selector[].value"],
    what: "An item of `node_selector` has both `key` and `value`.",
    why: "Half a label selects nothing.",
    example: {
      kind: text.kind,
      schema: "task",
      value: { function: "f", node_selector: [{ key: "gpu" }] },
    },
  },
  {
    id: "toleration-words",
    direction: "stricter",
    at: ["tolerations[].operator", "tolerations[].effect"],
    what: "`operator` and `effect` of a toleration are Kubernetes' own words.",
    why: "Kubernetes refuses others when it makes the Pod, and says so only in a controller's log.",
    example: {
      kind: text.kind,
      schema: "task",
      value: { function: "f", tolerations: [{ key: "gpu", operator: "exists" }] },
    },
  },
  {
    id: "affinity-complete",
    direction: "stricter",
    at: ["affinity.**"],
    what: "An `affinity` has the fields that Kubernetes requires, its operators, and weights from 1 to 100.",
    why: "Kubernetes refuses others when it makes the Pod, and says so only in a controller's log.",
    example: {
      kind: text.kind,
      schema: "task",
      value: {
        function: "f",
        affinity: {
          podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ namespaces: ["a"] }] },
        },
      },
    },
  },
];
