import { field } from "@inferspec/spec";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createDiagnostic, type FixIntent } from "../../src/diagnostics/index.js";
import { reportIssues } from "../../src/schema/index.js";
import type { Path } from "../../src/source/path.js";

const doc = { description: "A value.", examples: ["a", "b"] };
const schema = z.strictObject({
  replicas: z.int().optional(),
  processors: z.int().optional(),
  url: field(z.string().regex(/^hf:/, "begins with hf:"), {
    ...doc,
    repairs: [{ pattern: "^web:(\\w+)$", replacement: "hf:$1" }],
  }).optional(),
  args: z.array(z.string()).optional(),
  labels: field(z.array(z.strictObject({ key: z.string(), value: z.string() })), {
    description: "Labels.",
    examples: [[{ key: "a", value: "b" }]],
  }).optional(),
  scaling: z.strictObject({ replicas: z.int(), max_replicas: z.int() }).partial().optional(),
});

/** The help of every finding by the path it points to, with the edits that it offers. */
function judge(value: unknown) {
  const found: { at: string; help: string; edits: FixIntent<Path>["edits"][number][] }[] = [];
  const result = schema.safeParse(value);
  reportIssues(result.error?.issues ?? [], {
    schema,
    value,
    where: "this run",
    origin: (path) => path,
    report: (kind, { at, params, fixes = [] }) => {
      found.push({
        at: (at ?? []).join("."),
        help: createDiagnostic(kind, { params }).help ?? "",
        edits: fixes.flatMap(({ edits }) => edits),
      });
    },
  });
  return found;
}

describe("reportIssues", () => {
  it.each(["maxReplicas", "MAX-REPLICAS", "max_replicas"])(
    "leads %s into the map below that knows it, and renames nothing",
    (key) => {
      expect(judge({ [key]: 5 })).toEqual([
        { at: key, help: "write it as `scaling.max_replicas`", edits: [] },
      ]);
    },
  );

  it("leads a key to the map above", () => {
    expect(judge({ scaling: { processors: 2 } })).toEqual([
      { at: "scaling.processors", help: "write it as `processors`", edits: [] },
    ]);
  });

  it("renames what is certainly a slip", () => {
    expect(judge({ procesors: 2 })).toEqual([
      {
        at: "procesors",
        help: "did you mean `processors`?",
        edits: [{ op: "rename", at: ["procesors"], key: "processors" }],
      },
    ]);
  });

  it.each([{ procesors: 2, processors: 3 }, { procesors: 2, Processors: 3 }, { my_replicas: 2 }])(
    "offers no rename for %j",
    (value) => {
      const found = judge(value);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap(({ edits }) => edits)).toEqual([]);
    },
  );

  it("offers what a field's repairs make of a value, and nothing for others", () => {
    expect(judge({ url: "web:x" })).toEqual([
      {
        at: "url",
        help: "write `hf:x`",
        edits: [{ op: "replace", at: ["url"], value: "hf:x" }],
      },
    ]);
    expect(judge({ url: "ftp:x" })).toEqual([{ at: "url", help: "begins with hf:", edits: [] }]);
  });

  it("splits a text into the items of a list, but not where quotes decide", () => {
    expect(judge({ args: "--a 4 --b=1" })[0]?.edits).toEqual([
      { op: "replace", at: ["args"], value: ["--a", "4", "--b=1"] },
    ]);
    expect(judge({ args: "--a 'x y'" })[0]?.edits).toEqual([]);
  });

  it("shows how a list is written", () => {
    expect(judge({ labels: { a: "b" } })[0]?.help).toBe(
      'Labels; for example `[{"key":"a","value":"b"}]`',
    );
  });
});
