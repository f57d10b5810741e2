import * as fc from "fast-check";
import { expect, test } from "vitest";
import type * as z from "zod";
import { kinds, metadata, modelKinds, schemaDifferences, type Difference } from "../src/index.js";
import { describeWithOracles } from "./oracles.js";
import { ERAS, judges, place, type Finding, type Judge } from "./published.js";
import { fitting, mutated } from "./vectors.js";

/** Every schema of ours with the published ones that speak about it. */
const SUBJECTS: readonly { name: string; schema: () => z.ZodType; files: readonly string[] }[] = [
  ...kinds.flatMap((kind) => [
    { name: kind.kind, schema: kind.function, files: [`function/${kind.kind}.json`] },
    {
      name: `${kind.kind}+serve`,
      schema: kind.actions.serve.task,
      // The shared parameters, which the KubeAI schemas leave out, are judged by another kind's.
      files: [`task/${kind.kind}+serve.json`, "task/sklearnserve+serve.json"],
    },
    {
      name: `${kind.kind}+serve:run`,
      schema: kind.actions.serve.run,
      files: [`run/${kind.kind}+serve:run.json`],
    },
  ]),
  ...modelKinds.map((kind) => ({
    name: kind.kind,
    schema: kind.spec,
    files: [`model/${kind.kind}.json`],
  })),
];

const RUNS = 2_000;

function covers(
  difference: Difference,
  kind: string,
  direction: Difference["direction"],
  { at, value }: Finding,
): boolean {
  return (
    difference.direction === direction &&
    (difference.kinds?.includes(kind) ?? true) &&
    difference.at.some((path) =>
      path.endsWith("**") ? at.startsWith(path.slice(0, -2)) : at === path,
    ) &&
    (difference.covers?.(value) ?? true)
  );
}

/** The findings that no entry of the table explains. */
function unexplained(
  kind: string,
  direction: Difference["direction"],
  findings: readonly Finding[],
): readonly Finding[] {
  return findings.filter(
    (found) => !schemaDifferences.some((entry) => covers(entry, kind, direction, found)),
  );
}

/** Our findings, where each unknown key counts at the map that holds it. */
function ours(schema: z.ZodType, value: unknown): readonly Finding[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => place(issue.path, value));
}

function compare(
  name: string,
  schema: z.ZodType,
  panel: readonly Judge[],
  value: unknown,
): { accepted: boolean } {
  const mine = ours(schema, value);
  const theirs = panel.map((judge) => judge.judge(value));
  const accepted = theirs.some((findings) => findings.length === 0);
  if (accepted && mine.length > 0) {
    expect(
      unexplained(name, "stricter", mine),
      `refused without a reason: ${JSON.stringify(value)}`,
    ).toEqual([]);
  }
  if (!accepted && mine.length === 0) {
    const reasons = theirs.map((findings) => unexplained(name, "wider", findings));
    expect(
      reasons.some((left) => left.length === 0),
      `accepted without a reason: ${JSON.stringify(value)} ${JSON.stringify(reasons)}`,
    ).toBe(true);
  }
  return { accepted };
}

describeWithOracles("published JSON Schemas", "schemas", (folder) => {
  for (const { name, schema, files } of SUBJECTS) {
    const [own, ...others] = files.map((file) => judges(folder, file));
    // DigitalHub published no schema of `servicegraph`: nobody can judge it.
    const panel = own?.length ? [own, ...others].flat() : [];
    for (const judge of panel) {
      test(`${name} agrees with ${judge.era} (${String(Object.keys(judge.schema.properties ?? {}).length)} keys)`, () => {
        const seen = { accepted: 0, refused: 0 };
        const vector = fc.oneof(fitting(judge.schema), mutated(judge.schema));
        fc.assert(
          fc.property(vector, (value) => {
            seen[compare(name, schema(), panel, value).accepted ? "accepted" : "refused"]++;
          }),
          { numRuns: RUNS, seed: 3, endOnFailure: true },
        );
        // Both verdicts must really occur, else the comparison says nothing.
        expect(seen.accepted).toBeGreaterThan(RUNS / 20);
        expect(seen.refused).toBeGreaterThan(RUNS / 20);
      });
    }
  }

  test.each(schemaDifferences)("difference $id is real", ({ direction, example }) => {
    const kind = kinds.find((candidate) => candidate.kind === example.kind);
    const { serve } = kind?.actions ?? {};
    const schema = example.schema === "function" ? kind?.function() : serve?.[example.schema]();
    const suffix = { function: "", task: "+serve", run: "+serve:run" }[example.schema];
    const files = [`${example.schema}/${example.kind}${suffix}.json`];
    if (example.schema === "task") files.push("task/sklearnserve+serve.json");
    const panel = files.flatMap((file) => judges(folder, file));
    expect(schema?.safeParse(example.value).success).toBe(direction === "wider");
    expect(panel.some((judge) => judge.judge(example.value).length === 0)).toBe(
      direction === "stricter",
    );
  });

  test("metadata accepts what DigitalHub's metadata schemas accept", () => {
    for (const part of ["base", "versioning", "embedded", "audit", "relationships"]) {
      for (const judge of judges(folder, `metadata/metadata.${part}.json`)) {
        fc.assert(
          fc.property(fitting(judge.schema), (value) => {
            if (judge.judge(value).length === 0)
              expect(metadata().safeParse(value).success).toBe(true);
          }),
          { numRuns: 300, seed: 3 },
        );
      }
    }
  });

  test("every era is there", () => {
    expect(judges(folder, "function/kubeai-text.json").map((judge) => judge.era)).toEqual([
      ERAS.join(", "),
    ]);
  });
});
