import { toJsonSchema } from "@inferspec/spec";
import type { LazySchema } from "../runtime.js";
import { forceSchema } from "../schema/index.js";
import { formatPath, type Path } from "../source/path.js";
import type { Baseline, LawTest, Subject } from "./conformance.js";
import { fieldsOf, withValue, type Field } from "./fields.js";
import { assertNotDropped, LawBreach } from "./laws.js";
import type { Outcome } from "./tester.js";

const LAW = "No silent drop";

/** Law 3 over specs: every parameter of every kind, in every situation. */
export function noDropInSpecLaw(subject: Subject): LawTest[] {
  return subject.baselines.flatMap((baseline) =>
    leavesOf(subject, baseline).map((leaf) => ({
      law: LAW,
      name: `${baseline.name}, ${formatPath(leaf.path)}`,
      run: () => vary(subject, baseline, leaf),
    })),
  );
}

/** A parameter, at its place in the short form. */
interface Leaf {
  readonly path: Path;
  readonly examples: readonly unknown[];
  /** All parameters of the same schema, and where they begin. */
  readonly fields: readonly Field[];
  readonly prefix: Path;
}

/** What the envelope of the short form adds to the parameters. */
const ENVELOPE: readonly Omit<Leaf, "fields" | "prefix">[] = [
  { path: ["name"], examples: ["first", "second"] },
  { path: ["project"], examples: ["one", "two"] },
  { path: ["description"], examples: ["answers questions", "writes poems"] },
  { path: ["labels", 0], examples: ["alpha", "beta"] },
  { path: ["runs", 0, "name"], examples: ["blue", "green"] },
];

function leavesOf({ runtimes }: Subject, { spec }: Baseline): Leaf[] {
  const runtime = runtimes.find(({ kind }) => kind === spec.kind);
  const [task] = Object.values(runtime?.tasks ?? {});
  if (!runtime || !task) throw new LawBreach(LAW, `no runtime for ${spec.kind}`);
  const at = (schema: LazySchema<unknown>, prefix: Path): Leaf[] => {
    const json = toJsonSchema(forceSchema(schema));
    if (!json)
      throw new LawBreach(
        LAW,
        `the parameters of ${spec.kind} cannot be listed: use schemas of zod 4`,
      );
    const fields = fieldsOf(json);
    return (
      fields
        // The references of a run are implied by where it stands in the short form.
        .filter(
          ({ path: [head] }) => prefix.length === 0 || (head !== "task" && head !== "function"),
        )
        .map(({ path, examples }) => ({ path: [...prefix, ...path], examples, fields, prefix }))
    );
  };
  return [
    ...ENVELOPE.map((leaf) => ({ ...leaf, fields: [], prefix: [] })),
    ...at(runtime.function, []),
    ...at(task.run, ["runs", 0]),
  ];
}

async function vary({ tester, backend }: Subject, { spec }: Baseline, leaf: Leaf): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const example of leaf.examples.length > 1 ? leaf.examples : [undefined, ...leaf.examples]) {
    const fields = leaf.fields.map((field) => ({
      ...field,
      path: [...leaf.prefix, ...field.path],
    }));
    const varied = withValue(spec, leaf.path, example, fields);
    outcomes.push(await tester.text(JSON.stringify(varied), backend.name));
  }
  outcomes.slice(1).forEach((after, index) => {
    const before = outcomes[index];
    if (before) assertNotDropped(leaf.path, before, after);
  });
}
