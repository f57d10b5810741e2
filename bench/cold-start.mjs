import { cells, ratio, table } from "./markdown.mjs";
import { roundRobin } from "./measure.mjs";

/** A whole run on one small spec, next to Node that does nothing. */
export function coldStart({ inferspec, cached, uncached, spec }, rounds) {
  const file = spec(1);
  const warned = spec(1, { warnings: true });
  const commands = [
    ["`--version`", inferspec("--version")],
    ["`validate`", inferspec("validate", file)],
    ["`synth -b kubeai`", inferspec("synth", "-b", "kubeai", file)],
    ["`synth -b kubeai`, with a warning to show", inferspec("synth", "-b", "kubeai", warned)],
    ["`synth -b kserve`", inferspec("synth", "-b", "kserve", spec(1, { backend: "kserve" }))],
  ];
  const floor = { name: "node", command: [process.execPath, "-e", "0"] };
  const cases = [
    floor,
    ...commands.map(([name, command]) => ({ name: `${name} cached`, command, env: cached })),
    ...commands.map(([name, command]) => ({ name: `${name} uncached`, command, env: uncached })),
  ];
  // Once for the disk and the code cache; not counted.
  roundRobin(cases, 1);
  const medians = roundRobin(cases, rounds);
  const base = medians.get("node");
  const rows = commands.map(([name]) => {
    const [warm, cold] = [medians.get(`${name} cached`), medians.get(`${name} uncached`)];
    return cells(
      name,
      ratio(warm.cpu, base.cpu),
      ratio(warm.wall, base.wall),
      ratio(cold.cpu, base.cpu),
      ratio(cold.wall, base.wall),
    );
  });
  return [
    "## Cold start",
    "",
    `One small spec, as a multiple of \`node -e 0\` (${base.cpu.toFixed(0)} ms of processor time, ${base.wall.toFixed(0)} ms of wall time). The code cache is what the second run of a command finds.`,
    "",
    ...table(
      ["`inferspec` …", "processor", "wall", "processor, no code cache", "wall, no code cache"],
      rows,
    ),
  ];
}
