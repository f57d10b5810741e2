import type { Negotiation, Support, SupportTable } from "@inferspec/compiler";

const WORDS: Readonly<Record<Support["level"], string>> = {
  native: "yes",
  emulated: "emulated",
  partial: "partly",
  none: "no",
};
const ABSENT = "no";
const WORST: readonly Support["level"][] = ["none", "partial", "emulated", "native"];

/** Capabilities × backends, with the reason for everything that is not plain yes. */
export function capabilityMatrix(supports: ReadonlyMap<string, SupportTable>): string {
  const tables = [...supports.values()].map((table) => new Map(Object.entries(table)));
  const capabilities = [...new Set(tables.flatMap((table) => [...table.keys()]))].sort();
  const names = [...supports.keys()];
  const notes: string[] = [];
  const rows = capabilities.map((capability) => [
    capability,
    ...tables.map((table, index) => {
      const support: Support | undefined = table.get(capability);
      const reason = support && reasonOf(support);
      if (reason !== undefined) notes.push(`${names[index] ?? ""}, ${capability}: ${reason}`);
      return support ? WORDS[support.level] : ABSENT;
    }),
  ]);
  return grid(["capability", ...names], rows, notes);
}

/** Workloads × backends: the worst verdict of each, with every reason. */
export function workloadMatrix(
  workloads: readonly string[],
  negotiations: readonly Negotiation[],
): string {
  const notes: string[] = [];
  const rows = workloads.map((workload) => [
    workload,
    ...negotiations.map(({ backend, verdicts }) => {
      const mine = verdicts.filter((verdict) => verdict.workload === workload);
      for (const { capability, support } of mine) {
        const reason = reasonOf(support);
        if (reason !== undefined) notes.push(`${backend}, ${workload}, ${capability}: ${reason}`);
      }
      const worst = WORST.find((level) => mine.some(({ support }) => support.level === level));
      return worst === undefined ? "unknown" : WORDS[worst];
    }),
  ]);
  return grid(["workload", ...negotiations.map(({ backend }) => backend)], rows, notes);
}

function reasonOf(support: Support): string | undefined {
  if (support.level === "native") return undefined;
  return support.level === "emulated" ? support.how : support.why;
}

function grid(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  notes: readonly string[],
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const table = [line(head), rule, ...rows.map(line)].join("\n");
  return notes.length === 0 ? `${table}\n` : `${table}\n\n${[...new Set(notes)].join("\n")}\n`;
}
