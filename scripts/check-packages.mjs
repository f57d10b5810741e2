// Packs each public package as it would be published and checks the tarball: its manifest with publint,
// its types with attw, and that nothing of the workspace leaks out. Needs a build, and to be run by
// pnpm, which puts the tools on the PATH.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { publicPackages } from "./packages.mjs";

const temporary = mkdtempSync(join(tmpdir(), "inferspec-pack-"));

/** `pnpm run` names its own script; npm's `pack` would leave `workspace:` ranges in place. */
function pnpm(args, cwd) {
  const script = process.env.npm_execpath ?? "pnpm";
  const [command, ...first] = /\.c?js$/.test(script) ? [process.execPath, script] : [script];
  return execFileSync(command, [...first, ...args], { cwd, encoding: "utf8" });
}

async function problemsOf({ dir, manifest }) {
  const packed = JSON.parse(pnpm(["pack", "--json", "--pack-destination", temporary], dir));
  const tarball = packed.filename;
  const problems = [];

  const published = execFileSync("tar", ["-xzOf", tarball, "package/package.json"], {
    encoding: "utf8",
  });
  for (const leak of ["workspace:", "catalog:", "@inferspec/source"]) {
    if (published.includes(leak)) problems.push(`the published package.json says "${leak}"`);
  }

  const { messages, pkg } = await publint({
    level: "suggestion",
    strict: true,
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
  });
  problems.push(...messages.map((message) => formatMessage(message, pkg)));

  // A package that exports nothing but its manifest has no types to be wrong.
  if (JSON.parse(published).exports?.["."]) {
    const attw = spawnSync("attw", [tarball, "--profile", "esm-only"], { encoding: "utf8" });
    if (attw.status !== 0) problems.push(`attw: ${attw.stdout}${attw.stderr}`);
  }

  console.log(`${problems.length ? "✗" : "✓"} ${manifest.name} (${packed.files.length} files)`);
  for (const problem of problems) console.log(`  ${problem.trim().replaceAll("\n", "\n  ")}`);
  return problems.length;
}

try {
  let count = 0;
  for (const one of publicPackages()) count += await problemsOf(one);
  process.exitCode = count ? 1 : 0;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
