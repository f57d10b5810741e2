import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConfiguredSuppression } from "../../src/compiler.js";
import {
  applyFixes,
  createDiagnostic,
  settle,
  type Diagnostic,
} from "../../src/diagnostics/index.js";
import type { SourceDocument } from "../../src/source/document.js";
import { at, commented, demo, KINDS, other } from "./comments.js";

function options(
  documents: readonly SourceDocument[],
  configured: readonly ConfiguredSuppression[] = [],
  areas: readonly string[] = ["demo", "suppression"],
) {
  return {
    documents,
    configured,
    judged: (code: string) => areas.some((area) => code.startsWith(`${area}/`)),
    kinds: () => KINDS,
  };
}

const codes = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, severity }) => `${severity} ${code}`);

describe("settle", () => {
  it("orders by file, offset, code and message, what has no place last, and drops exact duplicates", () => {
    const a = commented("a.yaml", "one two");
    const b = commented("b.yaml", "one two");
    const found = [
      createDiagnostic(demo.odd, { params: { what: "nowhere" } }),
      at(demo.odd, b, "one", { what: "1" }),
      at(demo.odd, a, "two", { what: "1" }),
      at(demo.wrong, a, "one", { what: "1" }),
      at(demo.odd, a, "one", { what: "2" }),
      at(demo.odd, a, "one", { what: "1" }),
      at(demo.odd, a, "one", { what: "1" }),
    ];
    const settled = settle(found, options([a, b]));
    expect(
      settled.map((d) => `${d.at?.file ?? "-"} ${String(d.at?.start.offset)} ${d.message}`),
    ).toEqual([
      "a.yaml 0 odd 1",
      "a.yaml 0 odd 2",
      "a.yaml 0 wrong 1",
      "a.yaml 4 odd 1",
      "b.yaml 0 odd 1",
      "- undefined odd nowhere",
    ]);
  });

  it("allows the code of a comment on its line, and keeps it with the reason", () => {
    const doc = commented(
      "a.yaml",
      "engine: x # inferspec-ignore demo/refused: patched image\nurl: x\n",
    );
    const found = [
      at(demo.refused, doc, "engine", { what: "1" }),
      at(demo.odd, doc, "engine", { what: "1" }),
      at(demo.refused, doc, "url", { what: "2" }),
    ];
    const settled = settle(found, options([doc]));
    expect(codes(settled)).toEqual(["warning demo/odd", "info demo/refused", "error demo/refused"]);
    expect(settled[1]?.suppressed).toEqual({ reason: "patched image", by: "comment" });
  });

  it("allows nothing in another file", () => {
    const doc = commented("a.yaml", "x # inferspec-ignore demo/refused: why\n");
    const elsewhere = commented("b.yaml", "x\n");
    const settled = settle(
      [at(demo.refused, elsewhere, "x", { what: "1" })],
      options([doc, elsewhere]),
    );
    expect(codes(settled)).toEqual(["warning suppression/unused", "error demo/refused"]);
  });

  it("refuses to allow what is not suppressible, and still reports it", () => {
    const doc = commented("a.yaml", "x # inferspec-ignore demo/wrong: why\n");
    const settled = settle([at(demo.wrong, doc, "x", { what: "1" })], options([doc]));
    expect(codes(settled)).toEqual(["error demo/wrong", "error suppression/not-allowed"]);
  });

  it("refuses a suppression without a reason or without a code", () => {
    const doc = commented(
      "a.yaml",
      "x # inferspec-ignore demo/refused\ny # inferspec-ignore\nz # inferspec-ignore demo/odd:  \n",
    );
    const settled = settle([at(demo.refused, doc, "x", { what: "1" })], options([doc]));
    expect(codes(settled)).toEqual([
      "error demo/refused",
      "error suppression/without-reason",
      "error suppression/without-code",
      "error suppression/without-reason",
    ]);
    expect(settled[1]?.help).toContain("`# inferspec-ignore demo/refused: <why>`");
  });

  it("names the nearest code where one is unknown, and its fix writes it", () => {
    const text = "x # inferspec-ignore demo/refsued: why\n";
    const doc = commented("a.yaml", text);
    const settled = settle([at(demo.refused, doc, "x", { what: "1" })], options([doc]));
    expect(codes(settled)).toEqual(["error demo/refused", "warning suppression/unknown-code"]);
    expect(settled[1]?.help).toBe("did you mean `demo/refused`?");
    expect(applyFixes(new Map([["a.yaml", text]]), settled).texts.get("a.yaml")).toBe(
      "x # inferspec-ignore demo/refused: why\n",
    );
  });

  it("says that the colon is missing, with the comment as it should be", () => {
    const doc = commented("a.yaml", "x # inferspec-ignore demo/refused we have it\n");
    const settled = settle([at(demo.refused, doc, "x", { what: "1" })], options([doc]));
    expect(codes(settled)).toEqual(["error demo/refused", "error suppression/without-colon"]);
    expect(settled[1]?.help).toBe("write `# inferspec-ignore demo/refused: we have it`");
  });

  it("completes a code that was written without its area", () => {
    const text = "x # inferspec-ignore refused: why\n";
    const doc = commented("a.yaml", text);
    const settled = settle([at(demo.refused, doc, "x", { what: "1" })], options([doc]));
    expect(settled[1]?.help).toBe("did you mean `demo/refused`?");
    expect(applyFixes(new Map([["a.yaml", text]]), settled).texts.get("a.yaml")).toBe(
      "x # inferspec-ignore demo/refused: why\n",
    );
  });

  it("says when the area of an unknown code is unknown too", () => {
    const doc = commented("a.yaml", "# inferspec-ignore kserve/whatever: why\n");
    expect(settle([], options([doc]))[0]?.help).toBe(
      "no runtime, backend or plugin of this run reports as `kserve`",
    );
  });

  it("reports one that allows nothing, but only in areas that were judged", () => {
    const doc = commented(
      "a.yaml",
      "x # inferspec-ignore demo/odd: why\ny # inferspec-ignore other/late: why\n",
    );
    const unused = (...areas: string[]) =>
      settle([], options([doc], [], areas)).map(({ params }) => params["code"]);
    expect(unused("demo")).toEqual(["demo/odd"]);
    expect(unused("other")).toEqual(["other/late"]);
    expect(unused()).toEqual([]);
  });

  it.each([
    ["a: 1 # inferspec-ignore demo/odd: why\nb: 2\n", "a: 1\nb: 2\n"],
    ["a:\n  # inferspec-ignore demo/odd: why\n  b: 2\n", "a:\n  b: 2\n"],
    ["# inferspec-ignore demo/odd: why", ""],
    ["a: 1\r\n# inferspec-ignore demo/odd: why\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"],
  ])("removes an unused comment from %j", (text, fixed) => {
    const doc = commented("a.yaml", text);
    const settled = settle([], options([doc]));
    expect(codes(settled)).toEqual(["warning suppression/unused"]);
    expect(applyFixes(new Map([["a.yaml", text]]), settled).texts.get("a.yaml")).toBe(fixed);
  });

  it("applies configured ones by code, file and path", () => {
    const doc = commented("dir/a.json", "url adapter");
    const found = [
      at(demo.refused, doc, "url", { what: "1" }, ["spec", "url"]),
      at(demo.refused, doc, "adapter", { what: "2" }, ["spec", "adapters", 0, "url"]),
    ];
    const allowed = (entry: Omit<ConfiguredSuppression, "code" | "reason">) =>
      settle(found, options([doc], [{ code: "demo/refused", reason: "why", ...entry }])).flatMap(
        (d) => (d.suppressed?.by === "configuration" ? [d.params["what"]] : []),
      );
    expect(allowed({})).toEqual(["1", "2"]);
    expect(allowed({ file: "./dir/a.json" })).toEqual(["1", "2"]);
    expect(allowed({ file: "a.json" })).toEqual([]);
    expect(allowed({ path: "spec" })).toEqual(["1", "2"]);
    expect(allowed({ path: "spec.url" })).toEqual(["1"]);
    expect(allowed({ path: "spec.adapters[0]" })).toEqual(["2"]);
    expect(allowed({ path: "spec.adapter" })).toEqual([]);
  });

  it("says which entry of the configuration is wrong", () => {
    const settled = settle([], options([], [{ code: "demo/odd", reason: "", file: "a.yaml" }]));
    expect(settled.map(({ message }) => message)).toEqual([
      "the configuration (file a.yaml) allows `demo/odd` without a reason",
    ]);
  });

  it("lets the configuration allow what is said about suppressions, and says where that allowed nothing", () => {
    const doc = commented("a.yaml", "x # inferspec-ignore demo/odd: why\n");
    const entry = { code: "suppression/unused", reason: "shared spec" };
    expect(codes(settle([], options([doc], [entry])))).toEqual(["info suppression/unused"]);
    expect(settle([], options([], [entry])).map(({ message }) => message)).toEqual([
      "the configuration allows `suppression/unused`, but there is nothing to allow",
    ]);
  });

  it("asks only documents of files that contain a suppression, and reports each comment once", () => {
    let asked = 0;
    const count = () => asked++;
    const plain = commented("a.yaml", "x\n", count);
    const text = "x # inferspec-ignore demo/odd: why\n";
    const stream = [commented("b.yaml", text, count), commented("b.yaml", text, count)];
    const settled = settle([], options([plain, ...stream]));
    expect(codes(settled)).toEqual(["warning suppression/unused"]);
    expect(settled[0]?.fixes).toHaveLength(1);
    expect(asked).toBe(2);
  });

  it("offers no fix for one code of a comment that names several", () => {
    const single = commented("a.yaml", "x # inferspec-ignore demo/odd, demo/ood: why\n");
    const both: SourceDocument = {
      ...single,
      suppressions: () =>
        single.suppressions().flatMap((comment) => [
          { ...comment, code: "demo/odd" },
          { ...comment, code: "demo/ood" },
        ]),
    };
    const settled = settle([], options([both]));
    expect(codes(settled)).toEqual([
      "warning suppression/unknown-code",
      "warning suppression/unused",
    ]);
    expect(settled.flatMap(({ fixes }) => fixes ?? [])).toEqual([]);
  });

  it("keeps findings that differ in anything, in the same order whichever comes first", () => {
    const found = [
      { ...createDiagnostic(demo.odd, { params: { what: "1" } }), help: "b" },
      { ...createDiagnostic(demo.odd, { params: { what: "1" } }), help: "a" },
    ];
    expect(settle(found, options([])).map(({ help }) => help)).toEqual(["a", "b"]);
    expect(settle([...found].reverse(), options([]))).toEqual(settle(found, options([])));
  });

  it("keeps the reason that a finding was allowed for before", () => {
    const before = {
      ...createDiagnostic(demo.odd, { params: { what: "1" } }),
      severity: "info" as const,
      suppressed: { reason: "first", by: "comment" as const },
    };
    const again = settle([before], options([], [{ code: "demo/odd", reason: "second" }]));
    expect(again).toEqual([before]);
  });

  it("takes back that a suppression was unused, once there is what it allows", () => {
    const doc = commented("a.yaml", "x # inferspec-ignore demo/odd: why\n");
    const early = settle([], options([doc]));
    expect(codes(early)).toEqual(["warning suppression/unused"]);
    const late = settle([...early, at(demo.odd, doc, "x", { what: "1" })], options([doc]));
    expect(codes(late)).toEqual(["info demo/odd"]);
  });

  it("matches 20,000 findings with 20,000 suppressions without trying every pair", () => {
    const text = Array.from(
      { length: 20_000 },
      (_, i) => `k${String(i)}: 1 # inferspec-ignore demo/odd: why\n`,
    ).join("");
    const lines = text.split("\n");
    const document: SourceDocument = {
      ...commented("a.yaml", "inferspec-ignore"),
      suppressions: () =>
        lines.slice(0, -1).map((_, i) => {
          const place = { offset: i * 2, line: i + 1, column: 1 };
          return {
            code: "demo/odd",
            reason: "why",
            line: i + 1,
            at: { start: place, end: place, exact: true },
          };
        }),
    };
    const found = lines.slice(0, -1).map((_, i) => {
      const place = { offset: i * 2, line: i + 1, column: 1 };
      return createDiagnostic(demo.odd, {
        params: { what: String(i) },
        at: { file: "a.yaml", path: [], start: place, end: place, exact: true },
      });
    });
    const settled = settle(found, options([document]));
    expect(settled).toHaveLength(20_000);
    expect(settled.every(({ suppressed }) => suppressed)).toBe(true);
  });

  const LINES = [
    "a # inferspec-ignore demo/refused: why",
    "b # inferspec-ignore demo/odd: why",
    "c # inferspec-ignore demo/wrong: why",
    "d # inferspec-ignore demo/odd",
    "e # inferspec-ignore demo/ood: why",
    "f # inferspec-ignore other/late: why",
  ];
  const DOCS = ["a.yaml", "b.yaml"].map((file) => commented(file, LINES.join("\n")));
  const finding = fc
    .record({
      kind: fc.constantFrom(demo.refused, demo.odd, demo.wrong),
      doc: fc.constantFrom(...DOCS),
      word: fc.constantFrom("a", "b", "c", "d", "nowhere"),
      what: fc.constantFrom("1", "2"),
    })
    .map(({ kind, doc, word, what }) =>
      word === "nowhere"
        ? createDiagnostic(kind, { params: { what } })
        : at(kind, doc, `${word} #`, { what }),
    );
  const configured = fc.array(
    fc.record(
      {
        code: fc.constantFrom(
          "demo/odd",
          "demo/wrong",
          "suppression/unused",
          "suppression/unknown-code",
          "nope",
        ),
        reason: fc.constantFrom("", "why"),
        file: fc.constantFrom("a.yaml", "b.yaml"),
      },
      { requiredKeys: ["code", "reason"] },
    ),
    { maxLength: 3 },
  );
  const someAreas = fc.subarray(["demo", "other", "suppression"]);

  it("is idempotent", () => {
    fc.assert(
      fc.property(fc.array(finding), configured, someAreas, (found, entries, areas) => {
        const once = settle(found, options(DOCS, entries, areas));
        expect(settle(once, options(DOCS, entries, areas))).toEqual(once);
      }),
    );
  });

  it("does not depend on the order of the findings, nor on the order of the keys of their parameters", () => {
    const shuffled = fc
      .array(finding)
      .chain((found) =>
        fc.tuple(fc.constant(found), fc.shuffledSubarray(found, { minLength: found.length })),
      );
    fc.assert(
      fc.property(shuffled, configured, ([found, other], entries) => {
        expect(settle(other, options(DOCS, entries))).toEqual(
          settle(found, options(DOCS, entries)),
        );
      }),
    );
    const base = createDiagnostic(demo.odd, { params: { what: "1" } });
    const twice = [
      { ...base, params: { a: 1, b: 2 } },
      { ...base, params: { b: 2, a: 1 } },
    ];
    expect(settle(twice, options([]))).toHaveLength(1);
  });

  it("never loses a finding, and never lets through what is not suppressible", () => {
    fc.assert(
      fc.property(fc.array(finding), configured, (found, entries) => {
        const settled = settle(found, options(DOCS, entries));
        for (const one of found) {
          expect(settled.some((d) => d.code === one.code && d.message === one.message)).toBe(true);
        }
        expect(
          settled.filter((d) => d.suppressed && KINDS.get(d.code)?.suppressible !== true),
        ).toEqual([]);
      }),
    );
  });

  it("judges suppressions of an area that is judged later", () => {
    const doc = commented("a.yaml", "f # inferspec-ignore other/late: why\n");
    const early = settle([], options([doc], [], ["demo"]));
    const late = settle(
      [...early, at(other.late, doc, "f", {})],
      options([doc], [], ["demo", "other"]),
    );
    expect(codes(early)).toEqual([]);
    expect(codes(late)).toEqual(["info other/late"]);
  });
});
