import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeText, toCells } from "../../src/render/cells.js";
import { renderGithub, renderJson, renderSarif, renderText } from "../../src/render/index.js";
import { KINDS } from "../diagnostics/comments.js";
import { diagnostics, text } from "./arbitrary.js";
import { finding } from "./finding.js";
import { sarifErrors } from "./sarif-schema.js";

/** All that a terminal would act on, or that would hide or turn around what follows. Line feeds are ours. */

const DRIVES_TERMINAL =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/;

describe("every renderer", () => {
  const widths = fc.option(fc.integer({ min: 0, max: 250 }), { nil: undefined });

  it("renders any findings of any text, and only harmless characters", () => {
    fc.assert(
      fc.property(diagnostics, text, widths, fc.boolean(), (found, source, width, quiet) => {
        const sources = new Map([["a.yaml", source]]);
        const report = renderText(found, { sources, width, quiet });
        expect(report).not.toMatch(DRIVES_TERMINAL);
        const coloured = renderText(found, { sources, width, quiet, color: true });

        expect(coloured.replace(/\u001B\[\d+m/g, "")).not.toMatch(DRIVES_TERMINAL);
      }),
      { numRuns: 500 },
    );
  });

  it("writes JSON that says all, whatever the findings", () => {
    fc.assert(
      fc.property(diagnostics, (found) => {
        // What JSON itself makes of NaN and -0 is fine.
        expect(JSON.parse(renderJson(found))).toMatchObject({
          version: 1,
          diagnostics: JSON.parse(JSON.stringify(found)) as unknown,
        });
      }),
    );
  });

  it("writes SARIF that its schema accepts, whatever the findings", () => {
    const errors = sarifErrors();
    fc.assert(
      fc.property(diagnostics, (found) => {
        expect(errors(JSON.parse(renderSarif(found, { kinds: KINDS })))).toEqual([]);
      }),
    );
  });

  it("writes one GitHub command a finding, whatever the findings", () => {
    fc.assert(
      fc.property(diagnostics, (found) => {
        const lines = renderGithub(found).split("\n");
        expect(lines.pop()).toBe("");
        expect(lines).toHaveLength(found.length);
        for (const line of lines)
          expect(line).toMatch(/^::(?:error|warning|notice) (?:\w+=[^:,\n\r]*,?)+::[^\n\r]*$/);
      }),
    );
  });
});

describe("frames", () => {
  /** Everything before the bar, and the text behind it with the columns that it takes. */
  function columnsBehindBar(line: string): { readonly shown: string; readonly width: number } {
    const shown = line.slice(line.indexOf("│ ") + 2);
    return { shown, width: toCells(shown).reduce((sum, { width }) => sum + width, 0) };
  }

  it("puts the carets under exactly what the span covers, whatever stands before it and how narrow it is", () => {
    const before = fc.array(
      fc.constantFrom("a", " ", "\t", "名", "é", "👩‍👩‍👧", "🇮🇹", "\u001B", "\u202E"),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(before, before, fc.integer({ min: 30, max: 120 }), (head, tail, width) => {
        const prefix = head.join("");
        const source = `${prefix}<<HERE>>${tail.join("")}\n`;
        const start = { offset: prefix.length, line: 1, column: prefix.length + 1 };
        const end = { offset: start.offset + 8, line: 1, column: start.column + 8 };
        const at = { file: "a.yaml", start, end, path: [], exact: true };
        const lines = renderText([finding({ at })], {
          sources: new Map([["a.yaml", source]]),
          width,
        }).split("\n");
        const [line = "", marks = ""] = lines.filter((one) => one.includes("│"));
        const shown = columnsBehindBar(line);
        const caret = columnsBehindBar(marks).shown;
        expect(caret.trimStart()).toBe("^^^^^^^^");
        const visible = shown.shown.slice(0, shown.shown.indexOf("<<HERE>>"));
        expect(toCells(visible).reduce((sum, cell) => sum + cell.width, 0)).toBe(caret.length - 8);
        expect(toCells(line).reduce((sum, cell) => sum + cell.width, 0)).toBeLessThanOrEqual(
          Math.max(width, 28),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("shows a safe text as it is", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(safeText(safeText(any))).toBe(safeText(any));
      }),
    );
  });

  it("shows marks that are heaped up to cover other lines as an escape", () => {
    expect(safeText(`a${"\u0301".repeat(3)}b`)).toBe(`a${"\u0301".repeat(3)}b`);
    expect(safeText(`a${"\u0301".repeat(50)}b`)).toBe("\\x61\\u0301…b");
  });
});
