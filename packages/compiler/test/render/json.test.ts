import { describe, expect, it } from "vitest";
import { jsonReport, renderJson } from "../../src/render/index.js";
import { finding, placeOf } from "./finding.js";

const TEXT = "engine: Infinity\n";
const at = placeOf(TEXT, "Infinity", { path: ["engine"] });

describe("renderJson", () => {
  it("keeps its schema", async () => {
    const report = renderJson([
      finding({
        params: { engine: "Infinity", count: 2, odd: true },
        at,
        related: [{ message: "here", at }],
        help: "h",
        fixes: [{ title: "f", edits: [{ file: "spec.yaml", start: 8, end: 16, newText: "VLLM" }] }],
      }),
      finding({ severity: "info", suppressed: { reason: "why", by: "configuration" } }),
      finding({ severity: "warning" }),
    ]);
    await expect(report).toMatchFileSnapshot("./frames/report.json.txt");
  });

  it("gives the same bytes whatever the order of the keys, and says nothing that is not in the schema", () => {
    const { start, end, ...rest } = at;
    const shuffled = { ...finding(), at: { start, extra: 1, end, ...rest }, more: 1 };
    const { code, severity, message, params } = finding();
    expect(renderJson([shuffled])).toBe(renderJson([{ at, params, message, severity, code }]));
  });

  it("is the data of jsonReport", () => {
    const diagnostics = [finding({ at }), finding({ severity: "warning" })];
    expect(JSON.parse(renderJson(diagnostics))).toEqual(jsonReport(diagnostics));
    expect(jsonReport([]).summary).toEqual({
      errors: 0,
      warnings: 0,
      infos: 0,
      suppressed: 0,
      files: 0,
    });
  });
});
