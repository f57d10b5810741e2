import {
  DEFAULT_LIMITS,
  formatPath,
  locateOrigin,
  Masker,
  maskSource,
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
  type WorkloadDecision,
} from "@inferspec/compiler";
import { nodesOf, startsWith } from "./plain-leaves.js";

/** A part of the Plan. */
interface PlanLeaf {
  readonly workload: string;
  readonly path: Path;
  readonly value: unknown;
}

/** What a backend made of it, where one is named. */
interface OnBackend {
  readonly synthesis: Synthesis | undefined;
  readonly decisions: readonly WorkloadDecision[];
}

/**
 * Says what stands on a line, which parts of the Plan it becomes, and which lines of the manifests. It goes to logs as
 * reports do, so no value that looks like a secret, or stands where one belongs, is in it.
 */
export function explainLine(
  file: string,
  line: number,
  compilation: Compilation,
  { synthesis, decisions }: OnBackend,
): string | undefined {
  const origin = originAt(file, line, compilation.entities);
  if (!origin) return undefined;
  const { entity, path } = origin;
  const what = path.length === 0 ? "" : `\`${formatPath(path)}\` of `;
  const lines = [`${file}:${String(line)} is ${what}${describeEntity(entity)}`];
  const leaves = planLeaves(origin, compilation);
  if (leaves.length === 0) lines.push("", "Nothing in the Plan is made from it.");
  for (const workload of new Set(leaves.map((leaf) => leaf.workload))) {
    const what = isGraph(workload, compilation.plan) ? "graph" : "workload";
    lines.push("", `In the Plan, ${what} ${workload}:`);
    for (const leaf of leaves.filter((one) => one.workload === workload)) {
      lines.push(`  ${formatPath(leaf.path)}: ${JSON.stringify(leaf.value)}`);
    }
  }
  if (synthesis) {
    lines.push(...decisionLines(leaves, decisions, synthesis.backend));
    lines.push(...manifestLines(leaves, synthesis, compilation.plan));
  }
  const masker = new Masker(new Map(compilation.documents.map((one) => [one.file, one.text])));
  return masker.text(maskSource(`${lines.join("\n")}\n`));
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
  for (const workload of partsOf(plan)) {
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

/** What was decided for the workloads that the line has a part in. */
function decisionLines(
  leaves: readonly PlanLeaf[],
  decisions: readonly WorkloadDecision[],
  backend: string,
): string[] {
  const touched = new Set(leaves.map(({ workload }) => workload));
  return [...touched].flatMap((workload) => {
    const mine = decisions.filter((decision) => decision.workload === workload);
    if (mine.length === 0) return [];
    return ["", `Decided for ${workload} on ${backend}:`, ...mine.map(({ text }) => `  ${text}`)];
  });
}

function isGraph(wanted: string, { graphs = [] }: Plan): boolean {
  return graphs.some(({ name }) => name === wanted);
}

/** Everything of the Plan that has a name and becomes manifests. */
function partsOf({ workloads, graphs = [] }: Plan): readonly { readonly name: string }[] {
  return [...workloads, ...graphs];
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
    const content = maskSource(text).split("\n");
    lines.push("", `For ${backend}, ${String(object["kind"])} of ${workload}:`);
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
  plan: Plan,
): boolean {
  for (let length = path.length; length > 0; length--) {
    const origins = trace.get(toPointer(path.slice(0, length)));
    if (!origins) continue;
    return origins.some((from) => {
      // Where a part of the Plan was taken over as it was, the leaf has its counterpart at the same path.
      const counterpart = [...from.path, ...path.slice(length)];
      const part = partsOf(plan).find(({ name }) => name === from.workload);
      const target = valueAt(part, counterpart) === undefined ? from.path : counterpart;
      return leaves.some(
        (leaf) => leaf.workload === from.workload && startsWith(leaf.path, target),
      );
    });
  }
  return false;
}
