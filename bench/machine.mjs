// What the figures were taken on, and with.
import { execFileSync } from "node:child_process";
import { arch, cpus, loadavg, platform, totalmem } from "node:os";
import { root } from "../scripts/packages.mjs";

/** One line a fact. `date` is as given, or that of the last commit. */
export function machineLines(date) {
  const [first] = cpus();
  const busy = loadavg()[0].toFixed(1);
  const versions = [
    `Node ${process.versions.node}`,
    version("helm", ["version", "--template", "{{.Version}}"], "helm"),
    version("kustomize", ["version"], "kustomize"),
  ];
  return [
    `- Commit ${git("rev-parse", "--short", "HEAD")}, ${date ?? git("log", "-1", "--format=%cs")}.`,
    `- ${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${platform()} ${arch()}; load ${busy} at the end.`,
    `- ${versions.filter((text) => text !== undefined).join(", ")}.`,
  ];
}

function git(...args) {
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
}

function version(name, args, program) {
  try {
    const text = execFileSync(program, args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return `${name} ${text.trim().replace(/^v/, "")}`;
  } catch {
    return undefined;
  }
}
