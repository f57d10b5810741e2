import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Sink } from "../io.js";

/** What became of a module: its default export as plain data, or why there is none. */
export type ModuleResult =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly detail: string;
      /** From 1, where the failure names a place in the module itself. */
      readonly line?: number;
      readonly column?: number;
    };

export interface RunOptions {
  /** Absolute path of the module. */
  readonly file: string;
  /** How long it may take, in milliseconds. */
  readonly limit: number;
  /** Where transformed modules are kept between runs; `false` keeps none. */
  readonly cache: string | false;
  /** Where its own output goes: never to standard output, which is for artefacts. */
  readonly talk: Sink;
}

const MEMORY_MB = 1024;

/**
 * Runs a module in a thread of its own, which has an empty environment: no variable of this machine, and so no secret in
 * one, can get into what it exports. It is no sandbox: files, network, clock and chance are open to it. The thread is ended when it takes too long, even in an endless loop.
 */
export async function runModule({ file, limit, cache, talk }: RunOptions): Promise<ModuleResult> {
  const worker = new Worker(new URL("./worker.cjs", import.meta.url), {
    workerData: { file, bundledSpec: bundledSpec(), cache },
    env: {},
    argv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      talk.write(text);
    });
  }
  const result = await new Promise<ModuleResult>((settle) => {
    const timer = setTimeout(() => {
      settle({ ok: false, detail: `it took longer than ${String(limit / 1000)} s` });
    }, limit);
    const end = (outcome: ModuleResult): void => {
      clearTimeout(timer);
      settle(outcome);
    };
    worker.once("message", (message: Message) => {
      end(readMessage(message, file));
    });
    worker.once("error", (error) => {
      end({ ok: false, detail: firstLine(error.message) });
    });
    worker.once("exit", () => {
      end({ ok: false, detail: "it ended its own process" });
    });
  });
  await worker.terminate();
  return result;
}

/** What the worker posts. */
type Message =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string; readonly stack?: string | undefined };

function readMessage(message: Message, file: string): ModuleResult {
  if (message.ok) return { ok: true, value: JSON.parse(message.json) as unknown };
  const place = placeIn(`${message.message}\n${message.stack ?? ""}`, file);
  const detail = firstLine(message.message).replaceAll(file, "the module");
  return { ok: false, detail, ...place };
}

/** The first place in the module that a stack, or the message of a syntax error, names. */
function placeIn(text: string, file: string): { line: number; column: number } | undefined {
  for (let from = text.indexOf(file); from >= 0; from = text.indexOf(file, from + 1)) {
    const place = /^:(\d+):(\d+)/.exec(text.slice(from + file.length));
    if (place) return { line: Number(place[1]), column: Number(place[2]) };
  }
  const syntax = /\((\d+):(\d+)\)/.exec(firstLine(text));
  return syntax ? { line: Number(syntax[1]), column: Number(syntax[2]) + 1 } : undefined;
}

function firstLine(text: string): string {
  return text.trim().split("\n", 1)[0] ?? "";
}

/** The builders that a module may import without installing them. */
function bundledSpec(): string {
  // Beside the bundle there is one; from source it is the package itself.
  const relative = import.meta.url.endsWith(".ts") ? "../../../spec/src/index.ts" : "./spec.cjs";
  return fileURLToPath(new URL(relative, import.meta.url));
}
