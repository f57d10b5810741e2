"use strict";
// Starts the bundle. Compiling its megabyte is most of a cold start, so V8's compiled form is kept in the user's cache
// folder and used while bundle, Node and processor are the same. Whatever goes wrong with the cache, the bundle is
// compiled as usual.
const fs = require("node:fs");
const { createRequire, enableCompileCache } = require("node:module");
const path = require("node:path");

const HASH = "BUNDLE_HASH";
const COMMANDS = new Set(["init", "validate", "plan", "synth", "schema", "explain", "completion"]);

const bundle = path.join(__dirname, "inferspec.cjs");

/** The cache of one command: each runs other parts, and only what has run is in compiled form. */
function cacheFile() {
  const { env, arch, version, argv } = process;
  if (env.INFERSPEC_NO_CODE_CACHE) return undefined;
  const base =
    env.XDG_CACHE_HOME || (env.HOME && path.join(env.HOME, ".cache")) || env.LOCALAPPDATA;
  if (!base || !path.isAbsolute(base)) return undefined;
  const command = COMMANDS.has(argv[2]) ? argv[2] : "other";
  return path.join(base, "inferspec", "code", `${HASH}-${version}-${arch}-${command}`);
}

function read(file) {
  try {
    return file && fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place: two runs at a time may both write it. */
function write(file, data) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, data, { mode: 0o600 });
    fs.renameSync(draft, file);
  } catch {
    // A cache that cannot be kept is no reason to fail.
  }
}

/** Gives the bundle's exports, and what to do at the end of the run. */
function load() {
  if (enableCompileCache) {
    if (!process.env.INFERSPEC_NO_CODE_CACHE) enableCompileCache();
    return { exports: require(bundle), finish: () => undefined };
  }
  const vm = require("node:vm");
  const file = cacheFile();
  const cachedData = read(file);
  const source = fs.readFileSync(bundle, "latin1");
  const script = new vm.Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    {
      filename: bundle,
      cachedData,
    },
  );
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, __dirname);
  const fresh = file && (!cachedData || script.cachedDataRejected);
  return {
    exports: module.exports,
    finish: () => {
      if (fresh) write(file, script.createCachedData());
    },
  };
}

/** The reader of a pipe may leave at any time (`| head`): that ends the run, and is not worth a word. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const { exports: cli, finish } = load();
void cli.main(process.argv.slice(2), cli.createNodeIo()).then((code) => {
  process.exitCode = code;
  finish();
});
