"use strict";
// Runs one TypeScript module in a thread of its own and posts its default export as JSON text.
// Plain JavaScript, because Node 20 can start a thread from nothing else.
const { createRequire } = require("node:module");
const { parentPort, workerData } = require("node:worker_threads");
const { describePlainness } = require("./plain.cjs");

/** The builders that the author's module imports: the author's own copy, else the one that came with the command. */
function builders(file, bundled) {
  try {
    createRequire(file).resolve("@inferspec/spec");
    return {};
  } catch {
    return { "@inferspec/spec": bundled };
  }
}

async function evaluate({ file, bundledSpec, cache }) {
  const { createJiti } = require("jiti");
  const jiti = createJiti(file, {
    alias: builders(file, bundledSpec),
    fsCache: cache,
    interopDefault: false,
    moduleCache: true,
  });
  const module = await jiti.import(file);
  if (!("default" in module)) return { ok: false, message: "it has no default export" };
  const value = await module.default;
  const problem = describePlainness(value);
  if (problem !== undefined)
    return { ok: false, message: `its default export is not plain data: ${problem}` };
  return { ok: true, json: JSON.stringify(value) };
}

evaluate(workerData).then(
  (result) => parentPort.postMessage(result),
  (error) =>
    parentPort.postMessage({
      ok: false,
      message: String(error?.message ?? error),
      stack: typeof error?.stack === "string" ? error.stack : undefined,
    }),
);
