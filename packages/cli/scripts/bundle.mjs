// Bundles the command straight from source: several times quicker to start than loading its parts from node_modules,
// and nothing to install besides jiti and typescript. What only some commands need becomes a part of its own (see
// pack.mjs), compiled and run when first asked for; a code cache (see start.cjs) makes compiling the rest nearly free.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BACKENDS, lateModules, YAML_PART } from "./late-modules.mjs";
import { pack } from "./pack.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = resolve(process.argv[2] ?? `${root}dist`);
const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));

const common = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  platform: "node",
  target: "node20",
  // Plain ASCII is read and compiled without decoding.
  charset: "ascii",
  minify: true,
  conditions: ["@inferspec/source"],
  mainFields: ["module", "main"],
  logLevel: "warning",
};

await mkdir(dist, { recursive: true });
// Types lie here too, and stay.
for (const file of await readdir(dist)) {
  if (/\.cjs(\.LEGAL\.txt)?$/.test(file)) await rm(`${dist}/${file}`);
}

// The builders, for TypeScript specs in folders where nothing is installed.
const spec = fileURLToPath(import.meta.resolve("@inferspec/spec/package.json"));
await build({
  ...common,
  entryPoints: { spec: spec.replace("package.json", "src/index.ts") },
  format: "cjs",
  outExtension: { ".js": ".cjs" },
});

const command = await build({
  ...common,
  entryPoints: { inferspec: "src/index.ts", ...BACKENDS },
  format: "esm",
  splitting: true,
  write: false,
  // Loaded only when a spec is TypeScript, and too large to carry along.
  external: ["jiti", "typescript"],
  define: { "import.meta.url": "importMetaUrl", INFERSPEC_VERSION: JSON.stringify(version) },
  legalComments: "linked",
  plugins: [lateModules(root)],
});
const yaml = await build({
  ...common,
  stdin: { contents: 'export * from "yaml"', resolveDir: root },
  format: "cjs",
  write: false,
});
const { text, legal } = await pack([
  ...command.outputFiles,
  { path: YAML_PART, text: yaml.outputFiles[0].text },
]);
await writeFile(`${dist}/inferspec.cjs`, text);
await writeFile(`${dist}/inferspec.cjs.LEGAL.txt`, legal);

// Not bundled: what a thread starts from, and what imports plugins.
for (const file of ["evaluate/worker.cjs", "evaluate/plain.cjs", "plugins/import.cjs"]) {
  await copyFile(`${root}src/${file}`, `${dist}/${basename(file)}`);
}

// The code cache is only valid for exactly this bundle, which the hash stands for: it need not be worked out at start.
const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
const start = await readFile(`${root}scripts/start.cjs`, "utf8");
await writeFile(`${dist}/start.cjs`, start.replace('"BUNDLE_HASH"', JSON.stringify(hash)));
