import type { CommandSpec } from "../commands/command.js";
import { nearestOf, type UsageProblem } from "../usage.js";
import { Arguments } from "./arguments.js";
import { OPTIONS, optionSpec, type OptionName } from "./options.js";
import { tokensOf } from "./tokens.js";

/** Reads the arguments of one command. Never throws: a mistake is a {@link UsageProblem}. */
export async function parseArguments(
  command: CommandSpec,
  argv: readonly string[],
): Promise<Arguments | UsageProblem> {
  const names: OptionName[] = [...command.options, "help"];
  const tokens = tokensOf(argv, {
    longName: (short) => names.find((name) => optionSpec(name).short === short),
    takesValue: (name) => names.some((one) => one === name && optionSpec(one).value !== undefined),
  });
  const positionals: string[] = [];
  const options = new Map<OptionName, string | true>();
  for (const token of tokens) {
    if (token.kind === "positional") {
      positionals.push(token.value);
      continue;
    }
    const name = names.find((known) => known === token.name);
    if (name === undefined) return unknownOption(command, names, token.rawName);
    const value = await optionValue(name, token.rawName, token.value, token.inlineValue);
    if (typeof value === "object") return value;
    options.set(name, value);
  }
  return new Arguments(positionals, options);
}

async function optionValue(
  name: OptionName,
  written: string,
  given: string | undefined,
  inline: boolean,
): Promise<string | true | UsageProblem> {
  const { value, choices } = optionSpec(name);
  if (value === undefined) {
    return given === undefined ? true : { problem: `\`${written}\` takes no value` };
  }
  if (
    given === undefined ||
    given === "" ||
    (!inline && given.length > 1 && given.startsWith("-"))
  ) {
    return { problem: `\`${written}\` needs a value`, help: `write \`--${name}=${value}\`` };
  }
  if (choices && !choices.includes(given)) {
    const nearest = await nearestOf(given, choices);
    return {
      problem: `\`${written}\` cannot be \`${given}\``,
      help: nearest === undefined ? `choose ${choices.join(", ")}` : `did you mean \`${nearest}\`?`,
    };
  }
  return given;
}

async function unknownOption(
  command: CommandSpec,
  names: readonly OptionName[],
  written: string,
): Promise<UsageProblem> {
  const bare = written.replace(/^-+/, "");
  const nearest = await nearestOf(bare, names);
  if (nearest !== undefined) {
    return {
      problem: `there is no option \`${written}\``,
      help: `did you mean \`--${nearest}\`?`,
    };
  }
  return {
    problem: Object.hasOwn(OPTIONS, bare)
      ? `\`inferspec ${command.name}\` has no option \`${written}\``
      : `there is no option \`${written}\``,
    help: `\`inferspec ${command.name} --help\` lists the options`,
  };
}
