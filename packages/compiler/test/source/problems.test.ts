import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, parseText } from "../../src/source/index.js";

/** `line:column code: message`, one a line, as a person would read the report. */
function problems(text: string | Uint8Array): string[] {
  return parseText("spec.yaml", text, DEFAULT_LIMITS).diagnostics.map(({ at, code, message }) => {
    return `${at?.start.line}:${at?.start.column} ${code.replace("source/", "")}: ${message}`;
  });
}

test.each<[string, string, string[]]>([
  ["a tab", "spec:\n\turl: x\n", ["2:1 tab-indentation: a tab is used for indentation"]],
  [
    "an open quote",
    "name: 'llm\nurl: x\n",
    ["1:7 unclosed-quote: this string is never closed: its ' has no partner"],
  ],
  [
    "an open double quote in the middle",
    'a: 1\nb: "x\nc: 2\n',
    ['2:4 unclosed-quote: this string is never closed: its " has no partner'],
  ],
  [
    "an apostrophe in single quotes",
    "a: 'it's'\n",
    ["1:8 text-after-value: there is more text after the end of this value"],
  ],
  [
    "an open bracket",
    "args: [a, b\nname: x\n",
    ['1:7 unclosed-bracket: this "[" is not closed by "]"'],
  ],
  [
    "the wrong bracket",
    "args: [a, b}\nname: x\n",
    ['1:7 unclosed-bracket: this "[" is not closed by "]"'],
  ],
  [
    "an open JSON object",
    '{"a": {"b": 1}\n',
    ['1:1 unclosed-bracket: this "{" is not closed by "}"'],
  ],
  [
    "wrong indentation",
    "spec:\n    a: 1\n  b: 2\n",
    ["3:1 indentation: this line's indentation fits nothing above it"],
  ],
  [
    "a key indented below a value",
    "name: llm\n  url: x\n",
    [
      "2:3 over-indented: this entry stands deeper than the one above it, which has a value already",
    ],
  ],
  [
    "a key indented below a value in quotes",
    "name: 'llm'\n\n  # note\n  url: x\n",
    [
      "4:3 over-indented: this entry stands deeper than the one above it, which has a value already",
    ],
  ],
  [
    "a key indented below a value in a list",
    "- a: b # note\n    c: d\n",
    [
      "2:5 over-indented: this entry stands deeper than the one above it, which has a value already",
    ],
  ],
  [
    "an item without a dash",
    "runs:\n  - a: b\n   c: d\n",
    ["3:1 indentation: this line's indentation fits nothing above it"],
  ],
  [
    "no space after a colon",
    "name:llm\nurl: x\n",
    [expect.stringContaining("1:1 multiline-key") as string],
  ],
  ["no colon", "a: 1\nb\n", ['2:1 missing-colon: there is no ": " after this key']],
  [
    "two colons",
    "note: use this: that\n",
    ['1:7 colon-in-value: a second ": " stands on this line'],
  ],
  [
    "a reserved character",
    "at: @x\n",
    ["1:5 reserved-start: a value without quotes cannot start with @"],
  ],
  ["an escape", 'path: "C:\\dir"\n', ["1:10 invalid-escape: \\d is not an escape sequence"]],
  [
    "no space before a comment",
    "a: [1]#x\n",
    ['1:7 comment-spacing: there is no space before this "#"'],
  ],
  ["a list as key", "? [a]\n: 1\n", ["1:3 complex-key: this key is not a plain word"]],
  ["an unknown tag", "a: !vault x\n", ["1:4 unknown-tag: the tag !vault has no meaning here"]],
  [
    "a YAML 1.1 tag",
    "a: !!binary aGk=\n",
    ["1:4 unknown-tag: the tag !!binary has no meaning here"],
  ],
  [
    "an unknown alias",
    "a: *base\n",
    ["1:4 unknown-alias: the alias *base refers to no anchor before it"],
  ],
  [
    "a cycle",
    "a: &x [1, *x]\n",
    ["1:11 alias-cycle: the alias *x stands inside the value that it refers to"],
  ],
  ["a merge of a list", "a:\n  <<: [1]\n", ['2:8 merge-value: the value of "<<" is not a map']],
  [
    "not a number",
    "a: .nan\nb: -.inf\n",
    [
      "1:4 not-a-number: .nan is no number that JSON can hold",
      "2:4 not-a-number: -.inf is no number that JSON can hold",
    ],
  ],
  ["an overflow", "a: 1e999\n", ["1:4 not-a-number: 1e999 is no number that JSON can hold"]],
  [
    "a big integer",
    "id: 12345678901234567890\n",
    ["1:5 unsafe-integer: the integer 12345678901234567890 is too large to be kept exactly"],
  ],
  [
    "YAML 1.1",
    "%YAML 1.1\n---\na: yes\n",
    ["1:1 yaml-version: this document asks for YAML 1.1; only 1.2 is read"],
  ],
  [
    "half a surrogate pair",
    'a: "\\ud83d"\n',
    ["1:4 unpaired-surrogate: this string holds half of a surrogate pair, which is no character"],
  ],
  [
    "a NUL",
    "a: 1\nb: x\0y\n",
    ["2:5 forbidden-character: a NUL character (U+0000) is not allowed here"],
  ],
  [
    "an old Mac line break",
    "a: 1\rb: 2\n",
    ["1:5 forbidden-character: a carriage return without a line feed (U+000D) is not allowed here"],
  ],
])("%s is explained at its place", (_name, text, expected) => {
  expect(problems(text)).toEqual(expected);
});

test("a duplicate key points at the second, and tells of the first", () => {
  const { documents, diagnostics } = parseText(
    "a.yaml",
    "spec:\n  url: x\n  name: y\n  url: z\n",
    DEFAULT_LIMITS,
  );
  expect(documents).toEqual([]);
  expect(diagnostics).toMatchObject([
    {
      code: "source/duplicate-key",
      message: 'the key "url" is written twice in this map',
      at: { start: { line: 4, column: 3 }, end: { column: 6 }, path: ["spec", "url"] },
      related: [{ at: { start: { line: 2, column: 3 } } }],
    },
  ]);
});

test("all problems of a stream are found, and its sound documents survive", () => {
  const text = "a: 1\n---\nb: [1\n---\nc: 3\n---\nd: 4\nd: 5\ne: *x\n---\nf: 6\n";
  const { documents, diagnostics } = parseText("a.yaml", text, DEFAULT_LIMITS);
  expect(documents.map((document) => document.value)).toEqual([{ a: 1 }, { c: 3 }, { f: 6 }]);
  expect(diagnostics.map(({ code, at }) => `${at?.start.line} ${code}`)).toEqual([
    "3 source/unclosed-bracket",
    "8 source/duplicate-key",
    "9 source/unknown-alias",
  ]);
});

test("one slip that upsets every line after it is not reported a thousand times", () => {
  const text = Array.from({ length: 1000 }, (_, index) => `k${index}: @\n`).join("");
  const found = problems(text);
  expect(found).toHaveLength(51);
  expect(found.at(-1)).toContain("more-problems: this document has 950 more problems");
});

test("invalid UTF-8 is found at its line", () => {
  const latin1 = Uint8Array.from([...Buffer.from("a: 1\nb: caf"), 0xe9, 0x0a]);
  expect(problems(latin1)).toEqual(["2:7 invalid-encoding: these bytes are not valid UTF-8"]);
});

test("a binary file is one problem", () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256);
  expect(problems(bytes)).toHaveLength(1);
  expect(problems(bytes)[0]).toContain("not-text: this file is not text");
});

describe("a file that is called JSON", () => {
  const found = (text: string) =>
    parseText("spec.json", text, DEFAULT_LIMITS).diagnostics.map(
      ({ at, code }) => `${at?.start.line}:${at?.start.column} ${code.replace("source/", "")}`,
    );

  test.each([
    ["a comment on its own line", '{\n  // why\n  "a": 1\n}', ["2:3 json-comment"]],
    ["a comment after a value", '{"a": 1, // why\n"b": 2}', ["1:10 json-comment"]],
    ["a comment between signs", '{"a": /* why */ 1}', ["1:7 json-comment"]],
    ["a comment of YAML", '{"a": [1, # why\n2]}', ["1:11 json-comment"]],
    ["a comment before everything", '// why\n{"a": 1}', ["1:1 json-comment"]],
    [
      "a comma after the last value",
      '{"a": [1, 2,], "b": 1,}',
      ["1:12 json-comma", "1:22 json-comma"],
    ],
    ["two commas", '{"a": 1,, "b": 1}', ["1:8 json-comma"]],
  ])("has %s", (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
    const yaml = parseText("spec.yaml", text, DEFAULT_LIMITS).diagnostics;
    expect(yaml.filter(({ code }) => code.startsWith("source/json-"))).toEqual([]);
  });

  test("says so of no JSON", () => {
    const signs = fc.stringMatching(/^[/*#,"'\\ \]}:a]{0,12}$/);
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: fc.constantFrom(..."/*#,\"' ]}:a") }),
        signs,
        (value, more) => {
          const text = JSON.stringify({ value, [`a${more}`]: more });
          // Read with positions: the quick reader would not get there.
          const read = parseText("spec.json", text, DEFAULT_LIMITS, { quick: false });
          expect(read.diagnostics.filter(({ code }) => code.startsWith("source/json-"))).toEqual(
            [],
          );
        },
      ),
    );
  });
});
