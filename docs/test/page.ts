import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { canonicalJson } from "@inferspec/compiler";
import { parse } from "yaml";
import { makeConfigSchema } from "../../packages/cli/src/config/schema.js";
import { BUILT_IN } from "../../packages/cli/src/equipment.js";
import { blocksOf, fits, replaceBlocks, type Block } from "./blocks.js";
import { Terminal, type Said } from "./terminal.js";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** With this set, blocks that show what a command said are written anew instead of compared. */
const UPDATE = process.env["INFERSPEC_DOCS_UPDATE"] === "1";

/** One page, read as a session in a folder of its own: each block continues where the one before left off. */
export class Page {
  readonly blocks: readonly Block[];
  /** Where its TypeScript is checked and run: in the repository, so that it finds the packages' sources. */
  readonly #sources: string;
  readonly #terminal: Terminal;
  readonly #updates = new Map<number, string>();
  #failed = false;
  #said: Said = { code: 0, stdout: "", stderr: "" };

  private constructor(
    readonly file: string,
    private readonly markdown: string,
    /** Where its commands run: outside the repository, as a user's would. */
    private readonly folder: string,
  ) {
    this.blocks = blocksOf(markdown);
    this.#sources = join(ROOT, ".cache/docs", file.replaceAll("/", "+").replace(/\.md$/, ""));
    this.#terminal = new Terminal(folder);
  }

  static async open(file: string): Promise<Page> {
    const folder = await mkdtemp(join(tmpdir(), "inferspec-docs-"));
    return new Page(file, await readFile(join(ROOT, file), "utf8"), folder);
  }

  /** Writes the page's TypeScript, which is checked as a whole, and gives the names of those files. */
  async prepare(): Promise<string[]> {
    await rm(this.#sources, { recursive: true, force: true });
    const sources = this.blocks.filter(({ language }) => language === "ts");
    return Promise.all(sources.map((block) => write(this.#sources, nameOf(block), block.text)));
  }

  async run(block: Block): Promise<void> {
    try {
      await this.#run(block);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  async #run(block: Block): Promise<void> {
    if (block.flags.has("output")) return this.#compare(block, this.#said.stdout);
    if (block.flags.has("stderr")) return this.#compare(block, this.#said.stderr);
    const shown = block.attributes.get("shows");
    if (shown !== undefined) {
      return this.#compare(block, await readFile(join(this.folder, shown), "utf8"));
    }
    switch (block.language) {
      case "sh":
        return this.#shell(block);
      case "yaml":
        return this.#yaml(block);
      case "json":
        JSON.parse(block.text);
        await this.#writeNamed(block);
        return;
      case "ts":
        return this.#typeScript(block);
      case "text":
        return;
      default:
        throw new Error(`a block of ${block.language || "no language"}: nobody checks it`);
    }
  }

  /** Writes the page anew where that was asked for, and cleans up. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    // What comes after a failure would be written wrong.
    if (this.#failed || this.#updates.size === 0) return;
    await writeFile(join(ROOT, this.file), replaceBlocks(this.markdown, this.#updates));
  }

  async #shell(block: Block): Promise<void> {
    this.#said = await this.#terminal.run(block.text);
    const wanted = Number(block.attributes.get("exit") ?? 0);
    if (this.#said.code !== wanted) {
      throw new Error(
        `exit code ${String(this.#said.code)}, not ${String(wanted)}\n${this.#said.stderr}`,
      );
    }
  }

  async #yaml(block: Block): Promise<void> {
    await this.#writeNamed(block);
    if (block.flags.has("data")) parse(block.text);
    else if (block.flags.has("config")) checkConfig(parse(block.text));
    else await this.#checkSpec(block);
  }

  /** A spec is checked by the command itself, with the configuration that the page has by now. */
  async #checkSpec(block: Block): Promise<void> {
    const file = block.attributes.get("file") ?? `line-${String(block.line)}.yaml`;
    await write(this.folder, file, block.text);
    const backend = block.attributes.get("backend") ?? "kubeai";
    const said = await this.#terminal.inferspec([
      ...["validate", "-b", backend, "--format", "json"],
      relative(this.#terminal.cwd, join(this.folder, file)),
    ]);
    const { diagnostics } = JSON.parse(said.stdout) as { diagnostics: Finding[] };
    const told = diagnostics.filter(({ severity }) => severity !== "info");
    const wanted = (block.attributes.get("expect") ?? "").split(",").filter((code) => code !== "");
    if (codes(told) !== wanted.sort().join(", ")) {
      const list = told.map(({ code, message }) => `  ${code}: ${message}`).join("\n");
      throw new Error(
        `expected ${wanted.join(", ") || "no diagnostics"}, found\n${list || "  none"}`,
      );
    }
  }

  async #typeScript(block: Block): Promise<void> {
    await this.#writeNamed(block);
    const lines: string[] = [];
    const { log } = console;
    console.log = (...values: unknown[]) => void lines.push(`${values.map(String).join(" ")}\n`);
    try {
      await import(/* @vite-ignore */ pathToFileURL(join(this.#sources, nameOf(block))).href);
    } finally {
      console.log = log;
    }
    this.#said = { code: 0, stdout: lines.join(""), stderr: "" };
  }

  #compare(block: Block, actual: string): void {
    if (block.language === "json" ? sameJson(actual, block.text) : fits(actual, block.text)) return;
    if (!UPDATE) throw new Error(`it shows\n${block.text}\nbut there is\n${actual}`);
    if (/^…$/m.test(block.text)) throw new Error(`shorten this by hand:\n${actual}`);
    this.#updates.set(block.line, actual);
  }

  async #writeNamed(block: Block): Promise<void> {
    const name = block.attributes.get("file");
    if (name !== undefined) await write(this.folder, name, block.text);
  }
}

async function write(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** The formatter may break JSON into lines as it likes. */
function sameJson(actual: string, expected: string): boolean {
  if (expected === "") return false;
  return canonicalJson(JSON.parse(actual)) === canonicalJson(JSON.parse(expected));
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

function codes(found: readonly Finding[]): string {
  return [...new Set(found.map(({ code }) => code))].sort().join(", ");
}

function nameOf({ attributes, line }: Block): string {
  return attributes.get("file") ?? `line-${String(line)}.ts`;
}

/** Part of a configuration, and the options of the backends in it. */
function checkConfig(value: unknown): void {
  const config = makeConfigSchema().parse(value);
  for (const { name, options } of BUILT_IN.backends) {
    const given = config.backends?.[name];
    if (given === undefined) continue;
    const schema = typeof options === "function" ? options() : options;
    const result = schema.safeParse(given);
    if (!result.success)
      throw new Error(result.error.issues.map(({ message }) => message).join("; "));
  }
}
