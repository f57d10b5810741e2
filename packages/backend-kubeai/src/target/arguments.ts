/** One option of a command line given as a list, with where it stands. */
export interface Option {
  /** Index of the argument that names it. */
  readonly index: number;
  /** Without leading dashes, with `-` for `_`. */
  readonly name: string;
  readonly value: string | undefined;
  /** Index of the argument that holds the value; the same as `index` for `--x=y`. */
  readonly valueIndex: number | undefined;
}

/** Reads `--x=y`, `--x y`, `-x y` and bare `--x`. Arguments that are no options and no values are skipped. */
export function readOptions(args: readonly string[]): readonly Option[] {
  return args.flatMap((arg, index): Option[] => {
    const match = /^--?([A-Za-z][\w.-]*)(?:=([\s\S]*))?$/.exec(arg);
    if (!match) return [];
    const name = (match[1] ?? "").replaceAll("_", "-");
    if (match[2] !== undefined) return [{ index, name, value: match[2], valueIndex: index }];
    const next = args[index + 1];
    const hasValue = next !== undefined && !/^--?[A-Za-z]/.test(next);
    return [
      {
        index,
        name,
        value: hasValue ? next : undefined,
        valueIndex: hasValue ? index + 1 : undefined,
      },
    ];
  });
}

/** A vLLM option: its full name, the shortest beginning that means no other, and its short forms. */
interface Flag {
  readonly name: string;
  /** Python's argparse takes any beginning that is unambiguous; absent, only the full name is recognised. */
  readonly shortest?: string;
  readonly aliases?: readonly string[];
}

/** The vLLM options that the rules ask for. */
export const VLLM_FLAGS = {
  tensorParallel: { name: "tensor-parallel-size", shortest: "te", aliases: ["tp"] },
  pipelineParallel: { name: "pipeline-parallel-size", shortest: "pi", aliases: ["pp"] },
  dataParallel: { name: "data-parallel-size", aliases: ["dp"] },
  maxLoraRank: { name: "max-lora-rank", shortest: "max-lora-" },
  maxLoras: { name: "max-loras" },
  enablePrefixCaching: { name: "enable-prefix-caching", shortest: "enable-pref" },
  noEnablePrefixCaching: { name: "no-enable-prefix-caching", shortest: "no-enable-pref" },
} as const satisfies Record<string, Flag>;

/** Whether an option means a flag: in full, abbreviated or by its short form. */
function means(option: Option, flag: Flag): boolean {
  const { name } = option;
  if (name === flag.name || (flag.aliases ?? []).includes(name)) return true;
  return (
    flag.shortest !== undefined && name.startsWith(flag.shortest) && flag.name.startsWith(name)
  );
}

/** The last option that means a flag: that is the one which counts. */
export function findOption(options: readonly Option[], flag: Flag): Option | undefined {
  return options.findLast((option) => means(option, flag));
}

/** The whole number that a flag is given; `undefined` where it is absent or no number. */
export function numberOf(options: readonly Option[], flag: Flag): number | undefined {
  const value = findOption(options, flag)?.value;
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
