import type { Arguments } from "../args/arguments.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { completionScript, SHELLS } from "../help/completion.js";
import type { Io } from "../io.js";
import { usage } from "../usage.js";
import { COMMANDS } from "./table.js";

/** `inferspec completion`: a script for the user's shell. */
export function run(args: Arguments, io: Io): Promise<ExitCode> {
  const [wanted, ...more] = args.positionals;
  const shell = SHELLS.find((name) => name === wanted);
  if (shell === undefined || more.length > 0) {
    return Promise.resolve(usage({ problem: `name one shell: ${SHELLS.join(", ")}` }, io));
  }
  io.stdout.write(completionScript(shell, COMMANDS));
  return Promise.resolve(EXIT.ok);
}
