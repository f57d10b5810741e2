import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { FileSystem, Io } from "../src/io.js";
import { main } from "../src/main.js";

/** What one command line did. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What a test changes about the world. */
export interface Circumstances {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly tty?: boolean;
  /** File operations that behave otherwise. */
  readonly fs?: Partial<FileSystem>;
  readonly interrupted?: AbortSignal;
  readonly running?: (pid: number) => boolean;
  /** Called with everything that is said. */
  readonly hear?: (text: string) => void;
}

/** A folder of its own with some files in it, removed at the end of the test. Symbolic links resolved. */
export async function folderWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await fs.realpath(await fs.mkdtemp(join(tmpdir(), "inferspec-cli-")));
  onTestFinished(async () => {
    await fs.rm(folder, { recursive: true, force: true });
  });
  await addFiles(folder, files);
  return folder;
}

export async function addFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await fs.mkdir(dirname(join(folder, name)), { recursive: true });
    await fs.writeFile(join(folder, name), text);
  }
}

/** Runs a command line in this process. */
export async function run(
  folder: string,
  argv: readonly string[],
  circumstances: Circumstances = {},
): Promise<Outcome> {
  const written = { out: "", err: "" };
  const sink = (to: "out" | "err") => ({
    isTTY: circumstances.tty ?? false,
    write(text: string) {
      written[to] += text;
      circumstances.hear?.(text);
    },
  });
  const { stdin = "" } = circumstances;
  const io: Io = {
    cwd: circumstances.cwd ?? folder,
    env: { XDG_CACHE_HOME: join(tmpdir(), "inferspec-cli-test-cache"), ...circumstances.env },
    stdin: {
      isTTY: false,
      read: () =>
        Promise.resolve(typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin),
    },
    stdout: sink("out"),
    stderr: sink("err"),
    fs: { ...fs, ...circumstances.fs },
    interrupted: circumstances.interrupted ?? new AbortController().signal,
    pid: 4242,
    isRunning: circumstances.running ?? (() => false),
  };
  const code = await main(argv, io);
  return { code, ...written };
}

/** Every file below a folder with its text. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found[path.slice(folder.length + 1)] = await fs.readFile(path, "utf8");
  }
  return found;
}

/** A function that compiles for KubeAI without a word. */
export function chat(name = "chat", more = ""): string {
  return `kind: kubeai-text
project: test
name: ${name}
spec:
  model_name: ${name}
  url: hf://TinyLlama/TinyLlama-1.1B-Chat-v1.0
  engine: VLLM
  features: [TextGeneration]
runs:
  - action: serve
    profile: nvidia-gpu-l4
${more}`;
}
