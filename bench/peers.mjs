// The tools that people use otherwise, on the very Models that `synth` makes. None of them checks anything.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { root } from "../scripts/packages.mjs";
import { cells, count, megabytes, milliseconds, ratio, table } from "./markdown.mjs";
import { peakMemory, roundRobin } from "./measure.mjs";

const SIZES = [1, 1_000];
const CHART = "INFERSPEC_BENCH_KUBEAI_CHART";

export async function peers(workshop, rounds) {
  const inputs = SIZES.map((size) => prepare(workshop, size));
  const tools = findTools(workshop);
  const present = tools.filter(({ missing }) => !missing);
  const cases = present.flatMap(({ name, command, env }) =>
    inputs.map((input) => ({ name: `${name} ${input.size}`, command: command(input), env })),
  );
  for (const { name, command, models } of present) {
    for (const input of inputs) checkOutput(name, command(input), models, input.size);
  }
  const medians = roundRobin(cases, rounds);
  const [one, many] = SIZES;
  const each = (name) => (time(name, many) - time(name, one)) / (many - one);
  const time = (name, size) => medians.get(`${name} ${size}`).cpu;
  const rows = [];
  for (const { name } of present) {
    const memory = await peakMemory(cases.find((one) => one.name === `${name} ${many}`));
    rows.push(
      cells(
        name,
        milliseconds(time(name, one)),
        milliseconds(time(name, many)),
        milliseconds(medians.get(`${name} ${many}`).wall),
        `${each(name).toFixed(2)} ms`,
        ratio(each(name), each(present[0].name)),
        megabytes(memory),
      ),
    );
  }
  const skipped = tools.filter(({ missing }) => missing);
  return [
    "## Beside other tools",
    "",
    `Processor time for the same Models. Only Inferspec reads function specs and checks them; the others are handed finished Models (the chart as its values, and it has no field for annotations).`,
    "",
    ...table(
      [
        "tool",
        `${count(one)} Model`,
        `${count(many)} Models`,
        `wall, ${count(many)}`,
        "one more Model",
        "of Inferspec's",
        "peak memory",
      ],
      rows,
    ),
    ...skipped.flatMap(({ name, missing }) => ["", `Not measured: ${name} (${missing}).`]),
  ];
}

/** Writes the same Models in the form that each tool takes. */
function prepare({ folder, inferspec, spec, cached }, size) {
  const file = spec(size);
  const home = join(folder, `peers-${size}`);
  mkdirSync(home, { recursive: true });
  const [program, ...args] = inferspec("synth", "-b", "kubeai", file);
  const stream = output([program, ...args], cached);
  const models = parseAllDocuments(stream).map((document) => document.toJS());
  const catalog = models.map(({ metadata, spec: fields }) => [
    metadata.name,
    { enabled: true, labels: metadata.labels, ...fields },
  ]);
  writeFileSync(join(home, "models.yaml"), stream);
  writeFileSync(join(home, "kustomization.yaml"), "resources:\n  - models.yaml\n");
  writeFileSync(join(home, "models.json"), JSON.stringify(models));
  writeFileSync(
    join(home, "values.yaml"),
    JSON.stringify({ catalog: Object.fromEntries(catalog) }),
  );
  return { size, file, home };
}

function findTools({ inferspec, cached }) {
  const chart = process.env[CHART];
  const cdk8s = join(root, "bench/cdk8s-app.cjs");
  return [
    {
      name: "inferspec synth",
      command: ({ file }) => inferspec("synth", "-b", "kubeai", file),
      env: cached,
    },
    {
      name: "helm template",
      missing:
        chart === undefined || !existsSync(join(chart, "Chart.yaml"))
          ? `\`${CHART}\` names no folder with KubeAI's models chart`
          : absent(["helm", "version", "--short"]),
      command: ({ home }) => ["helm", "template", "models", chart, "-f", join(home, "values.yaml")],
    },
    {
      name: "kustomize build",
      missing: absent(["kustomize", "version"]),
      command: ({ home }) => ["kustomize", "build", home],
    },
    {
      name: "cdk8s (one chart, `app.synth`)",
      command: ({ home }) => [
        process.execPath,
        cdk8s,
        join(home, "models.json"),
        join(home, "dist"),
      ],
      models: 0,
    },
  ];
}

function absent([program, ...args]) {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return undefined;
  } catch {
    return `\`${program}\` is not installed`;
  }
}

/** A tool that drew fewer Models would look quick. */
function checkOutput(name, command, models, size) {
  const found = output(command).match(/^kind: Model$/gm)?.length ?? 0;
  if (found !== (models ?? size)) throw new Error(`${name}: ${found} Models instead of ${size}`);
}

function output([program, ...args], env = {}) {
  return execFileSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "ignore"],
  });
}
