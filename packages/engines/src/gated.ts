/**
 * Repositories of Hugging Face whose files nobody gets without an account that accepted their terms. Only families in
 * which every repository is gated; most others (mistralai, black-forest-labs …) have open ones beside gated ones.
 * Gemma 1 to 3 are published under Google's own terms, later ones under Apache's.
 */
const GATED = [/^meta-llama\//i, /^google\/gemma-(?:\d+b|1\.1|2|3n?)(?:-|$)/i];

/** Whether a repository is known to be gated. `false` says nothing: compilation asks nobody. */
export function isGated(repository: string): boolean {
  return GATED.some((pattern) => pattern.test(repository));
}
