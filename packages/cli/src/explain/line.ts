import {
  DEFAULT_LIMITS,
  formatPath,
  locateOrigin,
  parseText,
  renderYaml,
  toPointer,
  valueAt,
  type Compilation,
  type Entity,
  type Path,
  type Plan,
  type Span,
  type SpecOrigin,
  type Synthesis,
} from "@inferspec/compiler";
import { nodesOf, startsWith } from "./plain-leaves.js";

/** A part of the Plan. */
interface PlanLeaf {
  readonly workload: string;
  readonly path: Path;
  readonly value: unknown;
}

/** Says what stands on a line, which parts of the Plan it becomes, and which lines of the manifests. */
export function explainLine(
  file: string,
  line: number,
  compilation: Compilation,
  synthesis: Synthesis | undefined,
): string | undefined {
  const origin = originAt(file, line, compilation.entities);
  if (!origin) return undefined;
  const { entity, path } = origin;
  const what = path.length === 0 ? "" : `\`${formatPath(path)}\` of `;
  const lines = [`${file}:${String(line)} is ${what}${describeEntity(entity)}`];
  const leaves = planLeaves(origin, compilation);
  if (leaves.length === 0) lines.push("", "Nothing in the Plan is made from it.");
  for (const workload of new Set(leaves.map((leaf) => leaf.workload))) {
    lines.push("", `In the Plan, workload ${workload}:`);
    for (const leaf of leaves.filter((one) => one.workload === workload)) {
      lines.push(`  ${formatPath(leaf.path)}: ${JSON.stringify(leaf.value)}`);
    }
  }
  if (synthesis) lines.push(...manifestLines(leaves, synthesis, compilation.plan));
  return `${lines.join("\n")}\n`;
}

/** The smallest part of an entity whose text covers the line. */
function originAt(file: string, line: number, entities: readonly Entity[]): SpecOrigin | undefined {
  let best: { readonly origin: SpecOrigin; readonly size: number } | undefined;
  for (const entity of entities) {
    if (entity.document.file !== file) continue;
    const { kind, name, project, description, labels, spec } = entity;
    const paths = [...nodesOf({ kind, name, project, description, labels, spec })];
    for (const { path } of [{ path: [] }, ...paths]) {
      const size = sizeOn(line, { entity, path });
      // A later one of equal size lies deeper.
      if (size !== undefined && (!best || size <= best.size))
        best = { origin: { entity, path }, size };
    }
  }
  return best?.origin;
}

function sizeOn(line: number, origin: SpecOrigin): number | undefined {
  const value = locateOrigin(origin, "value");
  const key = origin.path.length === 0 ? value : locateOrigin(origin, "key");
  const start: Span | undefined = key ?? value;
  if (!start || !value || !value.exact) return undefined;
  const covers = start.start.line <= line && line <= Math.max(value.end.line, start.end.line);
  return covers ? value.end.offset - start.start.offset : undefined;
}

function describeEntity({ category, kind, name }: Entity): string {
  return `the ${category} ${name === undefined ? "" : `${name} `}(${kind})`;
}

function planLeaves(origin: SpecOrigin, { plan, sourceMap }: Compilation): PlanLeaf[] {
  const leaves: PlanLeaf[] = [];
  for (const workload of plan.workloads) {
    for (const { path, value } of nodesOf(workload)) {
      if (typeof value === "object" && value !== null) continue;
      const made = sourceMap
        .origins(workload.name, path)
        .some((from) => from.entity === origin.entity && startsWith(from.path, origin.path));
      if (made) leaves.push({ workload: workload.name, path, value });
    }
  }
  return leaves;
}

function manifestLines(
  leaves: readonly PlanLeaf[],
  { manifests, backend }: Synthesis,
  plan: Plan,
): string[] {
  const lines: string[] = [];
  for (const { workload, object, trace } of manifests) {
    const text = renderYaml(object);
    const [document] = parseText(workload, text, DEFAULT_LIMITS).documents;
    const numbers = new Set<number>();
    for (const { path, value } of nodesOf(object)) {
      if (typeof value === "object" && value !== null) continue;
      if (!causedBy(leaves, path, trace, plan)) continue;
      const span = document?.locate(path, "value");
      if (!span) continue;
      for (let number = span.start.line; number <= span.end.line; number++) numbers.add(number);
    }
    if (numbers.size === 0) continue;
    const content = text.split("\n");
    lines.push("", `For ${backend}, manifest ${workload}:`);
    for (const number of [...numbers].sort((a, b) => a - b)) {
      lines.push(`  ${String(number).padStart(4)} | ${content[number - 1] ?? ""}`);
    }
  }
  if (lines.length === 0 && manifests.length > 0)
    lines.push("", `No manifest line for ${backend} comes from it.`);
  return lines;
}

/** Whether a manifest leaf was made from one of the Plan's: its closest trace decides. */
function causedBy(
  leaves: readonly PlanLeaf[],
  path: Path,
  trace: Synthesis["manifests"][number]["trace"],
  { workloads }: Plan,
): boolean {
  for (let length = path.length; length > 0; length--) {
    const origins = trace.get(toPointer(path.slice(0, length)));
    if (!origins) continue;
    return origins.some((from) => {
      // Where a part of the Plan was taken over as it was, the leaf has its counterpart at the same path.
      const counterpart = [...from.path, ...path.slice(length)];
      const plan = workloads.find(({ name }) => name === from.workload);
      const target = valueAt(plan, counterpart) === undefined ? from.path : counterpart;
      return leaves.some(
        (leaf) => leaf.workload === from.workload && startsWith(leaf.path, target),
      );
    });
  }
  return false;
}
