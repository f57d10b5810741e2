import type { Manifest } from "../compiler.js";
import type { Workload } from "../plan/schema.js";
import { formatPath, valueAt, type Path } from "../source/path.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { pathsOf } from "./law-total.js";
import { LawBreach, names } from "./laws.js";
import { drawnText, drawWorkload, originsOf, overlaps, withRequirements } from "./plans.js";
import { planVariations, type Variation } from "./variations.js";

const DROP = "No silent drop";
const TRACED = "Traced";

/**
 * Laws 3 and 7 over Plans: another value of any part gives another output or a diagnostic that names it, and what it
 * changes in the manifests is traced to it.
 */
export function noDropInPlanLaw(subject: Subject): LawTest[] {
  return subject.baselines.flatMap((baseline) =>
    planVariations().map((variation) => ({
      law: `${DROP}, ${TRACED}`,
      name: `${baseline.name}, Plan ${formatPath(variation.path)}`,
      run: () => vary(subject, baseline, variation),
    })),
  );
}

async function vary(
  subject: Subject,
  baseline: Baseline,
  { path, pair }: Variation,
): Promise<void> {
  if (!pair) throw new LawBreach(DROP, `the kit has no values for \`${formatPath(path)}\``);
  const { compilation } = await subject.outcome(baseline.spec);
  const [base] = compilation.plan.workloads;
  if (!base) throw new LawBreach(DROP, "the baseline has no workload");
  const outcomes = [];
  for (const value of pair) {
    const workload = withRequirements(withValue(base, path, value, []) as Workload);
    outcomes.push(await drawWorkload(subject, workload, compilation));
  }
  const [before, after] = outcomes;
  if (!before || !after) return;
  if (drawnText(before) === drawnText(after)) {
    const said = [...before.diagnostics, ...after.diagnostics];
    if (said.some((diagnostic) => names(diagnostic, path))) return;
    throw new LawBreach(
      DROP,
      `changing \`${formatPath(path)}\` in the Plan changed nothing, and no diagnostic names it`,
    );
  }
  for (const [index, manifest] of after.manifests.entries()) {
    const other = before.manifests[index];
    if (other) assertTraced(path, other, manifest);
  }
}

/** Every leaf of a manifest that the Plan leaf changed says that it came from there. */
export function assertTraced(path: Path, before: Manifest, after: Manifest): void {
  for (const leaf of changedLeaves(before, after)) {
    if (originsOf(after, leaf).some((origin) => overlaps(origin, path))) continue;
    throw new LawBreach(
      TRACED,
      `\`${formatPath(leaf)}\` follows from \`${formatPath(path)}\` but is not traced to it`,
    );
  }
}

/** The leaves of a manifest that have another value than before, or are new. An item that only moved has not changed. */
export function changedLeaves(before: Manifest, after: Manifest): Path[] {
  return pathsOf(after.object).filter((leaf) => {
    const value = valueAt(after.object, leaf);
    if (typeof value === "object" && value !== null) return false;
    return !placesOf(leaf, before.object).some((place) => valueAt(before.object, place) === value);
  });
}

/** Where a leaf may have stood before: at the same path, or in another item of the closest list around it. */
function placesOf(leaf: Path, before: unknown): Path[] {
  const at = leaf.findLastIndex((part) => typeof part === "number");
  const list = at < 0 ? undefined : valueAt(before, leaf.slice(0, at));
  if (!Array.isArray(list)) return [leaf];
  return list.map((_, index) => [...leaf.slice(0, at), index, ...leaf.slice(at + 1)]);
}
