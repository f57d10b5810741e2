import { EXIT, type ExitCode } from "./exit-code.js";
import type { Io } from "./io.js";

/** What is wrong with a command line, in one sentence. */
export interface UsageProblem {
  readonly problem: string;
  readonly help?: string | undefined;
}

/** Says what is wrong with the command line. */
export function usage({ problem, help }: UsageProblem, io: Io): ExitCode {
  io.stderr.write(`inferspec: ${problem}${help === undefined ? "" : `; ${help}`}\n`);
  return EXIT.usage;
}

/** The valid name that was most likely meant. Loaded on use: a right command line starts without the compiler. */
export async function nearestOf(
  word: string,
  names: readonly string[],
): Promise<string | undefined> {
  const { suggest } = await import("@inferspec/compiler");
  return suggest(word, names);
}

/** For a backend that nobody brings: the one that was most likely meant, else all of them. */
export async function unknownBackend(
  wanted: string,
  names: readonly string[],
): Promise<UsageProblem> {
  const nearest = await nearestOf(wanted, names);
  return {
    problem: `there is no backend \`${wanted}\``,
    help: nearest === undefined ? `there are ${names.join(", ")}` : `did you mean \`${nearest}\`?`,
  };
}
