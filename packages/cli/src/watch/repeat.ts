import type { Arguments } from "../args/arguments.js";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";

/** One run of a command that can watch. */
export interface Round {
  readonly code: ExitCode;
  /** See {@link Session.watched}; with nothing to watch, watching ends. */
  readonly watched: readonly string[];
}

/** Runs once, or with `--watch` again after every change. */
export async function repeat(
  run: () => Promise<Round>,
  args: Arguments,
  io: Io,
  ignored?: string,
): Promise<ExitCode> {
  if (!args.has("watch")) return (await run()).code;
  const { watchRounds } = await import("./watch.js");
  return watchRounds(run, ignored, io);
}
