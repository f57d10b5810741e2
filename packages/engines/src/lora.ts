/** The highest rank of adapters that vLLM takes where `--max-lora-rank` is not given. */
export const DEFAULT_LORA_RANK = 16;
/** What vLLM takes for `--max-lora-rank`. */
const RANKS = [8, 16, 32, 64, 128, 256, 320, 512];

/** The smallest `--max-lora-rank` that vLLM takes for a rank; above all of them the rank itself, which it refuses. */
export function loraRankLimit(rank: number): number {
  return RANKS.find((limit) => limit >= rank) ?? rank;
}
