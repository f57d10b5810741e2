import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import type { FileSystem } from "./io.js";

/**
 * The files of this machine. What only reads is done at once: a run reads a few small files, one after the other, and
 * Node's own promises would cost it the start of a large part of Node. The rest is loaded when it is first used.
 */
export const nodeFiles: FileSystem = {
  lstat: soon(lstatSync) as FileSystem["lstat"],
  readFile: soon(readFileSync) as FileSystem["readFile"],
  readdir: soon(readdirSync) as FileSystem["readdir"],
  realpath: soon(realpathSync) as FileSystem["realpath"],
  stat: soon(statSync) as FileSystem["stat"],
  copyFile: async (...args) => (await files()).copyFile(...args),
  mkdir: (async (...args: Parameters<FileSystem["mkdir"]>) =>
    (await files()).mkdir(...args)) as FileSystem["mkdir"],
  rename: async (...args) => (await files()).rename(...args),
  rm: async (...args) => (await files()).rm(...args),
  rmdir: async (...args) => (await files()).rmdir(...args),
  unlink: async (...args) => (await files()).unlink(...args),
  writeFile: async (...args) => (await files()).writeFile(...args),
};

function files(): Promise<FileSystem> {
  return import("node:fs/promises");
}

/** What a function gives, or throws, as a promise. */
function soon<A extends unknown[], R>(read: (...args: A) => R): (...args: A) => Promise<R> {
  return (...args) =>
    new Promise((settle) => {
      settle(read(...args));
    });
}
