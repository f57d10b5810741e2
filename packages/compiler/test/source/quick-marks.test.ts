import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_LIMITS, parseText, type SourceDocument } from "../../src/source/index.js";
import type { Path } from "../../src/source/path.js";
import { data, lineSoup, mutated, ordinaryData, SPEC, yamlText } from "./arbitrary.js";

const RUNS = Number(process.env["INFERSPEC_FUZZ_RUNS"] ?? 1_000);
const TIMEOUT = Math.max(120_000, RUNS * 40);
const FIXTURES = new URL("../../../../fixtures/", import.meta.url);

/** Every path in a value, and from every place some that lead nowhere. */
function* paths(value: unknown, at: Path = []): Generator<Path> {
  yield at;
  for (const part of ["missing", "0", 0, 99, -1]) yield [...at, part];
  yield [...at, "missing", 0];
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* paths(member, [...at, Array.isArray(value) ? Number(key) : key]);
}

/** Where a document says that everything stands. */
function positions(document: SourceDocument) {
  const places = [...paths(document.value)].flatMap((path) =>
    (["key", "value"] as const).map((side) => ({ path, side, span: document.locate(path, side) })),
  );
  return { places, suppressions: document.suppressions() };
}

/** Both readings of a text, document by document; what only one of them takes is another test's concern. */
function expectSamePositions(text: string): void {
  const [quick = [], full = []] = [true, false].map((choice) =>
    parseText("a.yaml", text, DEFAULT_LIMITS, { quick: choice }).documents.map(positions),
  );
  // Not `toStrictEqual` at once, which is slow where all is well.
  if (isDeepStrictEqual(quick, full)) return;
  for (const [index, { places }] of quick.entries()) {
    for (const [at, place] of places.entries())
      expect(place).toStrictEqual(full[index]?.places[at]);
  }
  expect(quick).toStrictEqual(full);
}

/** Comments, blank lines and spaces between and behind the lines of a text. */
const decorated = fc
  .tuple(
    yamlText,
    fc.array(fc.constantFrom("", "", "", " # c", "   ", "\n", "\n# c", "\n    # c", " #c  \n  "), {
      maxLength: 12,
    }),
  )
  .map(([text, pieces]) =>
    text
      .split("\n")
      .map((line, at) => line + (pieces[at] ?? ""))
      .join("\n"),
  );

const commented = fc
  .oneof(lineSoup, decorated)
  .map((text) => text.replaceAll("# c", "# inferspec-ignore a/b, c/d: because"));

test.each([
  ["YAML in many styles", yamlText],
  ["YAML with comments and blank lines", decorated],
  ["mutated YAML and JSON", mutated],
  ["lines in any order", lineSoup],
  ["suppression comments", commented],
  ["JSON on one line", data.map((value) => JSON.stringify(value))],
  [
    "JSON on many lines",
    fc
      .tuple(fc.oneof(data, ordinaryData), fc.constantFrom(1, 2, 4), fc.constantFrom("\n", "\r\n"))
      .map(
        ([value, indent, end]) =>
          JSON.stringify({ "1": value, value, "\\u0041": 0 }, null, indent).replaceAll("\n", end) +
          end,
      ),
  ],
])(
  "the quick reader finds everything where the full parser does: %s",
  (_name, arbitrary) => {
    fc.assert(fc.property(arbitrary, expectSamePositions), { numRuns: RUNS });
  },
  TIMEOUT,
);

const SPECS = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(?:ya?ml|json)$/.test(name),
);

test.each([
  "a:\n  - x\n  -   \nb: 1\n",
  "a:\n- x\n-   # c\n\n# d\n",
  "- -   \n- - -  \n",
  "a:   # c\nb:\n  c:   \n",
  "a: |\n  text  \n\n# c\nb: |-\n  text  \n \n",
  "- {a: [ x , 'y' ] , b: { c: 1  } }  # c\n",
  "---  # c\n'a': \"b\"  \n\"e\": ''\n",
])("and so it does in %j", expectSamePositions);

test("and so it does in every fixture", () => {
  expect(SPECS.length).toBeGreaterThan(100);
  for (const name of SPECS) expectSamePositions(readFileSync(new URL(name, FIXTURES), "utf8"));
  expectSamePositions(SPEC);
});
