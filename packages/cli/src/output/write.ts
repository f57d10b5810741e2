import { dirname, join } from "node:path";
import { createDiagnostic, type Diagnostic } from "@inferspec/compiler";
import { describeFailure, errnoOf } from "../errno.js";
import type { FileSystem, Io } from "../io.js";
import { output as catalogue } from "./diagnostics.js";
import { indexText, readIndex } from "./index-file.js";
import { foldName, INDEX, isSafeName, TRANSACTION } from "./names.js";
import { Transaction, UnrestoredError, type Exchange } from "./transaction.js";

/** A file of the output folder; the name is relative to it, with forward slashes. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** What a run changes, or would change, in the output folder. */
export interface Difference {
  readonly name: string;
  readonly change: "added" | "replaced" | "removed";
}

export type OutputResult =
  | { readonly ok: true; readonly differences: readonly Difference[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What lies in the output folder now: the owned files with their texts. */
export interface OutputState {
  readonly owned: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Compares the files with the folder; with `write`, makes the folder hold exactly them. All or nothing; never throws. */
export async function updateOutput(
  folder: string,
  files: readonly OutputFile[],
  io: Io,
  write: boolean,
): Promise<OutputResult> {
  const named = checkNames(files);
  if (named.length > 0) return { ok: false, diagnostics: named };
  try {
    const transaction = new Transaction(folder, io.fs);
    if (write) {
      const pid = await recover(folder, transaction, io);
      if (pid !== undefined) {
        const busy = createDiagnostic(catalogue.busy, { params: { pid, folder } });
        return { ok: false, diagnostics: [busy] };
      }
    }
    const index = await readIndex(folder, io.fs);
    if (!index.ok) {
      const params = { file: join(folder, INDEX), detail: index.detail };
      return { ok: false, diagnostics: [createDiagnostic(catalogue["bad-index"], { params })] };
    }
    const { exchanges, problems } = await compare(folder, files, index.files, io.fs);
    if (problems.length > 0) return { ok: false, diagnostics: problems };
    const differences = exchanges.filter(({ name }) => name !== INDEX).map(differenceOf);
    if (write && exchanges.length > 0) {
      const made = await io.fs.mkdir(folder, { recursive: true });
      try {
        await transaction.run(exchanges, io.pid);
      } catch (error) {
        if (made !== undefined) await io.fs.rmdir(folder).catch(() => undefined);
        throw error;
      }
      await removeEmptyFolders(folder, differences, io.fs);
    }
    return {
      ok: true,
      differences:
        exchanges.length > 0 && differences.length === 0
          ? exchanges.map(differenceOf)
          : differences,
    };
  } catch (error) {
    return { ok: false, diagnostics: [failure(folder, error)] };
  }
}

/** The texts of the owned files as they are now; files that cannot be read are left out. */
export async function readOutput(folder: string, io: Io): Promise<OutputState> {
  const index = await readIndex(folder, io.fs);
  const texts = new Map<string, string>();
  if (!index.ok) return { owned: [], texts };
  for (const name of index.files) {
    try {
      const path = join(folder, name);
      if ((await io.fs.lstat(path)).isFile()) texts.set(name, await io.fs.readFile(path, "utf8"));
    } catch {
      // Deleted by hand, say: there is nothing to compare with.
    }
  }
  return { owned: index.files, texts };
}

function checkNames(files: readonly OutputFile[]): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { name } of files) {
    const params = { file: name };
    if (!isSafeName(name)) problems.push(createDiagnostic(catalogue["unsafe-name"], { params }));
    else if (seen.has(foldName(name)))
      problems.push(createDiagnostic(catalogue["two-files"], { params }));
    seen.add(foldName(name));
  }
  return problems;
}

async function recover(
  folder: string,
  transaction: Transaction,
  io: Io,
): Promise<number | undefined> {
  const left = await kindOf(join(folder, TRANSACTION), io.fs);
  return left === "folder" ? transaction.recover(io) : undefined;
}

async function compare(
  folder: string,
  files: readonly OutputFile[],
  owned: readonly string[],
  fs: FileSystem,
): Promise<{ exchanges: Exchange[]; problems: Diagnostic[] }> {
  const exchanges: Exchange[] = [];
  const problems: Diagnostic[] = [];
  const wanted = new Map(files.map(({ name, text }) => [name, text]));
  wanted.set(INDEX, indexText(files.map(({ name }) => name)));
  const mine = new Set([...owned, INDEX]);
  const names = [...new Set([...wanted.keys(), ...owned])].sort();
  const folders = new Set(names.map((name) => dirname(name)).filter((parent) => parent !== "."));
  for (const name of [TRANSACTION, ...folders]) {
    const kind = await kindOf(join(folder, name), fs);
    if (kind !== "nothing" && kind !== "folder") problems.push(notPlain(name, kind));
  }
  if (problems.length > 0) return { exchanges, problems };
  for (const name of names) {
    const text = wanted.get(name);
    const kind = await kindOf(join(folder, name), fs);
    if (kind === "nothing") {
      if (text !== undefined) exchanges.push({ name, text, exists: false });
    } else if (kind !== "file") problems.push(notPlain(name, kind));
    else if (!mine.has(name)) {
      problems.push(createDiagnostic(catalogue["foreign-file"], { params: { file: name } }));
    } else if (text === undefined || (await fs.readFile(join(folder, name), "utf8")) !== text) {
      exchanges.push({ name, text, exists: true });
    }
  }
  return { exchanges, problems };
}

async function kindOf(
  path: string,
  fs: FileSystem,
): Promise<"nothing" | "file" | "folder" | "link" | "other"> {
  try {
    const stat = await fs.lstat(path);
    if (stat.isSymbolicLink()) return "link";
    if (stat.isDirectory()) return "folder";
    return stat.isFile() ? "file" : "other";
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "nothing";
    throw error;
  }
}

function notPlain(file: string, kind: "file" | "folder" | "link" | "other"): Diagnostic {
  const what = {
    file: "a file",
    folder: "a folder",
    link: "a symbolic link",
    other: "a special file",
  }[kind];
  return createDiagnostic(catalogue["not-a-file"], { params: { file, what } });
}

function differenceOf({ name, text, exists }: Exchange): Difference {
  return { name, change: text === undefined ? "removed" : exists ? "replaced" : "added" };
}

/** A folder whose last file was removed goes too, unless somebody else keeps files there. */
async function removeEmptyFolders(
  folder: string,
  differences: readonly Difference[],
  fs: FileSystem,
): Promise<void> {
  const parents = differences
    .filter(({ change }) => change === "removed")
    .map(({ name }) => dirname(name));
  for (const parent of new Set(parents)) {
    if (parent !== ".") await fs.rmdir(join(folder, parent)).catch(() => undefined);
  }
}

function failure(folder: string, error: unknown): Diagnostic {
  if (error instanceof UnrestoredError) {
    const params = {
      file: folder,
      detail: describeFailure(error.original),
      kept: join(folder, TRANSACTION),
    };
    return createDiagnostic(catalogue.unrestored, { params });
  }
  return createDiagnostic(catalogue.unwritable, {
    params: { file: folder, detail: describeFailure(error) },
  });
}
