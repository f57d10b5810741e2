import type { Arguments } from "../args/arguments.js";
import type { OptionName } from "../args/options.js";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";

/** One command, declared: help, completion and the reference are made from it. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** Paragraphs below the summary. */
  readonly details?: string;
  readonly positionals?: {
    readonly name: string;
    readonly summary: string;
    readonly many?: boolean;
    readonly completes?: "file" | readonly string[];
  };
  readonly options: readonly OptionName[];
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  /** Loads the code, which no other command pays for. */
  readonly load: () => Promise<Command>;
}

/** The code of a command. */
interface Command {
  run(args: Arguments, io: Io): Promise<ExitCode>;
}
