import { ApiObject, App, Chart, Yaml } from "cdk8s";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderYaml, renderYamlStream } from "../../src/emit/manifest-yaml.js";

/** Words that YAML 1.1 or 1.2 read as something else than text, and texts that need care. */
const traps = [
  "e0",
  "E+1",
  "-e5",
  "--e5",
  "e1_0",
  "yes",
  "No",
  "on",
  "OFF",
  "y",
  "N",
  "null",
  "~",
  "true",
  "1",
  "0123",
  "1e3",
  "0x1f",
  "1_000",
  "12:30:45",
  "2024-01-01",
  ".inf",
  "-",
  "--",
  "---",
  "- a",
  "a: b",
  "a:",
  ":a",
  "a #b",
  "#a",
  "&a",
  "*a",
  "!a",
  "%a",
  "@a",
  "`a",
  "'a'",
  '"a"',
  "a\nb",
  "a\n",
  "\n",
  " a",
  "a ",
  "",
  "\t",
  "é",
  "日本",
  "\u0085",
  "\u2028",
  "😀",
  "{a}",
  "[a]",
  "a,b",
  "<<",
  "=",
  "?",
  "? a",
  "|",
  ">",
  "hf://owner/model",
  "--max-model-len=8192",
  "nvidia-gpu-l4:2",
  "a".repeat(200),
  "word ".repeat(60),
  "..",
  "...",
  "a...",
  "-a",
  "-1",
  "+1",
  "a=b",
  "0.9",
  "-1.5",
  "1.",
  ".5",
  "TrUe",
  "True",
  "NULL",
  "two words",
  "two  spaces",
  "a word: another",
  "a word:",
  "a - b",
  "a (b, c)!",
  "it's 100%; isn't it?",
  "a 'b'",
  "y n",
  "a".repeat(1100),
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...traps) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9 :#,;'()!?%&.-]{0,20}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[-+]?[0-9_]{0,4}[.eE:_]?[0-9]{0,3}$/) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z0-9_./:@=+-]{0,30}$/) },
  fc.string({ unit: "binary", maxLength: 20 }),
);
const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.integer(),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(text, tie("node"), { maxKeys: 4 }),
  ),
}));

describe("manifests are written as cdk8s writes them, byte for byte", () => {
  test("any data", () => {
    fc.assert(
      fc.property(node, (data) => {
        expect(renderYaml(data)).toBe(Yaml.stringify(data));
      }),
      { numRuns: 5_000 },
    );
  });

  test.each(traps)("the text %j as value, key and item", (trap) => {
    for (const data of [
      { a: trap },
      { [trap]: "a" },
      { a: [trap] },
      { a: [{ b: trap }, { [trap]: 1 }] },
    ]) {
      expect(renderYaml(data)).toBe(Yaml.stringify(data));
    }
  });

  test("a whole app", () => {
    const app = new App();
    const chart = new Chart(app, "chart");
    const spec = {
      url: "hf://a/b",
      args: ["--x=1"],
      nested: { empty: {}, list: [], deep: [[1], [{ z: 1, a: 2 }]] },
    };
    for (const name of ["one", "two"]) {
      new ApiObject(chart, name, {
        apiVersion: "kubeai.org/v1",
        kind: "Model",
        metadata: { name },
        spec,
      });
    }
    expect(renderYamlStream(chart.toJson() as unknown[])).toBe(app.synthYaml());
  });
});
