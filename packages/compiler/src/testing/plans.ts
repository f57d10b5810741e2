import { requirementsOf } from "../capabilities.js";
import type { Compilation, Manifest } from "../compiler.js";
import { canonicalJson, compareText } from "../plan/canonical.js";
import type { Graph, Plan, Workload } from "../plan/schema.js";
import { SourceMap } from "../plan/source-map.js";
import type { Entity } from "../source/entity.js";
import { parseText } from "../source/index.js";
import { DEFAULT_LIMITS } from "../source/limits.js";
import { toPointer, type Path } from "../source/path.js";
import type { Subject } from "./conformance.js";
import type { Outcome } from "./tester.js";

/** What a backend makes of a Plan. */
export type Drawn = Pick<Outcome, "manifests" | "files" | "endpoints" | "diagnostics" | "ok">;

/**
 * Draws a Plan of one workload. The workload itself stands for the spec: diagnostics point at Plan paths, so that a law
 * can ask which leaf they name.
 */
export function drawWorkload(
  subject: Subject,
  workload: Workload,
  base: Compilation,
): Promise<Drawn> {
  return drawPart(subject, workload, { plan: "v1", workloads: [workload] }, base);
}

/** Draws a Plan in which one part stands for the spec: diagnostics point at paths within it. */
export async function drawPart(
  { tester, backend, options }: Subject,
  part: Workload | Graph,
  plan: Plan,
  base: Compilation,
): Promise<Drawn> {
  const [document] = parseText("part.json", canonicalJson(part), DEFAULT_LIMITS).documents;
  if (!document) throw new Error("a part of a Plan is plain data, which can always be read");
  const entity: Entity = {
    category: "function",
    kind: part.origin.kind,
    spec: {},
    document,
    place: (path) => path,
  };
  const sourceMap = new SourceMap();
  sourceMap.add(part.name, new Map([[toPointer([]), [{ entity, path: [] }]]]));
  const compilation: Compilation = {
    ...base,
    plan,
    sourceMap,
    documents: [document],
    entities: [entity],
    raw: [],
    diagnostics: [],
  };
  return tester.compiler.synth(compilation, { backend: backend.name, options });
}

/** The workload with the requirements that follow from its fields; those of plugins stay. */
export function withRequirements(workload: Workload): Workload {
  const requires = new Set([
    ...workload.requires.filter((capability) => capability.includes("/")),
    ...requirementsOf(workload).map(({ capability }) => capability),
  ]);
  return { ...workload, requires: [...requires].sort(compareText) };
}

/** Everything that was drawn, as one text. */
export function drawnText({ manifests, files, endpoints }: Drawn): string {
  return canonicalJson([manifests.map(({ object }) => object), files, endpoints]);
}

/** The Plan leaves that a leaf of a manifest was made from: its own, and those of the parts around it. */
export function originsOf({ trace }: Manifest, leaf: Path): readonly Path[] {
  return [...leaf.keys(), leaf.length].flatMap((length) =>
    (trace.get(toPointer(leaf.slice(0, length))) ?? []).map(({ path }) => path),
  );
}

/** Whether one path leads to, into, or around the other. */
export function overlaps(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((part, index) => part === b[index]);
}
