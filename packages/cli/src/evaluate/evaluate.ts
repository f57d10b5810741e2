import { join, resolve } from "node:path";
import {
  decodeText,
  typescriptDocuments,
  type EvaluateTypeScript,
  type Location,
} from "@inferspec/compiler";
import { createTypeScriptOpener } from "@inferspec/compiler/node";
import { cacheFolder } from "../cache-folder.js";
import { createHost } from "../host.js";
import type { Io } from "../io.js";
import { runModule } from "./run-module.js";

const LIMIT_MS = 10_000;

/** Evaluates a TypeScript file that the user named; files are named relative to the working folder. */
export function createEvaluator(io: Io, limit = LIMIT_MS): EvaluateTypeScript {
  const host = createHost(io, new Map());
  return async (file, limits) => {
    const path = resolve(io.cwd, file);
    const read = await host.read(file, limits.fileBytes);
    if (!read.ok) {
      const more = `, more than the limit of ${String(limits.fileBytes)}`;
      return { ok: false, detail: read.detail + (read.reason === "too-large" ? more : "") };
    }
    const { text } = decodeText(read.bytes);
    const cache = join(cacheFolder(io), "typescript");
    const result = await runModule({ file: path, limit, cache, talk: io.stderr });
    if (result.ok)
      return {
        ok: true,
        source: typescriptDocuments(file, text, result.value, limits, createTypeScriptOpener()),
      };
    return { ok: false, detail: result.detail, at: locate(file, text, result.line, result.column) };
  };
}

/** A failure's place. Columns may be those of the transformed module: one that the line does not have says "near". */
function locate(
  file: string,
  text: string,
  line: number | undefined,
  column: number | undefined,
): Location | undefined {
  const lines = text.split("\n");
  const content = line === undefined ? undefined : lines[line - 1];
  if (line === undefined || content === undefined) return undefined;
  const exact = column !== undefined && column <= content.length;
  const from = exact ? column : 1;
  const offset = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  return {
    file,
    start: { offset: offset + from - 1, line, column: from },
    end: { offset: offset + from, line, column: from + 1 },
    path: [],
    exact,
  };
}
