import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A program that draws all baselines, and says in which surroundings. */
const PROGRAM = `
import { kubeaiBackend } from "../src/index.ts";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { baselinesFor, SECRETS, TARGET } from "./baselines.ts";
const tester = createTester({
  runtimes: builtinRuntimes,
  backends: [kubeaiBackend],
  targets: { kubeai: TARGET },
  compile: { secrets: SECRETS },
});
const documents = baselinesFor("0.22").map(({ spec }, index) => ({ ...spec, name: "fn-" + index }));
tester.text(JSON.stringify(documents), "kubeai").then(({ yaml, files, endpoints, diagnostics, compilation }) => {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const output = { plan: compilation.plan, yaml, files, endpoints, diagnostics };
  console.log(JSON.stringify({ surroundings: [locale, timeZone, process.cwd()], output }));
});
`;

const root = mkdtempSync(path.join(tmpdir(), "inferspec-surroundings-"));
const program = path.join(root, "program.cjs");

beforeAll(async () => {
  await build({
    stdin: { contents: PROGRAM, resolveDir: import.meta.dirname, loader: "ts" },
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    conditions: ["@inferspec/source"],
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Result {
  readonly surroundings: readonly string[];
  readonly output: Readonly<Record<string, unknown>>;
}

function runIn(folder: string, env: Readonly<Record<string, string>>): Result {
  const cwd = path.join(root, folder);
  mkdirSync(cwd, { recursive: true });
  const text = execFileSync(process.execPath, [program], { cwd, env, encoding: "utf8" });
  return JSON.parse(text) as Result;
}

test("locale, time zone, folder and environment change nothing", () => {
  const here = runIn("a", { TZ: "UTC", LC_ALL: "en_US.UTF-8" });
  // Turkish lower-cases I in its own way, and Kolkata is half an hour off.
  const there = runIn("b/c", {
    TZ: "Asia/Kolkata",
    LC_ALL: "tr_TR.UTF-8",
    HF_TOKEN: "hf_abcdefghijklmnopqrstuvwxyz",
    FORCE_COLOR: "1",
  });
  here.surroundings.forEach((value, index) => {
    expect(there.surroundings[index]).not.toBe(value);
  });
  expect(here.output["yaml"]).toContain("kind: Model");
  expect(there.output).toEqual(here.output);
});
