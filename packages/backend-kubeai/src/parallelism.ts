import type { Workload } from "@inferspec/compiler";
import { hardwareOf } from "./hardware.js";
import { findOption, numberOf, readOptions, VLLM_FLAGS } from "./target/arguments.js";
import type { KubeaiFacts } from "./target/facts.js";

/** How vLLM spreads over the accelerators of one replica. */
export type Parallelism =
  /** There is nothing to say: another engine, at most one accelerator and no option, or nothing that is known. */
  | { readonly kind: "none" }
  /** Nobody said it, so that vLLM must be told. */
  | { readonly kind: "add"; readonly count: number }
  /** Somebody said it; `used` is what the options multiply to. */
  | {
      readonly kind: "given";
      readonly count: number;
      readonly used: number;
      readonly formula: string;
      readonly index: number;
    };

const FLAGS = [
  VLLM_FLAGS.tensorParallel,
  VLLM_FLAGS.pipelineParallel,
  VLLM_FLAGS.dataParallel,
] as const;

export function parallelismOf(workload: Workload, facts: KubeaiFacts): Parallelism {
  if (workload.engine.name !== "VLLM") return { kind: "none" };
  const hardware = hardwareOf(workload, facts);
  // A profile that only the author knows was allowed with a reason: GPUs are what one names a profile for. How many a
  // unit has is not known, so that nothing is said about options that somebody gave.
  const guessed = hardware.profile === undefined && !/^cpu/i.test(hardware.profileName);
  const count = guessed ? hardware.count : hardware.accelerators;
  // On a CPU, tensor parallelism counts sockets, of which nothing is known here.
  if (count === undefined || count === 0) return { kind: "none" };
  const options = readOptions(workload.engine.args ?? []);
  const given = FLAGS.flatMap((flag) => {
    const option = findOption(options, flag);
    const size = numberOf(options, flag);
    return option === undefined || size === undefined ? [] : [{ flag, option, size }];
  });
  const [first] = given;
  if (!first) return count > 1 ? { kind: "add", count } : { kind: "none" };
  if (guessed) return { kind: "none" };
  return {
    kind: "given",
    count,
    used: given.reduce((product, { size }) => product * size, 1),
    formula: given.map(({ flag, size }) => `--${flag.name}=${size}`).join(" × "),
    index: first.option.index,
  };
}
