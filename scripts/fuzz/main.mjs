// Sends random inputs through the whole pipeline: `pnpm fuzz -- --runs 100000 --seed 1`. Exits 1 where a law is broken.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { fromSource } from "../source-bundle.mjs";
import { root } from "../packages.mjs";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    runs: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    "limit-ms": { type: "string", default: "5000" },
  },
});
const bundle = join(root, `.cache/fuzz/fuzz-${process.pid}.cjs`);
await build({
  ...fromSource,
  entryPoints: ["scripts/fuzz/fuzz.ts"],
  outfile: bundle,
});
const { fuzz } = createRequire(import.meta.url)(bundle);

let told = 0;
const report = await fuzz({
  corpus: readCorpus(),
  runs: Number(values.runs),
  seed: Number(values.seed),
  limitMs: Number(values["limit-ms"]),
  onProgress: (done, problem) => {
    if (problem !== undefined) console.error(problem);
    if (Math.floor(done / 5000) > told) console.error(`${done} inputs`);
    told = Math.floor(done / 5000);
  },
});
for (const { problem, seed, backend, options, files } of report.findings) {
  console.log(`\n${problem} (seed ${seed}, ${backend}, ${JSON.stringify(options)})`);
  for (const [name, text] of Object.entries(files)) {
    console.log(
      `  ${name}: ${JSON.stringify(text.length > 2000 ? `${text.slice(0, 2000)}…` : text)}`,
    );
  }
}
const { runs, seconds, drawn, slowestMs, findings } = report;
console.log(
  `${runs} inputs from seed ${values.seed} in ${seconds.toFixed(0)} s, ${drawn} of them drawn, the slowest in ${slowestMs.toFixed(0)} ms: ${findings.length} findings`,
);
process.exitCode = findings.length > 0 ? 1 : 0;

/** The fixtures' specs and files of targets, and the examples. */
function readCorpus() {
  const specs = [];
  const runtimes = [];
  const values = ["resourceProfiles:\n  cpu: { requests: { cpu: 1 } }\n"];
  const fixtures = join(root, "fixtures");
  for (const kind of readdirSync(fixtures, { withFileTypes: true })) {
    if (!kind.isDirectory()) continue;
    for (const name of readdirSync(join(fixtures, kind.name))) {
      for (const file of readdirSync(join(fixtures, kind.name, name))) {
        const text = readFileSync(join(fixtures, kind.name, name, file), "utf8");
        // A few fixtures are huge on purpose; the mutations make their own.
        if (text.length > 3000) continue;
        if (/^spec\.(?:yaml|json)$/.test(file)) specs.push(text);
        else if (/values.*\.yaml$/.test(file)) values.push(text);
        else if (file === "runtimes.yaml") runtimes.push(text);
      }
    }
  }
  const examples = join(root, "examples");
  for (const file of existsSync(examples) ? readdirSync(examples) : []) {
    if (file.endsWith(".yaml")) specs.push(readFileSync(join(examples, file), "utf8"));
  }
  return { specs, values, runtimes };
}
