// Writes docs/reference from the code, or with --check says which of its files are out of date. The pages are
// TypeScript over the packages' sources, so they are bundled first: no build is needed.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { fromSource } from "../source-bundle.mjs";
import { root } from "../packages.mjs";

const folder = join(root, "docs/reference");
const bundle = join(root, ".cache/docs/pages.cjs");

await build({
  ...fromSource,
  entryPoints: ["scripts/docs/pages.ts"],
  outfile: bundle,
  // Commands load them when they run a TypeScript spec; no page does.
  external: ["jiti", "typescript"],
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "importMetaUrl" },
});
const { pages } = createRequire(import.meta.url)(bundle);

/** What is reported of every `fixtures/<kind>/<case>/`: `{ name, text }`, by name. */
async function fixtures() {
  const found = [];
  const kinds = await readdir(join(root, "fixtures"), { withFileTypes: true }).catch(() => []);
  for (const kind of kinds.filter((entry) => entry.isDirectory())) {
    for (const one of await readdir(join(root, "fixtures", kind.name))) {
      const folder = join(root, "fixtures", kind.name, one);
      const names = await readdir(folder).catch(() => []);
      // A fixture that is drawn for several backends has a report of each.
      const reports = names.filter((name) => /^(?:\w+\.)?diagnostics\.txt$/.test(name)).sort();
      const texts = reports.map((name) => readFile(join(folder, name), "utf8"));
      if (texts.length > 0) {
        found.push({ name: `${kind.name}/${one}`, text: (await Promise.all(texts)).join("\n") });
      }
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const wanted = new Map();
for (const { name, text } of await pages(await fixtures())) wanted.set(name, text);
const present = await readdir(folder).catch(() => []);
const stray = present.filter((name) => !wanted.has(name));

if (process.argv.includes("--check")) {
  const stale = stray.map((name) => `${name} is made by nothing`);
  for (const [name, text] of wanted) {
    const there = await readFile(join(folder, name), "utf8").catch(() => undefined);
    if (there !== text) stale.push(`${name} is ${there === undefined ? "missing" : "out of date"}`);
  }
  for (const line of stale) console.error(`docs/reference/${line}: run \`pnpm docs:generate\``);
  console.log(`${wanted.size} reference pages, ${stale.length} problems`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  await mkdir(folder, { recursive: true });
  for (const name of stray) await rm(join(folder, name));
  for (const [name, text] of wanted) await writeFile(join(folder, name), text);
  console.log(`wrote ${wanted.size} pages to docs/reference`);
}
