import { optionSpec, type OptionName } from "../args/options.js";
import type { CommandSpec } from "../commands/command.js";
import { optionsOf } from "./help.js";

export const SHELLS = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof SHELLS)[number];

/** The completion script of a shell, made from the table of commands. */
export function completionScript(shell: Shell, commands: readonly CommandSpec[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function bash(commands: readonly CommandSpec[]): string {
  const names = commands.map(({ name }) => name).join(" ");
  const cases = commands.map((command) => {
    const words = optionsOf(command).flatMap((name) => spellings(name));
    const { positionals } = command;
    const operands = Array.isArray(positionals?.completes) ? positionals.completes.join(" ") : "";
    return `    ${command.name}) words="${[...words, operands].join(" ").trim()}"; files=${positionals?.completes === "file" ? "1" : ""} ;;`;
  });
  const values = valueOptions(commands).map((name) => {
    const { choices, completes } = optionSpec(name);
    const flag = completes === "folder" ? "-d" : completes === "file" ? "-f" : "";
    const reply = choices ? `-W "${choices.join(" ")}"` : flag;
    return `    ${spellings(name).join("|")}) ${reply === "" ? "COMPREPLY=()" : `COMPREPLY=($(compgen ${reply} -- "$current"))`}; return ;;`;
  });
  return `_inferspec() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words="" files=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names} --help --version" -- "$current"))
    return
  fi
  case "$previous" in
${values.join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [ -n "$files" ] && [ "\${current#-}" = "$current" ]; then
    COMPREPLY+=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _inferspec inferspec
`;
}

function zsh(commands: readonly CommandSpec[]): string {
  const list = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map((command) => {
    const lines = optionsOf(command).flatMap((name) => {
      const { summary, choices, completes, value } = optionSpec(name);
      const action = choices
        ? `(${choices.join(" ")})`
        : completes === "folder"
          ? "_files -/"
          : completes === "file"
            ? "_files"
            : " ";
      const argument = value === undefined ? "" : `:${value}:${action}`;
      const text = summary.replaceAll("[", "(").replaceAll("]", ")").replaceAll(":", "\\:");
      return spellings(name).map(
        (spelling) => `        ${quoted(`${spelling}[${text}]${argument}`)}`,
      );
    });
    const completes = command.positionals?.completes;
    if (completes === "file") lines.push("        '*:file:_files'");
    else if (completes) lines.push(`        '1:value:(${completes.join(" ")})'`);
    return `      ${command.name})\n        _arguments \\\n${lines.join(" \\\n")} ;;`;
  });
  return `#compdef inferspec
_inferspec() {
  local -a commands
  commands=(
${list.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    shift words
    (( CURRENT-- ))
    case "\${words[1]}" in
${cases.join("\n")}
    esac
  fi
}
compdef _inferspec inferspec
`;
}

function fish(commands: readonly CommandSpec[]): string {
  const lines = ["complete -c inferspec -f"];
  for (const command of commands) {
    lines.push(
      `complete -c inferspec -n __fish_use_subcommand -a ${command.name} -d ${quoted(command.summary)}`,
    );
    const seen = `-n "__fish_seen_subcommand_from ${command.name}"`;
    for (const name of optionsOf(command)) {
      const { short, summary, value, choices, completes } = optionSpec(name);
      const parts = [`complete -c inferspec ${seen} -l ${name}`];
      if (short !== undefined) parts.push(`-s ${short}`);
      if (value !== undefined) parts.push("-r");
      if (choices) parts.push(`-a ${quoted(choices.join(" "))}`);
      if (completes === "file") parts.push("-F");
      if (completes === "folder") parts.push("-a '(__fish_complete_directories)'");
      lines.push(`${parts.join(" ")} -d ${quoted(summary)}`);
    }
    const operands = command.positionals?.completes;
    if (operands === "file") lines.push(`complete -c inferspec ${seen} -F`);
    else if (operands) lines.push(`complete -c inferspec ${seen} -a ${quoted(operands.join(" "))}`);
  }
  return `${lines.join("\n")}\n`;
}

function spellings(name: OptionName): string[] {
  const { short } = optionSpec(name);
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

function valueOptions(commands: readonly CommandSpec[]): OptionName[] {
  const names = new Set(commands.flatMap((command) => command.options));
  return [...names].filter((name) => optionSpec(name).value !== undefined);
}

/** One word for all three shells. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "’")}'`;
}
