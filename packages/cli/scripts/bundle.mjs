// Bundles the command straight from source: several times quicker to start than loading its parts from node_modules,
// and nothing to install besides jiti and typescript. Modules that only some commands need are wrapped, so that they
// are compiled and run when first asked for; a code cache (see start.cjs) makes the rest of the file free.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = resolve(process.argv[2] ?? `${root}dist`);

/** What cdk8s and constructs require at once, for members that they use inside functions only, and rarely. */
const LATE = /^(?:yaml|child_process|crypto|fs|os)$/;

/**
 * One copy of yaml (cdk8s carries its own, of the same version), evaluated when it is first used: a run that neither
 * reports nor meets unusual text never does. Nor does such a run start the parts of Node that cdk8s would.
 */
const lateYaml = {
  name: "late-yaml",
  setup(esbuild) {
    esbuild.onResolve({ filter: LATE }, ({ path, kind, pluginData, resolveDir, namespace }) => {
      const late = namespace !== "late" && /[\\/](?:cdk8s|constructs)[\\/]/.test(resolveDir);
      if (pluginData === "real") return undefined;
      if (late) return { path, namespace: "late" };
      return path === "yaml"
        ? esbuild.resolve(path, { kind, pluginData: "real", resolveDir: root })
        : undefined;
    });
    esbuild.onLoad({ filter: LATE, namespace: "late" }, ({ path }) => ({
      contents: `module.exports = new Proxy({}, { get: (_, key) => (key === "__esModule" ? true : require("${path}")[key]) });`,
      resolveDir: root,
    }));
    // The compiler's one door to it.
    esbuild.onLoad({ filter: /[\\/]source[\\/]yaml-library\.ts$/ }, () => ({
      contents: 'export const loadYaml = () => require("yaml");',
      resolveDir: root,
    }));
  },
};

const { version } = JSON.parse(await readFile(`${root}package.json`, "utf8"));

await mkdir(dist, { recursive: true });
// Types lie here too, and stay.
for (const file of await readdir(dist)) {
  if (/\.cjs(\.LEGAL\.txt)?$/.test(file)) await rm(`${dist}/${file}`);
}
await build({
  absWorkingDir: root,
  entryPoints: {
    inferspec: "src/index.ts",
    // The builders, for TypeScript specs in folders where nothing is installed.
    spec: fileURLToPath(import.meta.resolve("@inferspec/spec/package.json")).replace(
      "package.json",
      "src/index.ts",
    ),
  },
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  // Plain ASCII is read and compiled without decoding.
  charset: "ascii",
  minifyWhitespace: true,
  conditions: ["@inferspec/source"],
  mainFields: ["module", "main"],
  // Loaded only when a spec is TypeScript, and too large to carry along.
  external: ["jiti", "typescript"],
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: {
    "import.meta.url": "importMetaUrl",
    INFERSPEC_VERSION: JSON.stringify(version),
  },
  legalComments: "linked",
  logLevel: "warning",
  plugins: [lateYaml],
});

// Not bundled: what a thread starts from, and what imports plugins.
for (const file of ["evaluate/worker.cjs", "evaluate/plain.cjs", "plugins/import.cjs"]) {
  await copyFile(`${root}src/${file}`, `${dist}/${basename(file)}`);
}

// The code cache is only valid for exactly this bundle, which the hash stands for: it need not be worked out at start.
const hash = createHash("sha256")
  .update(await readFile(`${dist}/inferspec.cjs`))
  .digest("hex")
  .slice(0, 16);
const start = await readFile(`${root}scripts/start.cjs`, "utf8");
await writeFile(`${dist}/start.cjs`, start.replace('"BUNDLE_HASH"', JSON.stringify(hash)));
