import type { Workload } from "@inferspec/compiler";
import { DEFAULT_LORA_RANK, loraRankLimit } from "@inferspec/engines";
import { numberOf, readOptions, VLLM_FLAGS } from "./target/arguments.js";
import type { KubeaiFacts } from "./target/facts.js";

/** An adapter's rank, where the configuration says it. */
export function rankOf(uri: string, facts: KubeaiFacts): number | undefined {
  return Object.hasOwn(facts.models, uri) ? facts.models[uri]?.loraRank : undefined;
}

/** The limit on ranks that the spec itself gives. */
export function givenRankLimit(workload: Workload): number | undefined {
  return numberOf(readOptions(workload.engine.args ?? []), VLLM_FLAGS.maxLoraRank);
}

/** The limit to add for the adapters whose rank is known; `undefined` where vLLM's default or the spec's own does. */
export function rankToAdd(
  workload: Workload,
  facts: KubeaiFacts,
): { readonly limit: number; readonly index: number } | undefined {
  if (workload.engine.name !== "VLLM" || givenRankLimit(workload) !== undefined) return undefined;
  const ranks = (workload.adapters ?? []).map(({ uri }) => rankOf(uri, facts) ?? 0);
  const highest = Math.max(0, ...ranks);
  if (highest <= DEFAULT_LORA_RANK) return undefined;
  return { limit: loraRankLimit(highest), index: ranks.indexOf(highest) };
}
