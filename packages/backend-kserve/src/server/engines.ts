import type { Workload } from "@inferspec/compiler";
import type { ProgramName } from "./programs.js";

/** How an engine of the Plan is had on KServe. */
export interface EngineFact {
  readonly program: ProgramName;
  /** The `modelFormat` by which KServe finds a runtime; absent where it has none for this engine. */
  readonly format?: string | undefined;
  /** The protocol to ask for where the spec says nothing. Unset counts as v1, which few runtimes speak. */
  readonly protocol?: string | undefined;
  /** The formats for which it is the server, where `model.format` says which. */
  readonly formats?: readonly string[];
}

const ENGINES: Readonly<Record<string, EngineFact>> = {
  // The runtime of vLLM names no protocol: KServe's webhook sets one itself (facts/kserve.md §2.1).
  VLLM: { program: "vllm", format: "vLLM" },
  HuggingFaceServer: { program: "huggingfaceserver", format: "huggingface", protocol: "v2" },
  MLServer: {
    program: "mlserver",
    formats: ["sklearn", "mlflow", "xgboost", "lightgbm"],
    protocol: "v2",
  },
  Infinity: { program: "infinity" },
  FasterWhisper: { program: "faster-whisper" },
  OLlama: { program: "ollama" },
};

export function engineFact(name: string): EngineFact | undefined {
  return Object.hasOwn(ENGINES, name) ? ENGINES[name] : undefined;
}

/** The `modelFormat` of a workload, or `undefined` where no runtime can be meant. */
export function modelFormatOf({ engine, model }: Workload): string | undefined {
  const fact = engineFact(engine.name);
  if (fact?.formats === undefined) return fact?.format;
  return model.format !== undefined && fact.formats.includes(model.format)
    ? model.format
    : undefined;
}
