import type { SecretMap } from "@inferspec/compiler";
import type { Patch } from "../bench.js";

/** A workload that shows one diagnostic, and a neighbour that does not. */
export interface Case {
  readonly code: string;
  readonly bad: Patch;
  readonly good: Patch;
  readonly options?: object;
  readonly secrets?: SecretMap;
  /** Where it is reported, as `model.uri`. */
  readonly at: string;
  /** The value that its fix writes, or `removed`, where it has one. */
  readonly fix?: unknown;
}

export const uri = (value: string) => ({ model: { uri: value } });
export const engine = (name: string, more: object = {}) => ({ engine: { name, ...more } });
export const args = (...list: string[]) => engine("VLLM", { args: list });
export const whisper = (value: string) => ({
  ...uri(value),
  ...engine("FasterWhisper"),
  features: ["SpeechToText"],
});
export const infinity = { ...engine("Infinity"), features: ["TextEmbedding"] };
export const ollama = (value: string) => ({ ...uri(value), ...engine("OLlama") });
export const cached = (more: object = {}) => ({
  hints: { kubeai: { cacheProfile: "filestore" } },
  ...more,
});
export const CACHE = {
  cacheProfiles: { filestore: { sharedFilesystem: { storageClassName: "rwx" } } },
};
export const balancing = (loadBalancing: object) =>
  ({ hints: { kubeai: { loadBalancing } } }) as Patch;
export const prefixHash = (settings: object) =>
  balancing({ strategy: "PrefixHash", prefixHash: settings });
export const adapters = (...names: string[]) => ({
  adapters: names.map((name) => ({ name, uri: `hf://acme/${name}` })),
  ...args("--max-lora-rank=64", "--max-loras=8"),
});
export const adapterAt = (value: string) => ({
  adapters: [{ name: "legal", uri: value }],
  ...args("--max-lora-rank=64"),
});
export const file = (path: string, content = "x") => ({ files: [{ path, content }] });
export const manyFiles = (count: number, size = 1) =>
  Array.from({ length: count }, (_, index) => ({ path: `/f/${index}`, content: "é".repeat(size) }));
export const key = { HF_TOKEN: { secret: "tokens", key: "HF_TOKEN" } };
