// Runs commands and says what they took: processor time (user and system, of the process and what it waited for), which
// says much the same on a busy machine, and wall time, which does not.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { devNull } from "node:os";

/** bash's own `time` counts in milliseconds; Node tells nothing of the processes that it starts. */
const TIMED = 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null';

/** @returns {{ cpu: number, wall: number }} milliseconds */
function runOnce({ command, env = {} }) {
  const { status, stderr } = spawnSync("bash", ["-c", TIMED, "bash", ...command], {
    encoding: "utf8",
    env: { ...process.env, ...env, LC_ALL: "C" },
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`${command.join(" ")} failed: ${stderr.slice(0, 2000)}`);
  const [user, system, wall] = stderr
    .trimEnd()
    .split("\n")
    .at(-1)
    .split(" ")
    .map((seconds) => Number(seconds) * 1000);
  return { cpu: user + system, wall };
}

/**
 * Runs each case in turn, `rounds` times over, so that whatever slows the machine down for a while slows all of them.
 * Gives the medians by name.
 */
export function roundRobin(cases, rounds) {
  const runs = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const one of cases) runs.get(one.name).push(runOnce(one));
  }
  return new Map(
    [...runs].map(([name, all]) => [
      name,
      { cpu: median(all.map(({ cpu }) => cpu)), wall: median(all.map(({ wall }) => wall)) },
    ]),
  );
}

export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The most memory that a command held, in bytes: the kernel's own high-water mark, read every few milliseconds while
 * the command runs. `undefined` where the system does not tell (it does on Linux).
 */
export async function peakMemory({ command: [program, ...args], env = {} }) {
  const nowhere = openSync(devNull, "w");
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", nowhere, nowhere],
  });
  closeSync(nowhere);
  let peak;
  const timer = setInterval(() => {
    peak = highWaterMark(child.pid) ?? peak;
  }, 5);
  try {
    await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  } finally {
    clearInterval(timer);
  }
  return peak;
}

function highWaterMark(pid) {
  try {
    const kibibytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
  } catch {
    return undefined;
  }
}
