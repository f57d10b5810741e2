import type { CommandSpec } from "../commands/command.js";
import { optionTerm, optionText, optionsOf, usageLine } from "./help.js";

/** The command line reference as markdown, from the same table as help and completion. */
export function reference(commands: readonly CommandSpec[]): string {
  const index = commands.map(
    ({ name, summary }) => `- [\`inferspec ${name}\`](#inferspec-${name}): ${summary}`,
  );
  return [
    "# Command line\n",
    "Artefacts go to standard output, everything else to standard error. Exit codes: 0 fine, 1 errors in the spec, 2 differences (`--check`), 64 wrong command line, 69 cluster or server unreachable, 70 a bug of ours.\n",
    `${index.join("\n")}\n`,
    ...commands.map(commandSection),
  ].join("\n");
}

function commandSection(command: CommandSpec): string {
  const { name, summary, details, positionals, examples } = command;
  const parts = [
    `## inferspec ${name}\n`,
    `${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.\n`,
  ];
  if (details !== undefined) parts.push(`${details}\n`);
  parts.push(`\`\`\`text\n${usageLine(command)}\n\`\`\`\n`);
  if (positionals) parts.push(`\`${positionals.name}\`: ${positionals.summary}\n`);
  parts.push(
    `${optionsOf(command)
      .map((option) => `- \`${optionTerm(option)}\`: ${optionText(option)}`)
      .join("\n")}\n`,
  );
  parts.push(
    `\`\`\`sh\n${examples.map(({ line, does }) => `${line} # ${does}`).join("\n")}\n\`\`\`\n`,
  );
  return parts.join("\n");
}
