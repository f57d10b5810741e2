import { FIELDS, requirementsOf } from "../capabilities.js";
import type { Compilation, Manifest } from "../compiler.js";
import { canonicalJson, compareText } from "../plan/canonical.js";
import type { Workload } from "../plan/schema.js";
import { SourceMap } from "../plan/source-map.js";
import { formatPath, toPointer, valueAt, type Path } from "../source/path.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { pathsOf } from "./law-total.js";
import { LawBreach } from "./laws.js";
import type { Outcome } from "./tester.js";

const DROP = "No silent drop";
const TRACED = "Traced";

/** Two values of each part of a Plan that a backend may draw. */
const VARIATIONS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  "/engine/image": ["example.org/engine:1", "example.org/engine:2"],
  "/engine/args": [["--a-flag"], ["--another-flag"]],
  "/adapters": [[{ name: "one", uri: "hf://owner/one" }], [{ name: "two", uri: "hf://owner/two" }]],
  "/resources/cpu": ["2", "4"],
  "/resources/memory": ["8Gi", "16Gi"],
  "/resources/gpu": ["1", "2"],
  "/resources/disk": ["20Gi", "40Gi"],
  "/accelerator/profile": ["profile-one", "profile-two"],
  "/accelerator/count": [1, 2],
  "/scaling/replicas": [2, 3],
  "/scaling/min": [1, 2],
  "/scaling/max": [4, 5],
  "/scaling/autoscaling": [true, false],
  "/scaling/targetRequests": [10, 20],
  "/scaling/scaleDownDelaySeconds": [60, 90],
  "/env": [{ ONE: "1" }, { ONE: "2" }],
  "/secrets": [["KEY_ONE"], ["KEY_TWO"]],
  "/files": [[{ path: "/etc/one", content: "1" }], [{ path: "/etc/one", content: "2" }]],
  "/volumes": [
    [{ type: "empty_dir", name: "one", mountPath: "/one" }],
    [{ type: "empty_dir", name: "two", mountPath: "/two" }],
  ],
  "/placement/nodeSelector": [{ zone: "a" }, { zone: "b" }],
  "/placement/affinity": [{ nodeAffinity: { a: 1 } }, { nodeAffinity: { a: 2 } }],
  "/placement/tolerations": [
    [{ key: "a", operator: "Exists" }],
    [{ key: "b", operator: "Exists" }],
  ],
  "/placement/runtimeClass": ["nvidia", "gvisor"],
  "/placement/priorityClass": ["high", "low"],
  "/service/type": ["NodePort", "LoadBalancer"],
  "/service/name": ["service-one", "service-two"],
  "/description": ["first", "second"],
  "/labels": [["one"], ["two"]],
};

/**
 * Laws 3 and 7 over Plans: another value of any part gives another output or a diagnostic, and what it changes in the
 * manifests is traced to it.
 */
export function noDropInPlanLaw(subject: Subject): LawTest[] {
  return subject.baselines.flatMap((baseline) =>
    FIELDS.map(({ path }) => ({
      law: `${DROP}, ${TRACED}`,
      name: `${baseline.name}, Plan ${formatPath(path)}`,
      run: () => vary(subject, baseline, path),
    })),
  );
}

async function vary(subject: Subject, baseline: Baseline, path: Path): Promise<void> {
  const { tester, backend } = subject;
  const pair = VARIATIONS[toPointer(path)];
  if (!pair) throw new LawBreach(DROP, `the kit has no values for \`${formatPath(path)}\``);
  const compiled = await tester.text(JSON.stringify(baseline.spec), backend.name);
  const [base] = compiled.compilation.plan.workloads;
  if (!base) throw new LawBreach(DROP, "the baseline has no workload");
  const outcomes = [];
  for (const value of pair) {
    const workload = withRequirements(withValue(base, path, value, []) as Workload);
    outcomes.push(await synthPlan(subject, compiled.compilation, workload));
  }
  const [before, after] = outcomes;
  if (!before || !after) return;
  const said = [before, after].flatMap(({ diagnostics }) => diagnostics);
  if (outputOf(before) === outputOf(after)) {
    if (said.length > compiled.diagnostics.length) return;
    throw new LawBreach(
      DROP,
      `changing \`${formatPath(path)}\` in the Plan changed nothing and was not reported`,
    );
  }
  for (const [index, manifest] of after.manifests.entries()) {
    const other = before.manifests[index];
    if (other) assertTraced(path, other, manifest);
  }
}

type Drawn = Pick<Outcome, "manifests" | "files" | "endpoints" | "diagnostics">;

function synthPlan(
  { tester, backend, options }: Subject,
  compilation: Compilation,
  workload: Workload,
): Promise<Drawn> {
  const plan = { plan: "v1" as const, workloads: [workload] };
  const bare: Compilation = {
    ...compilation,
    plan,
    sourceMap: new SourceMap(),
    raw: [],
    diagnostics: [],
  };
  return tester.compiler.synth(bare, { backend: backend.name, options });
}

function withRequirements(workload: Workload): Workload {
  const requires = new Set([
    ...workload.requires.filter((capability) => capability.includes("/")),
    ...requirementsOf(workload).map(({ capability }) => capability),
  ]);
  return { ...workload, requires: [...requires].sort(compareText) };
}

function outputOf({ manifests, files, endpoints }: Drawn): string {
  return canonicalJson([manifests.map(({ object }) => object), files, endpoints]);
}

/** Every leaf of a manifest that the Plan leaf changed says that it came from there. */
function assertTraced(path: Path, before: Manifest, after: Manifest): void {
  for (const leaf of pathsOf(after.object)) {
    const value = valueAt(after.object, leaf);
    if (typeof value === "object" && value !== null) continue;
    if (valueAt(before.object, leaf) === value) continue;
    const origins = leaf.flatMap(
      (_, index) => after.trace.get(toPointer(leaf.slice(0, index + 1))) ?? [],
    );
    const traced = origins.some((origin) => overlaps(origin.path, path));
    if (!traced) {
      throw new LawBreach(
        TRACED,
        `\`${formatPath(leaf)}\` follows from \`${formatPath(path)}\` but is not traced to it`,
      );
    }
  }
}

function overlaps(a: Path, b: Path): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((part, index) => part === b[index]);
}
