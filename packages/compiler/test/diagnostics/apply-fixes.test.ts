import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes, type Diagnostic, type Fix } from "../../src/diagnostics/index.js";
import type { TextEdit } from "../../src/source/document.js";

function proposing(...fixes: Fix[]): Diagnostic {
  return { code: "demo/x", severity: "error", message: "x", params: {}, fixes };
}

function edit(start: number, end: number, newText: string, file = "a"): TextEdit {
  return { file, start, end, newText };
}

function fix(...edits: TextEdit[]): Fix {
  return { title: "change it", edits };
}

const texts = (text: string) => new Map([["a", text]]);

describe("applyFixes", () => {
  it("makes fixes in several files and gives only the texts that changed", () => {
    const sources = new Map([
      ["a", "one two"],
      ["b", "three"],
      ["c", "same"],
    ]);
    const result = applyFixes(sources, [
      proposing(fix(edit(4, 7, "2"), edit(0, 5, "3", "b"))),
      proposing(fix(edit(0, 3, "1"))),
    ]);
    expect([...result.texts]).toEqual([
      ["a", "1 2"],
      ["b", "3"],
    ]);
    expect(result.applied).toHaveLength(2);
    expect(result.left).toEqual([]);
  });

  it.each<[string, TextEdit, TextEdit]>([
    ["overlap", edit(0, 4, "x"), edit(3, 6, "y")],
    ["contain", edit(2, 3, "x"), edit(0, 6, "y")],
    ["insert at one place", edit(2, 2, "x"), edit(2, 2, "y")],
    ["insert at the beginning of the other", edit(2, 4, "x"), edit(2, 2, "y")],
    ["insert at the end of the other", edit(4, 4, "y"), edit(2, 4, "x")],
  ])("lets the first win where two %s", (_, first, second) => {
    for (const [a, b] of [
      [first, second],
      [second, first],
    ] as const) {
      const result = applyFixes(texts("abcdef"), [proposing(fix(a)), proposing(fix(b))]);
      expect(result.texts.get("a")).toBe(
        `${"abcdef".slice(0, a.start)}${a.newText}${"abcdef".slice(a.end)}`,
      );
      expect(result.left.map(({ reason, fix }) => [reason, fix.edits])).toEqual([
        ["conflict", [b]],
      ]);
    }
  });

  it("makes neighbouring replacements both, and the same one once", () => {
    const both = [proposing(fix(edit(0, 3, "x"))), proposing(fix(edit(3, 6, "y")))];
    expect(applyFixes(texts("abcdef"), both).texts.get("a")).toBe("xy");
    const same = [proposing(fix(edit(3, 3, "+"))), proposing(fix(edit(3, 3, "+")))];
    const result = applyFixes(texts("abcdef"), same);
    expect(result.texts.get("a")).toBe("abc+def");
    expect(result.applied).toHaveLength(2);
  });

  it("makes a fix as a whole or not at all", () => {
    const result = applyFixes(texts("abcdef"), [
      proposing(fix(edit(0, 2, "x"))),
      proposing(fix(edit(4, 6, "y"), edit(1, 3, "z"))),
      proposing(fix(edit(4, 5, "!"))),
    ]);
    expect(result.texts.get("a")).toBe("xcd!f");
    expect(result.left.map(({ reason }) => reason)).toEqual(["conflict"]);
  });

  it("makes the first of several fixes, and none of what was allowed", () => {
    const allowed = {
      ...proposing(fix(edit(4, 5, "no"))),
      suppressed: { reason: "why", by: "comment" as const },
    };
    const result = applyFixes(texts("abcdef"), [
      proposing(fix(edit(0, 1, "x")), fix(edit(1, 2, "y"))),
      allowed,
    ]);
    expect(result.texts.get("a")).toBe("xbcdef");
    expect(result.left).toEqual([]);
  });

  it("leaves what it cannot make, with the reason", () => {
    const result = applyFixes(texts("abc"), [
      proposing(fix(edit(0, 1, "x", "missing"))),
      proposing(fix(edit(2, 4, "x"))),
      proposing(fix(edit(-1, 1, "x"))),
      proposing(fix(edit(2, 1, "x"))),
      proposing(fix(edit(0, 1.5, "x"))),
      proposing(fix(edit(0, 3, "abc"))),
      proposing(fix()),
      proposing(fix(edit(0, 2, "x"), edit(1, 3, "y"))),
    ]);
    expect(result.texts.size).toBe(0);
    expect(result.applied).toEqual([]);
    expect(result.left.map(({ reason }) => reason)).toEqual([
      "no-text",
      "out-of-range",
      "out-of-range",
      "out-of-range",
      "out-of-range",
      "no-change",
      "no-change",
      "conflict",
    ]);
  });

  /** Cuts a text at random places into pieces; every second one is replaced. */
  const nonOverlapping = fc
    .tuple(
      fc.string({ minLength: 1, maxLength: 60 }),
      fc.array(fc.nat(60)),
      fc.infiniteStream(fc.string({ maxLength: 4 })),
    )
    .map(([text, cuts, words]) => {
      const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let i = 0; i + 1 < places.length; i += 2) {
        edits.push(edit(places[i] ?? 0, places[i + 1] ?? 0, String(words.next().value)));
      }
      return { text, edits };
    });

  it("equals making non-overlapping edits one after the other, whatever the order", () => {
    fc.assert(
      fc.property(nonOverlapping, fc.nat(), ({ text, edits }, seed) => {
        const changing = edits.filter(
          ({ start, end, newText }) => text.slice(start, end) !== newText,
        );
        const rotated = changing.map(
          (_, i) => changing[(i + seed) % changing.length] ?? edit(0, 0, ""),
        );
        // From the back, so that earlier offsets stay right.
        const sequential = [...changing]
          .reverse()
          .reduce((t, e) => t.slice(0, e.start) + e.newText + t.slice(e.end), text);
        const result = applyFixes(
          texts(text),
          rotated.map((e) => proposing(fix(e))),
        );
        expect(result.left).toEqual([]);
        expect(result.texts.get("a") ?? text).toBe(sequential);
      }),
    );
  });

  it("ends, when diagnosing and applying again and again, with nothing to do", () => {
    // A rule whose findings overlap: no letter may be followed by the same letter.
    const diagnose = (text: string) =>
      Array.from(text).flatMap((letter, i) =>
        text[i + 1] === letter ? [proposing(fix(edit(i, i + 2, letter)))] : [],
      );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 40 }), (start) => {
        let text = start;
        for (let round = 0; diagnose(text).length > 0; round++) {
          expect(round).toBeLessThan(10);
          text = applyFixes(texts(text), diagnose(text)).texts.get("a") ?? text;
        }
        expect(text).toBe(start.replace(/a+/g, "a").replace(/b+/g, "b"));
        expect(applyFixes(texts(text), diagnose(text))).toEqual({
          texts: new Map(),
          applied: [],
          left: [],
        });
      }),
    );
  });

  it("never throws and never changes anything outside of the accepted edits", () => {
    const anyEdit = fc.record({
      file: fc.constantFrom("a", "b", "missing"),
      start: fc.integer({ min: -2, max: 14 }),
      end: fc.integer({ min: -2, max: 14 }),
      newText: fc.constantFrom("", "X", "YY"),
    });
    const anyFix = fc.array(anyEdit, { maxLength: 3 }).map((edits) => fix(...edits));
    fc.assert(
      fc.property(fc.array(anyFix), (fixes) => {
        const sources = new Map([
          ["a", "abcdefghij"],
          ["b", "klmnopqrst"],
        ]);
        const {
          texts: changed,
          applied,
          left,
        } = applyFixes(
          sources,
          fixes.map((one) => proposing(one)),
        );
        expect(applied.length + left.length).toBe(fixes.length);
        for (const [file, text] of changed) {
          const edits = applied.flatMap(({ fix }) => fix.edits).filter((one) => one.file === file);
          const kept = Array.from(sources.get(file) ?? "").filter(
            (_, i) => !edits.some((e) => e.start <= i && i < e.end),
          );
          expect(text.replace(/[XY]/g, "")).toBe(kept.join(""));
        }
      }),
    );
  });
});
