import * as fs from "node:fs/promises";
import { join, resolve } from "node:path";
import { main } from "inferspec";

type Io = Parameters<typeof main>[1];

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Programs that the pages mention and that are not run here: they need a cluster, the network or a shell. */
const OTHERS = ["curl", "export", "git", "helm", "kubectl", "node", "npx", "npm", "pnpm"];

/** Runs the commands of pages in one folder: those of Inferspec really, from source; `cd`; others not at all. */
export class Terminal {
  /** The folder that the commands run in. */
  cwd: string;

  constructor(readonly folder: string) {
    this.cwd = folder;
  }

  async run(script: string): Promise<Said> {
    let said: Said = { code: 0, stdout: "", stderr: "" };
    for (const line of script.replaceAll("\\\n", " ").split("\n")) {
      const command = line.replace(/(^|\s)#.*$/, "").trim();
      if (command === "") continue;
      const { code, stdout, stderr } = await this.#command(command);
      said = { code, stdout: said.stdout + stdout, stderr: said.stderr + stderr };
    }
    return said;
  }

  async #command(command: string): Promise<Said> {
    const [first = "", ...after] = command.split("|").map((part) => part.trim());
    for (const part of after) this.#allow(part);
    const [, line = "", target] = /^([^>]*?)(?:\s*>\s*(\S+))?$/.exec(first) ?? [];
    const [program = "", ...words] = wordsOf(line);
    if (program === "cd") {
      this.cwd = resolve(this.cwd, words[0] ?? "");
      return { code: 0, stdout: "", stderr: "" };
    }
    if (program !== "inferspec") {
      this.#allow(line);
      return { code: 0, stdout: "", stderr: "" };
    }
    const said = await this.inferspec(words);
    if (target === undefined) return said;
    await fs.writeFile(join(this.cwd, target), said.stdout);
    return { ...said, stdout: "" };
  }

  #allow(line: string): void {
    const [program = ""] = wordsOf(line);
    if (!OTHERS.includes(program)) throw new Error(`\`${program}\` is no command of these pages`);
  }

  /** Runs the command line itself, as a script without a terminal would. */
  async inferspec(words: readonly string[]): Promise<Said> {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const sink = (into: string[]) => ({
      write: (text: string) => void into.push(text),
      isTTY: false,
    });
    const io: Io = {
      cwd: this.cwd,
      env: { HOME: this.folder, NO_COLOR: "1" },
      stdin: { isTTY: true, read: () => Promise.resolve(new Uint8Array()) },
      stdout: sink(stdout),
      stderr: sink(stderr),
      fs,
      interrupted: new AbortController().signal,
      pid: process.pid,
      isRunning: () => false,
    };
    const code = await main(words, io);
    return { code, stdout: stdout.join(""), stderr: stderr.join("") };
  }
}

/** The words of a command line, without the quotes around them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}
