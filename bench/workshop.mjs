// What the measurements need: a bundle of their own, which nobody rebuilds while they run, and the generated specs.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { fromSource } from "../scripts/source-bundle.mjs";
import { root } from "../scripts/packages.mjs";

/** Below `.cache`, so that the command finds what it loads from node_modules. */
const folder = join(root, ".cache/bench");

export async function openWorkshop() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "bin"), { recursive: true });
  copyFileSync(join(root, "packages/cli/bin/inferspec.cjs"), join(folder, "bin/inferspec.cjs"));
  execFileSync(process.execPath, [
    join(root, "packages/cli/scripts/bundle.mjs"),
    join(folder, "dist"),
  ]);
  await build({
    ...fromSource,
    entryPoints: ["bench/generator.ts", "bench/stages.ts"],
    outdir: folder,
    outExtension: { ".js": ".cjs" },
  });
  const { generateStream } = createRequire(import.meta.url)(join(folder, "generator.cjs"));
  return {
    folder,
    stages: join(folder, "stages.cjs"),
    /** The command line of `inferspec`. */
    inferspec: (...args) => [process.execPath, join(folder, "bin/inferspec.cjs"), ...args],
    /** Where compiled code is kept, so that the user's own cache is left alone. */
    cached: { XDG_CACHE_HOME: join(folder, "cache"), INFERSPEC_NO_CODE_CACHE: "" },
    uncached: { INFERSPEC_NO_CODE_CACHE: "1", NODE_DISABLE_COMPILE_CACHE: "1" },
    /** Writes a file of `count` functions and gives its name. */
    spec(count, options = {}) {
      const { backend = "kubeai", warnings = false } = options;
      const file = join(folder, `${backend}-${count}${warnings ? "-warnings" : ""}.yaml`);
      writeFileSync(file, generateStream(count, options));
      return file;
    },
  };
}
