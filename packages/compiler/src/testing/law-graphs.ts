import type { Backend } from "../backend.js";
import type { Support } from "../capabilities.js";
import type { Compilation } from "../compiler.js";
import type { Diagnostic } from "../diagnostics/index.js";
import { graphRequirementsOf, isGraphCapability } from "../graphs/requirements.js";
import { createMemoryHost } from "../host/memory.js";
import { compareText } from "../plan/canonical.js";
import type { Graph } from "../plan/schema.js";
import { DEFAULT_LIMITS } from "../source/limits.js";
import { formatPath, valueAt, type Path } from "../source/path.js";
import { loadTarget } from "../stages/target.js";
import type { GraphBaseline, LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { graphVariations } from "./graph-variations.js";
import { reverseKeys } from "./law-deterministic.js";
import { assertTraced } from "./law-plan-leaves.js";
import { damageLaw, pathsOf } from "./law-total.js";
import { assertEqual, assertNotDropped, LawBreach, names } from "./laws.js";
import { drawnText, drawPart, type Drawn } from "./plans.js";
import type { Outcome } from "./tester.js";

const DROP = "No silent drop";

/** The laws over graphs: those that hold for workloads, leaf by leaf. */
export function graphLaws(subject: Subject): LawTest[] {
  const { graphs = [] } = subject;
  return [
    ...graphs.map((baseline) => ({
      law: "Graphs",
      name: `${baseline.name} serves, or is refused`,
      run: () => assertServed(subject, baseline),
    })),
    ...graphs.map((baseline) => ({
      law: `${DROP}, Traced`,
      name: `${baseline.name}, every leaf of its Plan`,
      run: () => varyPlan(subject, baseline),
    })),
    ...graphs.map((baseline) => ({
      law: `${DROP}, Traced`,
      name: `${baseline.name}, every part that a graph may have`,
      run: () => insertParts(subject, baseline),
    })),
    ...graphs.map((baseline) => ({
      law: DROP,
      name: `${baseline.name}, every leaf of its spec`,
      run: () => varySpec(subject, baseline),
    })),
    ...graphs.map((baseline) => damageLaw(subject, baseline.name, documentsOf(baseline))),
    ...(graphs.length === 0
      ? []
      : [{ law: "Honest", name: "every claim about graphs", run: () => assertClaims(subject) }]),
  ];
}

function documentsOf({ graph, functions }: GraphBaseline): readonly unknown[] {
  return [graph, ...functions];
}

async function graphsSupported(subject: Subject): Promise<boolean> {
  const support = (await claimsOf(subject)).get("graph");
  return support !== undefined && support.level !== "none";
}

/** What the backend says of graphs, by capability. */
async function claimsOf({ backend, options }: Subject): Promise<ReadonlyMap<string, Support>> {
  const found: Diagnostic[] = [];
  // Facts are handed back to the same backend only.
  const own = backend as unknown as Backend;
  const target = { backend: backend.name, options };
  const loaded = await loadTarget(own, target, createMemoryHost({}), found, DEFAULT_LIMITS);
  if (!loaded) throw new LawBreach("Graphs", found.map(({ message }) => message).join("; "));
  return new Map(
    Object.entries(own.supports(loaded.facts)).flatMap(([name, support]) =>
      support && isGraphCapability(name) ? [[name, support] as const] : [],
    ),
  );
}

async function assertServed(subject: Subject, baseline: GraphBaseline): Promise<void> {
  const { outcome, judge } = subject;
  const documents = documentsOf(baseline);
  const served = await outcome(documents);
  if (!(await graphsSupported(subject))) {
    if (served.ok) throw new LawBreach("Graphs", "a graph is dropped: there was no error");
    return;
  }
  const errors = served.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    throw new LawBreach("Graphs", errors.map(({ code, message }) => `${code}: ${message}`).join());
  }
  assertEqual("the order of keys", served, await outcome(reverseKeys(documents)));
  const problems = (await judge?.(served.yaml)) ?? [];
  if (problems.length > 0) throw new LawBreach("Accepted", problems.join("; "));
}

/** Another value of each leaf of the Plan's graph, one at a time. */
async function varyPlan(subject: Subject, baseline: GraphBaseline): Promise<void> {
  if (!(await graphsSupported(subject))) return;
  const { compilation } = await subject.outcome(documentsOf(baseline));
  const [graph] = compilation.plan.graphs ?? [];
  if (!graph) throw new LawBreach(DROP, `${baseline.name} has no graph`);
  const before = await drawGraph(subject, graph, compilation);
  for (const path of leavesOf(graph)) {
    if (path[0] === "requires" || path[0] === "name") continue;
    const other = another(valueAt(graph, path), path, compilation);
    const changed = withValue(graph, path, other, []) as Graph;
    assertVaried(path, before, await drawGraph(subject, changed, compilation));
  }
}

/** Every part that the schema knows, put into the graph's bare nodes: the baseline need not have it. */
async function insertParts(subject: Subject, baseline: GraphBaseline): Promise<void> {
  if (!(await graphsSupported(subject))) return;
  const { compilation } = await subject.outcome(documentsOf(baseline));
  const [graph] = compilation.plan.graphs ?? [];
  if (!graph) throw new LawBreach(DROP, `${baseline.name} has no graph`);
  const { name, origin, nodes } = graph;
  for (const { path, pair } of graphVariations()) {
    if (!pair) throw new LawBreach(DROP, `the kit has no values for \`${formatPath(path)}\``);
    const [before, after] = await Promise.all(
      pair.map((value) => {
        const whole = withValue({ name, origin, nodes, requires: [] }, path, value, []) as Graph;
        return drawGraph(subject, whole, compilation);
      }),
    );
    if (before && after) assertVaried(path, before, after);
  }
}

function drawGraph(subject: Subject, graph: Graph, base: Compilation): Promise<Drawn> {
  const own = graphRequirementsOf(graph).map(({ capability }) => capability);
  const requires = [...new Set(own)].sort(compareText);
  const plan = { ...base.plan, graphs: [{ ...graph, requires }] };
  return drawPart(subject, graph, plan, base);
}

function assertVaried(path: Path, before: Drawn, after: Drawn): void {
  if (drawnText(before) === drawnText(after)) {
    const said = [...before.diagnostics, ...after.diagnostics];
    if (said.some((diagnostic) => names(diagnostic, path))) return;
    throw new LawBreach(
      DROP,
      `changing \`${formatPath(path)}\` of the graph changed nothing, and no diagnostic names it`,
    );
  }
  if (before.manifests.length !== after.manifests.length) return;
  for (const [index, manifest] of after.manifests.entries()) {
    const other = before.manifests[index];
    if (other) assertTraced(path, other, manifest);
  }
}

/** Another value of each leaf that the author wrote, one at a time. */
async function varySpec(subject: Subject, baseline: GraphBaseline): Promise<void> {
  if (!(await graphsSupported(subject))) return;
  const before: Outcome = await subject.outcome(documentsOf(baseline));
  for (const path of leavesOf(baseline.graph)) {
    if (path[0] === "kind" || path.at(-1) === "action") continue;
    const other = another(valueAt(baseline.graph, path), path, before.compilation);
    const graph = withValue(baseline.graph, path, other, []);
    const after = await subject.outcome([graph, ...baseline.functions]);
    assertNotDropped([0, ...path], before, after);
  }
}

function leavesOf(value: unknown): Path[] {
  return pathsOf(value).filter((path) => typeof valueAt(value, path) !== "object");
}

/** A value of the same type. Of a word that only some values may have, another of these. */
function another(value: unknown, path: Path, { plan }: Compilation): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  const choices = CHOICES[String(path.at(-1))] ?? [];
  const next = choices[(choices.indexOf(String(value)) + 1) % Math.max(1, choices.length)];
  if (next !== undefined) return next;
  if (path.at(-1) === "workload") {
    return plan.workloads.find(({ name }) => name !== value)?.name ?? "another";
  }
  return `${String(value)}x`;
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  type: ["sequence", "switch", "ensemble", "splitter"],
  dependency: ["soft", "hard"],
  data: ["$request", "$response"],
  visibility: ["cluster", "outside"],
};

/** What is promised is shown by a baseline; what is not, is refused. */
async function assertClaims(subject: Subject): Promise<void> {
  const required = new Set<string>();
  for (const baseline of subject.graphs ?? []) {
    const { compilation } = await subject.outcome(documentsOf(baseline));
    for (const graph of compilation.plan.graphs ?? []) {
      for (const capability of graph.requires) required.add(capability);
    }
  }
  for (const [capability, { level }] of await claimsOf(subject)) {
    if (level === "none" || required.has(capability)) continue;
    throw new LawBreach(
      "Honest",
      `\`${capability}\` is claimed to be ${level}, but no graph shows it: give a baseline that does`,
    );
  }
}
