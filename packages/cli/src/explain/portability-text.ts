import type { Outcome, Portability, PortedPart, PortedWorkload, Reached } from "./portability.js";

/** Most welcome first; those that need a decision come last, where the eye rests. */
const TITLES: readonly (readonly [Outcome, string])[] = [
  ["kept", "kept"],
  ["gained", "gained"],
  ["emulated", "by other means"],
  ["partly", "in part"],
  ["lost", "lost"],
  ["on neither", "on neither"],
];

/** The report for people: per workload, what is kept, emulated, lost, and why. */
export function portabilityText(report: Portability): string {
  const blocks = report.workloads.map((workload) => workloadText(workload, report));
  return `${blocks.join("\n\n")}\n`;
}

function workloadText(workload: PortedWorkload, { from, to }: Portability): string {
  const lines = [`${workload.name}: ${from} → ${to}`];
  for (const [outcome, title] of TITLES) {
    const parts = workload.parts.filter((part) => part.outcome === outcome);
    if (parts.length === 0) continue;
    lines.push("", `  ${title}`);
    const plain = parts.filter(({ why }) => why === undefined);
    if (plain.length > 0) {
      lines.push(`    ${plain.map(({ capability }) => capability).join(", ")}`);
    }
    for (const part of parts) if (part.why !== undefined) lines.push(...reasonLines(part));
  }
  const { before, after } = workload.clients;
  lines.push("", "  clients", ...clientLines(from, before), ...clientLines(to, after));
  return lines.join("\n");
}

function reasonLines({ capability, at, why, help }: PortedPart): string[] {
  const where = at.filter((path) => path !== "").join(", ");
  return [
    `    ${capability}${where === "" ? "" : ` (${where})`}: ${why ?? ""}`,
    ...(help === undefined ? [] : [`      help: ${help}`]),
  ];
}

function clientLines(backend: string, reached: readonly Reached[]): string[] {
  // Refused, or served where only the cluster knows: what is wrong in the old place is no news of the move.
  if (reached.length === 0) {
    return [`    ${backend}: not served`];
  }
  return reached.flatMap(({ protocol, baseUrl, model, adapters }) => [
    `    ${backend}: ${protocol} at ${baseUrl}, model ${model}`,
    ...Object.entries(adapters ?? {}).map(
      ([adapter, id]) => `    ${backend}: adapter ${adapter} is model ${id}`,
    ),
  ]);
}

/** The report for programs. Of each problem, what its place is in one line. */
export function portabilityJson({ problems, ...rest }: Portability): string {
  const told = problems.map(({ code, severity, message, help, at }) => ({
    code,
    severity,
    message,
    ...(help !== undefined && { help }),
    ...(at && { file: at.file, line: at.start.line, column: at.start.column }),
  }));
  return `${JSON.stringify({ ...rest, problems: told }, null, 2)}\n`;
}
