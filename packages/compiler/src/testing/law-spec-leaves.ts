import type { Manifest } from "../compiler.js";
import { canonicalJson } from "../plan/canonical.js";
import type { SpecOrigin } from "../source/entity.js";
import { formatPath, toPointer, valueAt, type Path } from "../source/path.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { withValue, type Field } from "./fields.js";
import { changedLeaves } from "./law-plan-leaves.js";
import { assertNotDropped, LawBreach } from "./laws.js";
import { originsOf, overlaps } from "./plans.js";
import { parametersOf, runParametersOf } from "./specs.js";
import type { Outcome } from "./tester.js";

const DROP = "No silent drop";
const TRACED = "Traced";

/**
 * Laws 3 and 7 over specs: every parameter of every kind, in every situation. What it changes in a manifest leads back
 * to the very text of the parameter.
 */
export function noDropInSpecLaw(subject: Subject): LawTest[] {
  return subject.baselines.flatMap((baseline) =>
    leavesOf(subject, baseline).map((leaf) => ({
      law: `${DROP}, ${TRACED}`,
      name: `${baseline.name}, ${formatPath(leaf.path)}`,
      run: () => vary(subject, baseline, leaf),
    })),
  );
}

/** A parameter, at its place in the short form. */
interface Leaf {
  readonly path: Path;
  readonly examples: readonly unknown[];
  /** All parameters of the same schema, at their places. */
  readonly fields: readonly Field[];
}

/** What the envelope of the short form adds to the parameters. */
const ENVELOPE: readonly Omit<Leaf, "fields">[] = [
  { path: ["name"], examples: ["first", "second"] },
  { path: ["project"], examples: ["one", "two"] },
  { path: ["description"], examples: ["answers questions", "writes poems"] },
  { path: ["labels", 0], examples: ["alpha", "beta"] },
  { path: ["runs", 0, "name"], examples: ["blue", "green"] },
];

function leavesOf({ runtimes }: Subject, { spec }: Baseline): Leaf[] {
  const runtime = runtimes.find(({ kind }) => kind === spec.kind);
  if (!runtime) throw new LawBreach(DROP, `no runtime for ${spec.kind}`);
  const at = (parameters: readonly Field[], prefix: Path): Leaf[] => {
    const fields = parameters.map((field) => ({ ...field, path: [...prefix, ...field.path] }));
    return fields
      .filter((field) => !isConstant(field))
      .map(({ path, examples }) => ({ path, examples, fields }));
  };
  return [
    ...ENVELOPE.map((leaf) => ({ ...leaf, fields: [] })),
    ...at(parametersOf(runtime.function, runtime.kind), []),
    ...at(runParametersOf(runtime), ["runs", 0]),
  ];
}

/** The only value there is, and the one that applies when nothing is said: there is nothing to vary. */
function isConstant({ examples, fallback }: Field): boolean {
  return examples.every((example) => canonicalJson(example) === canonicalJson(fallback ?? null));
}

async function vary(subject: Subject, { spec }: Baseline, leaf: Leaf): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const example of leaf.examples.length > 1 ? leaf.examples : [undefined, ...leaf.examples]) {
    outcomes.push(await subject.outcome(withValue(spec, leaf.path, example, leaf.fields)));
  }
  outcomes.slice(1).forEach((after, index) => {
    const before = outcomes[index];
    if (!before) return;
    assertNotDropped(leaf.path, before, after);
    assertLeadsBack(leaf.path, before, after);
  });
}

/** Every leaf of a manifest that the parameter changed leads to the parameter, and to its text. */
function assertLeadsBack(path: Path, before: Outcome, after: Outcome): void {
  if (before.manifests.length !== after.manifests.length) return;
  for (const [index, manifest] of after.manifests.entries()) {
    const other = before.manifests[index];
    if (!other || shapeOf(other) !== shapeOf(manifest)) continue;
    for (const leaf of changedLeaves(other, manifest)) {
      const origins = originsOf(manifest, leaf).flatMap((planPath) =>
        after.compilation.sourceMap.origins(manifest.workload, planPath),
      );
      const own = origins.find(({ entity, path: at }) => overlaps(entity.place(at), path));
      if (!own) {
        throw new LawBreach(
          TRACED,
          `\`${formatPath(leaf)}\` follows from \`${formatPath(path)}\` but does not lead back to it`,
        );
      }
      assertText(own, path);
    }
  }
}

/** Manifests of different sorts at the same place are not compared. */
function shapeOf({ object }: Manifest): string {
  return `${String(object["apiVersion"])} ${String(object["kind"])}`;
}

/** Where an origin points in the text, there is its value: the kit's specs are JSON. */
function assertText({ entity, path }: SpecOrigin, varied: Path): void {
  const { document } = entity;
  const place = entity.place(path);
  const value = valueAt(document.value, place);
  const span = document.locate(place, "value");
  if (!span) throw new LawBreach(TRACED, `\`${formatPath(varied)}\` is not found in the text`);
  if (value === undefined) return;
  const text = document.text.slice(span.start.offset, span.end.offset);
  if (canonicalJson(readJson(text)) === canonicalJson(value)) return;
  throw new LawBreach(
    TRACED,
    `${toPointer(place)} is shown as ${text}, which is not its value in the text`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
