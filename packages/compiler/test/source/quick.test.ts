import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS, parseText } from "../../src/source/index.js";
import { readJson } from "../../src/source/quick-json.js";
import { readQuickly } from "../../src/source/quick-yaml.js";
import { data, lineSoup, mutated, SPEC, yamlText } from "./arbitrary.js";

const RUNS = Number(process.env["INFERSPEC_FUZZ_RUNS"] ?? 1_000);
const TIMEOUT = Math.max(120_000, RUNS * 40);

function both(text: string | Uint8Array, limits = DEFAULT_LIMITS) {
  const [quick, full] = [true, false].map((choice) => {
    const { documents, diagnostics } = parseText("a.yaml", text, limits, { quick: choice });
    return { values: documents.map((document) => document.value), diagnostics };
  });
  return { quick, full };
}

test.each([
  ["YAML in many styles", yamlText],
  ["mutated YAML and JSON", mutated],
  ["lines in any order", lineSoup],
  ["JSON", data.map((value) => JSON.stringify(value))],
  ["any text", fc.string({ unit: "binary", maxLength: 60 })],
])(
  "the quick reader gives the values and diagnostics of the full parser: %s",
  (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const { quick, full } = both(text);
        // Not `toStrictEqual`, which looks at a key named "constructor" as if it were one.
        if (!isDeepStrictEqual(quick, full)) {
          expect(JSON.stringify(quick, null, 1)).toBe(JSON.stringify(full, null, 1));
          expect.unreachable("equal as JSON only");
        }
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  "limits are passed at the same documents, whichever reads them",
  () => {
    const limits = { ...DEFAULT_LIMITS, depth: 2, nodes: 5, documents: 1, aliases: 1 };
    fc.assert(
      fc.property(fc.oneof(lineSoup, mutated, yamlText), (text) => {
        const { quick, full } = both(text, limits);
        expect(JSON.stringify(quick)).toBe(JSON.stringify(full));
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test("specs as people write them need no full parser", () => {
  for (const document of SPEC.split("---\n")) {
    expect(readQuickly(document, DEFAULT_LIMITS), document).toBeTypeOf("object");
  }
  expect(
    readJson('{"kind": "kubeai-text", "spec": {"url": "hf://a/b"}}', DEFAULT_LIMITS),
  ).toBeTypeOf("object");
});

test.each([
  ["an anchor", "a: &x 1"],
  ["a tag", "a: !!str 1"],
  ["a merge", "<<: {a: 1}"],
  ["a duplicate key", "a: 1\na: 2"],
  ["wrapped text", "a: b\n  c"],
  ["folded text", "a: >\n  b"],
  ["a tab", "a:\t1"],
  ["a hexadecimal number", "a: 0x1F"],
  ["an exponent", "a: 1e3"],
  ["a large integer", "a: 12345678901234567890"],
  ["an inner document marker", "a: 1\n---\nb: 2"],
])("the quick reader leaves %s to the full parser", (_name, text) => {
  expect(readQuickly(text, DEFAULT_LIMITS)).toBeUndefined();
});
