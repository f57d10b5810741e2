import { parseArguments } from "./args/parse.js";
import type { CommandSpec } from "./commands/command.js";
import { COMMANDS } from "./commands/table.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import type { Io } from "./io.js";
import { nearestOf, usage, type UsageProblem } from "./usage.js";
import { VERSION } from "./version.js";

/**
 * Runs one command line and gives its exit code. Never throws: what is not foreseen is our bug, and is said in one
 * line. `argv` is without the interpreter and the script.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (bug) {
    reportBug(bug, io);
    return EXIT.bug;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === "--version" || first === "-v") {
    io.stdout.write(`${VERSION}\n`);
    return EXIT.ok;
  }
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    const topic = first === "help" ? rest[0] : undefined;
    const command = topic === undefined ? undefined : findCommand(topic);
    if (topic !== undefined && !command) return usage(await unknownCommand(topic), io);
    const { overview, commandHelp } = await import("./help/help.js");
    const text = command ? commandHelp(command) : overview(COMMANDS);
    // No command at all is a mistake, so the help is talk, not an artefact.
    (first === undefined ? io.stderr : io.stdout).write(text);
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = findCommand(first);
  if (!command) return usage(await unknownCommand(first), io);
  const args = await parseArguments(command, rest);
  if ("problem" in args) return usage(args, io);
  if (args.has("help")) {
    const { commandHelp } = await import("./help/help.js");
    io.stdout.write(commandHelp(command));
    return EXIT.ok;
  }
  return (await command.load()).run(args, io);
}

function findCommand(name: string): CommandSpec | undefined {
  return COMMANDS.find((command) => command.name === name);
}

async function unknownCommand(name: string): Promise<UsageProblem> {
  if (name.startsWith("-")) {
    return {
      problem: `the command comes first, before \`${name}\``,
      help: "`inferspec --help` lists the commands",
    };
  }
  const nearest = await nearestOf(
    name,
    COMMANDS.map((command) => command.name),
  );
  return {
    problem: `there is no command \`${name}\``,
    help:
      nearest === undefined
        ? "`inferspec --help` lists the commands"
        : `did you mean \`${nearest}\`?`,
  };
}

function reportBug(bug: unknown, io: Io): void {
  const message = (bug instanceof Error ? bug.message : String(bug)).split("\n", 1)[0] ?? "";
  io.stderr.write(
    `inferspec: this is a bug in inferspec ${VERSION}: ${message}; please report it with the command line and the spec, and the output with INFERSPEC_DEBUG=1\n`,
  );
  if (io.env["INFERSPEC_DEBUG"] === "1" && bug instanceof Error)
    io.stderr.write(`${bug.stack ?? ""}\n`);
}
