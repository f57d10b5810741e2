import type { Workload } from "@inferspec/compiler";
import type { KserveFacts } from "../target/facts.js";
import { findOption } from "./arguments.js";

/** vLLM's own limit where `--max-lora-rank` is not given, and the limits that it can be given. */
const DEFAULT_RANK = 16;
const RANKS = [8, 16, 32, 64, 128, 256, 320, 512];

/** The limit to add for adapters whose rank is known; `undefined` where vLLM's default or the spec's own does. */
export function rankToAdd(workload: Workload, facts: KserveFacts): number | undefined {
  if (findOption(workload.engine.args ?? [], "max-lora-rank")) return undefined;
  const ranks = (workload.adapters ?? []).map(({ uri }) =>
    Object.hasOwn(facts.models, uri) ? (facts.models[uri]?.loraRank ?? 0) : 0,
  );
  const highest = Math.max(0, ...ranks);
  return highest <= DEFAULT_RANK ? undefined : (RANKS.find((limit) => limit >= highest) ?? highest);
}
