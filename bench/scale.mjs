import { cells, count, megabytes, milliseconds, table } from "./markdown.mjs";
import { peakMemory, roundRobin } from "./measure.mjs";

const SIZES = [1, 100, 1_000, 10_000];

/** `synth` over more and more functions: the cost of one more should stay the same. */
export async function scale(workshop, rounds) {
  const lines = [
    "## Many functions",
    "",
    "`inferspec synth` with every check, from start to exit.",
  ];
  for (const backend of ["kubeai", "kserve"]) {
    lines.push("", `### With \`-b ${backend}\``, "", ...(await tableOf(workshop, backend, rounds)));
  }
  return lines;
}

async function tableOf({ inferspec, cached, spec }, backend, rounds) {
  const sizes = SIZES.map((size) => ({ size, label: count(size), file: spec(size, { backend }) }));
  const largest = SIZES.at(-1);
  sizes.push({
    size: largest,
    label: `${count(largest)}, half of them with warnings`,
    file: spec(largest, { backend, warnings: true }),
  });
  const cases = sizes.map(({ label, file }) => ({
    name: label,
    command: inferspec("synth", "-b", backend, file),
    env: cached,
  }));
  roundRobin(cases.slice(0, 1), 1);
  const medians = roundRobin(cases, rounds);
  const one = medians.get(sizes[0].label);
  const rows = [];
  for (const [index, { size, label }] of sizes.entries()) {
    const { cpu, wall } = medians.get(label);
    const memory = await peakMemory(cases[index]);
    // The start is paid once, so it is taken off before dividing.
    const each = size === 1 ? "" : `${((cpu - one.cpu) / (size - 1)).toFixed(3)} ms`;
    rows.push(cells(label, milliseconds(cpu), milliseconds(wall), each, megabytes(memory)));
  }
  return table(
    ["functions", "processor time", "wall time", "processor time of one more", "peak memory"],
    rows,
  );
}
