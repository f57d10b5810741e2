import { execFileSync } from "node:child_process";
import { cells, count, milliseconds, table } from "./markdown.mjs";
import { median } from "./measure.mjs";

const SIZE = 10_000;

/** Where the time of a large run goes. */
export function stageTable({ stages, spec }, rounds) {
  const file = spec(SIZE);
  const runs = Array.from({ length: rounds }, () => {
    const run = JSON.parse(execFileSync(process.execPath, [stages, file], { encoding: "utf8" }));
    if (run.models !== SIZE) throw new Error(`${run.models} Models instead of ${SIZE}`);
    return run.times;
  });
  const names = Object.keys(runs[0]);
  const totals = { cpu: 0, wall: 0 };
  const medians = names.map((name) => {
    const [cpu, wall] = ["cpu", "wall"].map((sort) => median(runs.map((run) => run[name][sort])));
    totals.cpu += cpu;
    totals.wall += wall;
    return { name, cpu, wall };
  });
  const rows = medians.map(({ name, cpu, wall }) =>
    cells(
      name,
      milliseconds(cpu),
      milliseconds(wall),
      `${((100 * cpu) / totals.cpu).toFixed(0)} %`,
      `${((1000 * cpu) / SIZE).toFixed(0)} µs`,
    ),
  );
  return [
    "## Where the time goes",
    "",
    `Each stage over ${count(SIZE)} functions, in one process. Garbage collection counts where it happens, on all of its threads.`,
    "",
    ...table(["stage", "processor time", "wall time", "share", "each function"], rows),
  ];
}
