// Measures the command and prints Markdown: `pnpm bench`. `--write` puts it into docs/benchmarks.md.
//   --rounds N        runs of each case (default 15; large cases take a third of that)
//   --only a,b        of cold, scale, peers, stages
//   --date YYYY-MM-DD for the page; else that of the last commit
// helm and kustomize are measured where they are on the PATH; helm also needs the folder of KubeAI's `charts/models` in
// INFERSPEC_BENCH_KUBEAI_CHART.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import { root } from "../scripts/packages.mjs";
import { coldStart } from "./cold-start.mjs";
import { machineLines } from "./machine.mjs";
import { peers } from "./peers.mjs";
import { scale } from "./scale.mjs";
import { stageTable } from "./stage-table.mjs";
import { openWorkshop } from "./workshop.mjs";

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    rounds: { type: "string", default: "15" },
    only: { type: "string", default: "cold,scale,peers,stages" },
    date: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const fewer = Math.max(1, Math.round(rounds / 3));
const sections = {
  cold: (workshop) => coldStart(workshop, rounds),
  scale: (workshop) => scale(workshop, fewer),
  peers: (workshop) => peers(workshop, fewer),
  stages: (workshop) => stageTable(workshop, fewer),
};

const workshop = await openWorkshop();
const lines = [
  "# Benchmarks",
  "",
  "Written by `pnpm bench --write`; every figure is a median over runs that take turns. Ratios and processor time (user and system) carry over to other machines, wall times hardly.",
];
for (const name of values.only.split(",")) {
  const section = sections[name];
  if (!section)
    throw new Error(`no section ${name}: there are ${Object.keys(sections).join(", ")}`);
  console.error(`${name} …`);
  lines.push("", ...(await section(workshop)));
}
lines.push("", "## Taken on", "", ...machineLines(values.date), "");
const page = await format(lines.join("\n"), { parser: "markdown", printWidth: 120 });
console.log(page);
if (values.write) writeFileSync(join(root, "docs/benchmarks.md"), page);
