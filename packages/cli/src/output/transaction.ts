import { dirname, join } from "node:path";
import * as z from "zod";
import { errnoOf } from "../errno.js";
import type { FileSystem, Io } from "../io.js";
import { INDEX, isSafeName, TRANSACTION } from "./names.js";

/** One step of an exchange: a file to put in place, or (`text: undefined`) to delete. Names are safe names. */
export interface Exchange {
  readonly name: string;
  readonly text: string | undefined;
  /** Whether the folder holds a file of that name now. */
  readonly exists: boolean;
}

/** What a run that is under way writes down, for itself and for the next one. */
type Journal = readonly { readonly name: string; readonly exists: boolean }[];

/** Reads a journal. One that names files outside the folder was not written by us, and is not acted on. */
function readJournal(text: string): Journal {
  const entry = z.strictObject({
    name: z.string().refine((name) => name === INDEX || isSafeName(name)),
    exists: z.boolean(),
  });
  try {
    return z.array(entry).parse(JSON.parse(text));
  } catch {
    throw new Error(`${TRANSACTION}/journal.json was not written by inferspec; delete that folder`);
  }
}

/**
 * Exchanges several files as one. In `.inferspec-transaction` inside the folder (so on the same file system), new files
 * are staged in `new/` and copies of the old ones kept in `old/`; then a journal is written, and only then is each
 * file renamed over its predecessor. Deleting the journal commits. A failure, or a crash found by the next run, puts
 * the old files back. A file is thus never missing or half-written, and the folder never keeps a mixture.
 */
export class Transaction {
  readonly #folder: string;
  readonly #root: string;
  readonly #journal: string;
  readonly #fs: FileSystem;

  constructor(folder: string, fs: FileSystem) {
    this.#folder = folder;
    this.#root = join(folder, TRANSACTION);
    this.#journal = join(this.#root, "journal.json");
    this.#fs = fs;
  }

  /** Puts right what a crashed run left. Gives the process that is at work here, if one is. Throws when it cannot. */
  async recover(io: Pick<Io, "isRunning" | "pid">): Promise<number | undefined> {
    const owner = await this.#readText(join(this.#root, "owner"));
    const pid = Number(owner);
    if (
      owner !== undefined &&
      pid !== io.pid &&
      Number.isSafeInteger(pid) &&
      pid > 0 &&
      io.isRunning(pid)
    ) {
      return pid;
    }
    await this.#rollBack();
    return undefined;
  }

  /** Makes all the exchanges or none. Throws the first failure after undoing; {@link restored} says whether that worked. */
  async run(exchanges: readonly Exchange[], pid: number): Promise<void> {
    try {
      await this.#stage(exchanges, pid);
      for (const { name, text } of exchanges) {
        const target = join(this.#folder, name);
        if (text === undefined) await this.#fs.unlink(target);
        else {
          await this.#fs.mkdir(dirname(target), { recursive: true });
          await this.#fs.rename(join(this.#root, "new", name), target);
        }
      }
      await this.#fs.rm(this.#journal, { force: true });
    } catch (error) {
      try {
        await this.#rollBack();
      } catch {
        throw new UnrestoredError(error);
      }
      throw error;
    }
    // Committed: what is left is only ours, and the next run would remove it too.
    await this.#fs.rm(this.#root, { recursive: true, force: true }).catch(() => undefined);
  }

  async #stage(exchanges: readonly Exchange[], pid: number): Promise<void> {
    await this.#fs.mkdir(this.#root);
    await this.#fs.writeFile(join(this.#root, "owner"), String(pid));
    for (const { name, text, exists } of exchanges) {
      if (exists) await this.#copyIn("old", name);
      if (text === undefined) continue;
      const staged = join(this.#root, "new", name);
      await this.#fs.mkdir(dirname(staged), { recursive: true });
      await this.#fs.writeFile(staged, text);
    }
    const journal: Journal = exchanges.map(({ name, exists }) => ({ name, exists }));
    const draft = `${this.#journal}.draft`;
    await this.#fs.writeFile(draft, JSON.stringify(journal));
    await this.#fs.rename(draft, this.#journal);
  }

  async #copyIn(part: "old", name: string): Promise<void> {
    const copy = join(this.#root, part, name);
    await this.#fs.mkdir(dirname(copy), { recursive: true });
    await this.#fs.copyFile(join(this.#folder, name), copy);
  }

  /** Idempotent: may itself be cut short and run again. */
  async #rollBack(): Promise<void> {
    const text = await this.#readText(this.#journal);
    if (text !== undefined) {
      for (const { name, exists } of readJournal(text)) {
        const target = join(this.#folder, name);
        if (exists) await this.#restore(join(this.#root, "old", name), target);
        else if (!(await this.#exists(join(this.#root, "new", name)))) {
          await this.#fs.rm(target, { force: true });
          // A folder that was made for this file alone goes with it.
          if (dirname(name) !== ".") await this.#fs.rmdir(dirname(target)).catch(() => undefined);
        }
      }
      await this.#fs.rm(this.#journal, { force: true });
    }
    await this.#fs.rm(this.#root, { recursive: true, force: true });
  }

  async #restore(kept: string, target: string): Promise<void> {
    try {
      await this.#fs.rename(kept, target);
    } catch (error) {
      // Restored already, by a roll-back that was cut short.
      if (errnoOf(error) !== "ENOENT") throw error;
    }
  }

  async #exists(file: string): Promise<boolean> {
    return this.#fs.lstat(file).then(
      () => true,
      () => false,
    );
  }

  async #readText(file: string): Promise<string | undefined> {
    try {
      return await this.#fs.readFile(file, "utf8");
    } catch (error) {
      if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR") return undefined;
      throw error;
    }
  }
}

/** The old files could not be put back; they are still in the transaction's folder. */
export class UnrestoredError extends Error {
  constructor(readonly original: unknown) {
    super("the output folder could not be restored");
  }
}
