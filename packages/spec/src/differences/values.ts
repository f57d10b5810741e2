import type { Difference } from "./difference.js";

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

/** Of the parameters that all kinds share. */
export const valueDifferences: readonly Difference[] = [
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
