import { dirname, join } from "node:path";
import { createDiagnostic, type Diagnostic } from "@inferspec/compiler";
import { errnoOf } from "../errno.js";
import type { Io } from "../io.js";
import { config as catalogue } from "./diagnostics.js";

const NAMES = [
  "inferspec.config.yaml",
  "inferspec.config.yml",
  "inferspec.config.json",
  "inferspec.config.ts",
];

/** Looks for the configuration from the working folder upward. Gives an absolute path. */
export async function findConfig(io: Io): Promise<{ file?: string; diagnostics: Diagnostic[] }> {
  for (let folder = io.cwd; ; folder = dirname(folder)) {
    const [first, second] = await configsIn(folder, io);
    if (first !== undefined && second !== undefined) {
      const params = { folder, first, second };
      return { diagnostics: [createDiagnostic(catalogue["two-files"], { params })] };
    }
    if (first !== undefined) return { file: join(folder, first), diagnostics: [] };
    if (dirname(folder) === folder) return { diagnostics: [] };
  }
}

async function configsIn(folder: string, io: Io): Promise<string[]> {
  const found: string[] = [];
  for (const name of NAMES) {
    try {
      if ((await io.fs.stat(join(folder, name))).isFile()) found.push(name);
    } catch (error) {
      // A folder above that may not be looked into ends nothing; what it holds is not ours.
      if (errnoOf(error) === undefined) throw error;
    }
  }
  return found;
}
