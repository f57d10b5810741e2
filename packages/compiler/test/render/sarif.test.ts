import { describe, expect, it } from "vitest";
import { renderSarif } from "../../src/render/index.js";
import { fileUri } from "../../src/render/file-uri.js";
import { demo, KINDS } from "../diagnostics/comments.js";
import { finding, placeOf } from "./finding.js";
import { sarifErrors } from "./sarif-schema.js";

const TEXT = "engine: Infinity\n";
const at = placeOf(TEXT, "Infinity", { path: ["spec", "engine"], file: "my specs/a#1.yaml" });
const errors = sarifErrors();

describe("renderSarif", () => {
  const report = renderSarif(
    [
      finding({
        code: demo.refused.code,
        at,
        help: "h",
        related: [{ message: "here", at }],
        fixes: [
          {
            title: "f",
            edits: [
              { file: "a.yaml", start: 8, end: 16, newText: "VLLM" },
              { file: "a.yaml", start: 0, end: 1, newText: "" },
            ],
          },
        ],
      }),
      finding({
        code: demo.odd.code,
        severity: "info",
        at,
        suppressed: { reason: "why", by: "comment" },
      }),
      finding({
        code: demo.odd.code,
        severity: "info",
        suppressed: { reason: "so", by: "configuration" },
      }),
      finding({ code: "nobody/knows", severity: "info" }),
    ],
    { kinds: KINDS, version: "1.2.3" },
  );

  it("writes what the schema of SARIF 2.1.0 accepts", () => {
    expect(errors(JSON.parse(report))).toEqual([]);
    expect(errors(JSON.parse(renderSarif([], { kinds: KINDS })))).toEqual([]);
  });

  it("is checked against a schema that refuses mistakes", () => {
    expect(errors(JSON.parse(report.replaceAll('"startLine": 1', '"startLine": 0')))).not.toEqual(
      [],
    );
    expect(errors(JSON.parse(report.replaceAll('"inSource"', '"nearby"')))).not.toEqual([]);
    expect(errors(JSON.parse(report.replaceAll('"ruleId"', '"rule_id"')))).not.toEqual([]);
  });

  it("keeps its form", async () => {
    await expect(report).toMatchFileSnapshot("./frames/report.sarif.txt");
  });
});

describe("fileUri", () => {
  it.each([
    ["specs/a.yaml", "specs/a.yaml"],
    ["../a b/ü#?%.yaml", "../a%20b/%C3%BC%23%3F%25.yaml"],
    ["a:b.yaml", "a%3Ab.yaml"],
    ["/work/a b.yaml", "file:///work/a%20b.yaml"],
    ["//server/a.yaml", "file:///server/a.yaml"],
    ["C:\\work\\a b.yaml", "file:///C:/work/a%20b.yaml"],
    ["\uD800", "%EF%BF%BD"],
  ])("writes %j as %s", (file, expected) => {
    expect(fileUri(file)).toBe(expected);
  });
});
