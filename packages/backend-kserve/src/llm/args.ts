import type { Scope, Text } from "../scope.js";
import { flagFor } from "../server/flags.js";

/** What no shell reads otherwise than it stands there. */
const PLAIN = /^[\w@%+=:,./-]+$/;

/**
 * One word of the command line. KServe's templates start vLLM with `eval "exec vllm serve … $@"` (config/llmisvcconfig), so
 * a shell reads every argument once more: quotes and braces of JSON would be lost without quotes around them.
 */
export function shellWord(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The arguments that KServe appends to its own: the spec's settings, then its words, then those given besides. */
export function llmArgs(
  { workload, from }: Scope,
  more: readonly Text[] = [],
): readonly Text[] | undefined {
  const options = from("engine", "options");
  const given = from("engine", "args");
  const args: Text[] = [
    ...Object.entries(workload.engine.options ?? {}).flatMap(([option, value]): Text[] => {
      const flag = flagFor("vllm", option, value);
      return flag === undefined
        ? []
        : [options?.get(option)?.map(() => shellWord(flag)) ?? shellWord(flag)];
    }),
    ...(workload.engine.args ?? []).map(
      (arg, index) => given?.get(index)?.map(shellWord) ?? shellWord(arg),
    ),
    ...more,
  ];
  return args.length > 0 ? args : undefined;
}
