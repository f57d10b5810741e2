import type { Workload } from "@inferspec/compiler";
import { DEFAULT_LORA_RANK, loraRankLimit } from "@inferspec/engines";
import type { KserveFacts } from "../target/facts.js";
import { findOption } from "./arguments.js";

/** The limit to add for adapters whose rank is known; `undefined` where vLLM's default or the spec's own does. */
export function rankToAdd(workload: Workload, facts: KserveFacts): number | undefined {
  if (findOption(workload.engine.args ?? [], "max-lora-rank")) return undefined;
  const ranks = (workload.adapters ?? []).map(({ uri }) =>
    Object.hasOwn(facts.models, uri) ? (facts.models[uri]?.loraRank ?? 0) : 0,
  );
  const highest = Math.max(0, ...ranks);
  return highest <= DEFAULT_LORA_RANK ? undefined : loraRankLimit(highest);
}
