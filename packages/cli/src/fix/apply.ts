import { dirname, join, resolve } from "node:path";
import {
  createDiagnostic,
  decodeText,
  encodeText,
  type Diagnostic,
  type SourceDocument,
} from "@inferspec/compiler";
import { describeFailure } from "../errno.js";
import type { Io } from "../io.js";
import { applyEdits, chooseFixes } from "./choose.js";
import { fix as catalogue } from "./diagnostics.js";

/** What one pass of `--fix` did. */
export interface FixPass {
  /** File → what was changed in it. */
  readonly changed: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the proposed changes, each file whole or not at all. */
export async function applyFixes(
  diagnostics: readonly Diagnostic[],
  documents: readonly SourceDocument[],
  io: Io,
): Promise<FixPass> {
  const { edits, titles } = chooseFixes(diagnostics);
  const changed = new Map<string, readonly string[]>();
  const failures: Diagnostic[] = [];
  for (const [file, list] of edits) {
    const checked = documents.find((document) => document.file === file)?.text;
    try {
      const path = await io.fs.realpath(resolve(io.cwd, file));
      const { text, encoding } = decodeText(await io.fs.readFile(path));
      if (text !== checked) {
        failures.push(createDiagnostic(catalogue.changed, { params: { file } }));
        continue;
      }
      const fixed = applyEdits(text, list);
      if (fixed === text) continue;
      await replaceFile(path, encodeText(fixed, encoding), io);
      changed.set(file, titles.get(file) ?? []);
    } catch (error) {
      const params = { file, detail: describeFailure(error) };
      failures.push(createDiagnostic(catalogue.unwritable, { params }));
    }
  }
  return { changed, diagnostics: failures };
}

/** Moves the new content into place, so that the file is never seen half-written; keeps its permissions. */
async function replaceFile(path: string, content: Uint8Array, io: Io): Promise<void> {
  const { mode } = await io.fs.stat(path);
  const draft = join(dirname(path), `.inferspec-fix-${String(io.pid)}`);
  try {
    await io.fs.writeFile(draft, content, { flag: "wx", mode });
    await io.fs.rename(draft, path);
  } catch (error) {
    await io.fs.rm(draft, { force: true });
    throw error;
  }
}
