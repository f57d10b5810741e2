/** Bounds on what one run reads. Each has its diagnostic; none is ever reached by a spec that a person wrote. */
export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Nested maps and lists in one document. */
  readonly depth: number;
  /** Uses of YAML aliases in one document. */
  readonly aliases: number;
  /** Nodes in one document after its aliases are expanded. */
  readonly nodes: number;
  /** Documents in one file. */
  readonly documents: number;
  /** Input files of one run. */
  readonly files: number;
}

/** Hard bound of `depth`, whatever was asked for: what recursion safely takes on a small stack. */
export const DEEPEST = 512;

/** Limits that cannot exhaust the stack. */
export function bounded(limits: Limits): Limits {
  return limits.depth <= DEEPEST ? limits : { ...limits, depth: DEEPEST };
}

/** What applies where a program says nothing. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * 1024 * 1024,
  depth: 64,
  aliases: 100,
  nodes: 1_000_000,
  documents: 100_000,
  files: 100_000,
};

/** What a program said, completed by what applies otherwise. */
export function limitsOf(said: Partial<Limits> | undefined): Limits {
  return { ...DEFAULT_LIMITS, ...said };
}
