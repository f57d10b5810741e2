"use strict";
// Starts the bundle. Compiling its megabyte is most of a cold start, so V8's compiled form is kept in the user's cache
// folder and used while bundle, Node and processor are the same. Whatever goes wrong with the cache, the bundle is
// compiled as usual.
const fs = require("node:fs");
const path = require("node:path");

const HASH = "BUNDLE_HASH";
/** Seconds. Many times what a run on one spec takes without a cache. */
const SHORT_RUN = 3;
const COMMANDS = new Set(["init", "validate", "plan", "synth", "schema", "explain", "completion"]);

const bundle = path.join(__dirname, "inferspec.cjs");

/** The cache of one command, with a backend or without: each runs other parts, and only what has run is compiled. */
function cacheFile() {
  const { env, arch, version, argv } = process;
  if (env.INFERSPEC_NO_CODE_CACHE) return undefined;
  const base =
    env.XDG_CACHE_HOME || (env.HOME && path.join(env.HOME, ".cache")) || env.LOCALAPPDATA;
  if (!base || !path.isAbsolute(base)) return undefined;
  const command = COMMANDS.has(argv[2]) ? argv[2] : "other";
  const drawn = argv.some((word) => /^(?:-b|--backend)/.test(word)) ? "-drawn" : "";
  return path.join(base, "inferspec", "code", `${HASH}-${version}-${arch}-${command}${drawn}`);
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
  if (!process.version.startsWith("v20.")) {
    // From Node 22 on, Node keeps such a cache itself. Loading this module alone costs Node 20 a millisecond.
    const { enableCompileCache } = require("node:module");
    if (enableCompileCache && !process.env.INFERSPEC_NO_CODE_CACHE) enableCompileCache();
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
  // The bundle lies beside this file, so what it requires is found from here.
  script.runInThisContext()(module.exports, require, module, bundle, __dirname);
  const fresh = file && (!cachedData || script.cachedDataRejected);
  // V8 throws away what it compiled for the start of a long run, so that the next short one makes the better cache.
  const short = () => process.uptime() < SHORT_RUN;
  return {
    exports: module.exports,
    finish: () => {
      if (fresh && short()) write(file, script.createCachedData());
    },
  };
}

const { exports: cli, finish } = load();
void cli.main(process.argv.slice(2), cli.createNodeIo()).then((code) => {
  process.exitCode = code;
  finish();
});
