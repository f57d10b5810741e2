import { optionSpec, type OptionName } from "../args/options.js";
import type { CommandSpec } from "../commands/command.js";
import { table, wrap } from "./wrap.js";

const EXIT_CODES: readonly (readonly [string, string])[] = [
  ["0", "fine"],
  ["1", "errors in the spec, the configuration or the output folder"],
  ["2", "`--check` found differences"],
  ["64", "the command line is wrong"],
  ["69", "a cluster or a server could not be reached"],
  ["70", "a bug of ours"],
];

/** The help of the whole command. */
export function overview(commands: readonly CommandSpec[]): string {
  return [
    "Compile model-serving function specs into manifests.\n",
    "Usage: inferspec <command> [options]\n",
    `Commands:\n${table(commands.map(({ name, summary }) => [name, summary]))}`,
    `Options:\n${table([
      ["-h, --help", "show help; `inferspec <command> --help` for one command"],
      ["-v, --version", "show the version"],
    ])}`,
    `Exit codes:\n${table(EXIT_CODES)}`,
  ].join("\n");
}

/** The help of one command. */
export function commandHelp(command: CommandSpec): string {
  const { positionals, examples, details } = command;
  const parts = [`${capitalised(command.summary)}.\n`];
  if (details !== undefined) parts.push(`${wrap(details, 0)}\n`);
  parts.push(`Usage: ${usageLine(command)}\n`);
  if (positionals) parts.push(`Arguments:\n${table([[positionals.name, positionals.summary]])}`);
  parts.push(
    `Options:\n${table(optionsOf(command).map((name) => [optionTerm(name), optionText(name)]))}`,
  );
  parts.push(
    `Examples:\n${examples.map(({ line, does }) => `  ${line}\n      ${does}\n`).join("")}`,
  );
  return parts.join("\n");
}

/** The options of a command, those that all have included. */
export function optionsOf(command: CommandSpec): readonly OptionName[] {
  return [...command.options, "help"];
}

/** `inferspec synth [options] [FILE…]` */
export function usageLine({ name, positionals }: CommandSpec): string {
  const operand = positionals ? ` [${positionals.name}${positionals.many ? "…" : ""}]` : "";
  return `inferspec ${name} [options]${operand}`;
}

/** `-o, --output DIR` */
export function optionTerm(name: OptionName): string {
  const { short, value } = optionSpec(name);
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

/** The summary of an option with its choices. */
export function optionText(name: OptionName): string {
  const { summary, choices } = optionSpec(name);
  return choices ? `${summary}: ${choices.join(", ")}` : summary;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
