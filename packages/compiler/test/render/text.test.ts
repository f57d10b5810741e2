import { describe, expect, it } from "vitest";
import { renderText } from "../../src/render/index.js";
import { finding, placeOf } from "./finding.js";

const TEXT = "engine: Infinity\n";
const sources = new Map([["spec.yaml", TEXT]]);
const at = placeOf(TEXT, "Infinity");

describe("renderText", () => {
  it("says nothing where there is nothing to say", () => {
    expect(renderText([], { sources })).toBe("");
    expect(renderText([finding({ severity: "info" })], { sources, quiet: true })).toBe("");
  });

  it("leaves out the frame where the text is not at hand, or empty", () => {
    const expected =
      "spec.yaml:1:9  error kubeai/engine-feature-mismatch\n  m\n\n1 error in 1 file\n";
    expect(renderText([finding({ message: "m", at })], { sources: new Map() })).toBe(expected);
    expect(
      renderText([finding({ message: "m", at })], { sources: new Map([["spec.yaml", ""]]) }),
    ).toBe(expected);
  });

  it.each([
    [
      [finding({ at }), finding({ at }), finding({ severity: "warning", at })],
      "2 errors, 1 warning in 1 file",
    ],
    [[finding(), finding({ severity: "info" })], "1 error, 1 info"],
    [
      [
        finding({ at: { ...at, file: "b" }, severity: "warning" }),
        finding({ at, severity: "info", suppressed: { reason: "why", by: "comment" } }),
      ],
      "1 warning, 1 allowed in 2 files",
    ],
  ])("sums up %#", (diagnostics, expected) => {
    expect(renderText(diagnostics, { sources }).trimEnd().split("\n").at(-1)).toBe(expected);
  });

  it("hides what is only information where it shall be quiet, and does not count it", () => {
    const shown = renderText(
      [
        finding({ severity: "warning", message: "stays", at }),
        finding({ severity: "info", message: "goes" }),
        finding({
          severity: "info",
          message: "goes too",
          suppressed: { reason: "why", by: "comment" },
        }),
      ],
      { sources, quiet: true },
    );
    expect(shown).toContain("stays");
    expect(shown).not.toContain("goes");
    expect(shown).toMatch(/\n1 warning in 1 file\n$/);
  });

  it("colours by severity, and the colours change nothing else", () => {
    const diagnostics = [
      finding({
        at,
        help: "h",
        fixes: [{ title: "f", edits: [] }],
        related: [{ message: "r", at }],
      }),
      finding({ severity: "warning", at }),
      finding({ severity: "info", at, suppressed: { reason: "why", by: "comment" } }),
    ];
    const coloured = renderText(diagnostics, { sources, color: true });
    expect(coloured).toContain("\u001B[31m\u001B[1merror\u001B[22m\u001B[39m");
    expect(coloured).toContain("\u001B[33m\u001B[1mwarning\u001B[22m\u001B[39m");
    expect(coloured).toContain("\u001B[31m^^^^^^^^\u001B[39m");
    expect(coloured).toContain("\u001B[2m  reason: why\u001B[22m");

    expect(coloured.replace(/\u001B\[\d+m/g, "")).toBe(renderText(diagnostics, { sources }));
  });
});
