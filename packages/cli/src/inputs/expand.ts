import { join, resolve } from "node:path";
import { createDiagnostic, type Diagnostic } from "@inferspec/compiler";
import { describeFailure } from "../errno.js";
import type { Io } from "../io.js";
import { inputs as catalogue } from "./diagnostics.js";
import { displayName } from "./paths.js";

/** The files that a command line names, in order and each once. `-` stands for standard input. */
export interface Expansion {
  /** Names as shown, see {@link displayName}. */
  readonly files: readonly string[];
  /** Folders whose changes may add or remove a file, for `--watch`. Absolute. */
  readonly folders: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const SPEC_FILES = "**/*.{yaml,yml,json}";
const OUTPUT_INDEX = ".inferspec.json";
/** Never specs: what is installed, and our own configuration. Names beginning with a dot are skipped anyway. */
const SKIPPED = ["**/node_modules/**", "**/inferspec.config.*"];

/**
 * Files stay as they are named, even if they do not exist (reading them reports that); folders and globs are listed.
 * The order is that of the names, not that of the arguments: the same files give the same bytes.
 */
export async function expandInputs(patterns: readonly string[], io: Io): Promise<Expansion> {
  const files = new Set<string>();
  const folders: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const pattern of patterns) {
    if (pattern === "-") {
      files.add("-");
      continue;
    }
    const kind = await kindOf(pattern, io);
    if (kind === "file") {
      files.add(displayName(io.cwd, pattern));
      continue;
    }
    const base = kind === "folder" ? resolve(io.cwd, pattern) : io.cwd;
    folders.push(base);
    const found = await list(kind === "folder" ? SPEC_FILES : pattern, base, io, diagnostics);
    if (found.length === 0 && !diagnostics.some(({ params }) => params["folder"] === base)) {
      diagnostics.push(createDiagnostic(catalogue["no-match"], { params: { pattern } }));
    }
    for (const file of found) {
      files.add(displayName(io.cwd, kind === "folder" ? join(pattern, file) : file));
    }
  }
  return { files: [...files].sort(), folders, diagnostics };
}

async function kindOf(pattern: string, io: Io): Promise<"file" | "folder" | "glob"> {
  try {
    return (await io.fs.stat(resolve(io.cwd, pattern))).isDirectory() ? "folder" : "file";
  } catch {
    return /[*?[\]{}()!]/.test(pattern) ? "glob" : "file";
  }
}

async function list(
  pattern: string,
  base: string,
  io: Io,
  diagnostics: Diagnostic[],
): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby");
  try {
    // A folder that `synth -o` wrote holds manifests, which are no specs.
    const options = {
      cwd: base,
      ignore: SKIPPED,
      expandDirectories: false,
      followSymbolicLinks: false,
    };
    const outputs = await glob(`**/${OUTPUT_INDEX}`, {
      ...options,
      dot: true,
      ignore: ["**/node_modules/**"],
    });
    const owned = outputs.map((index) => index.slice(0, -OUTPUT_INDEX.length));
    const found = await glob(pattern, options);
    return found.filter(
      (file) => /\.(ya?ml|json)$/.test(file) && !owned.some((folder) => file.startsWith(folder)),
    );
  } catch (error) {
    diagnostics.push(
      createDiagnostic(catalogue["no-folder-access"], {
        params: { folder: base, detail: describeFailure(error) },
      }),
    );
    return [];
  }
}
