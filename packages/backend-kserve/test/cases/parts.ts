import type { SecretMap } from "@inferspec/compiler";
import type { Patch } from "../rules-bench.js";

/** A workload that shows one diagnostic, and a neighbour that does not. */
export interface Case {
  readonly code: string;
  readonly bad: Patch;
  readonly good: Patch;
  readonly options?: object;
  readonly secrets?: SecretMap;
  /** Where it is reported, as `model.uri`. */
  readonly at: string;
  /** The value that its fix writes, where it has one. */
  readonly fix?: unknown;
}

export const uri = (value: string): Patch => ({ model: { uri: value, format: "huggingface" } });
export const engine = (name: string, more: object = {}): Patch => ({ engine: { name, ...more } });
export const args = (...list: string[]): Patch => engine("VLLM", { args: list });
export const kserve = (hints: object): Patch => ({ hints: { kserve: hints } }) as Patch;

export const huggingface = (feature: string, more: object = {}): Patch => ({
  ...engine("HuggingFaceServer", more),
  features: feature === "" ? [] : [feature],
});

export const sklearn = (path = "s3://models/iris/", more: Patch = {}): Patch => ({
  model: { uri: path, format: "sklearn" },
  engine: { name: "MLServer" },
  features: ["Prediction"],
  endpoint: { protocols: ["v2"] },
  resources: { cpu: "1", memory: "1Gi" },
  ...more,
});

export const adapters = (...names: string[]): Patch => ({
  ...args("--max-lora-rank=64"),
  adapters: names.map((name) => ({ name, uri: `hf://acme/${name}` })),
});

export const metric = (values: object): Patch => ({
  scaling: { min: 1, max: 3, metric: values as never },
});

export const PROMETHEUS = {
  name: "prometheus",
  query: "sum(x)",
  server: "http://prometheus:9090",
  target: 5,
} as const;

export const KNATIVE = { mode: "Knative" };
export const LLM = { target: "LLMInferenceService" };
