import { catalogueOf, type Catalogue, type EngineName } from "./catalogue.js";
import { judgeUse } from "./check-option.js";
import { judgeEarly } from "./check-early.js";
import { judgeAmbiguous, judgeStrays, judgeUnknown } from "./check-word.js";
import { judgeRepeats, judgeConflicts } from "./check-together.js";
import type { Finding } from "./finding.js";
import type { Names } from "./names.js";
import { readArguments, type Reading } from "./read.js";

/** An option that the caller's backend sets itself, by any of its names. */
export interface Reserved {
  readonly option: string;
  /** One clause, such as "KubeAI sets it from the URL". */
  readonly why: string;
}

export interface ArgumentsToCheck {
  readonly engine: EngineName;
  /** A catalogued version: see `nearestVersion`. */
  readonly version: string;
  readonly args: readonly string[];
  /**
   * Which of its engines the server is known to use, such as `vllm` or `huggingface`. Left out: what the arguments say,
   * else whatever any of them has is taken.
   */
  readonly mode?: string;
  readonly reserved?: readonly Reserved[];
}

/** What the rules look at. */
export interface Context {
  readonly catalogue: Catalogue;
  readonly args: readonly string[];
  /** Those that the server takes in its mode. */
  readonly names: Names;
  readonly reserved: readonly Reserved[];
  readonly reading: Reading;
}

/**
 * What an engine makes of its arguments, in the order of the words. Empty where it does what is written, and for a
 * version that is not catalogued.
 */
export function checkArguments(input: ArgumentsToCheck): readonly Finding[] {
  const catalogue = catalogueOf(input.engine, input.version);
  if (!catalogue) return [];
  const context = contextOf(catalogue, input);
  const { reading } = context;
  return [
    ...reading.uses.flatMap((use) => judgeUse(use, context)),
    ...reading.unknown.map((word) => judgeUnknown(word, context)),
    ...reading.ambiguous.map((word) => judgeAmbiguous(word, context)),
    ...judgeStrays(context),
    ...judgeRepeats(context),
    ...judgeConflicts(context),
    ...judgeEarly(context),
  ].sort((a, b) => a.index - b.index);
}

function contextOf(catalogue: Catalogue, { args, mode, reserved = [] }: ArgumentsToCheck): Context {
  const dotted = catalogue.provenance.parser?.dotted === true;
  const grammar = { dialect: catalogue.dialect, dotted };
  const all = readArguments(args, { ...grammar, names: catalogue.names() });
  const used = mode ?? modeIn(all, catalogue);
  const names = catalogue.names(used);
  const reading = used === undefined ? all : readArguments(args, { ...grammar, names });
  return { catalogue, args, names, reserved, reading };
}

/** The mode that the arguments themselves choose: `--backend`, of a server that has several. */
function modeIn({ uses }: Reading, { modes }: Catalogue): string | undefined {
  const chosen = uses.findLast(({ name }) => name === "--backend")?.values[0]?.text;
  return chosen !== undefined && modes.has(chosen) ? chosen : undefined;
}
