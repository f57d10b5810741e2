import fc from "fast-check";
import { Document } from "yaml";

/** Keys and words that readers of YAML take differently, among ordinary ones. */
const word = fc.constantFrom(
  "kind",
  "name",
  "spec",
  "runs",
  "url",
  "a",
  "b",
  "kubeai-text",
  "hf://org/model",
  "ollama://gemma2:2b",
  "true",
  "null",
  "~",
  "yes",
  "No",
  "on",
  "0123",
  "0x1F",
  "0o17",
  "0b1",
  "1_000",
  "12:30:45",
  "1e3",
  ".5",
  "5.",
  "-0",
  "+1",
  "1.10",
  ".inf",
  ".NaN",
  "<<",
  "=",
  "---",
  "...",
  "- a",
  "a: b",
  "a #b",
  "#a",
  "@x",
  "`x`",
  "%x",
  "*a",
  "&a",
  "!a",
  "[a",
  "{a",
  "it's",
  'say "hi"',
  "back\\slash",
  "two  spaces",
  " lead",
  "trail ",
  "line\nbreak",
  "line\n\n  indented\n",
  "tab\there",
  "üñí",
  "日本",
  "\u00a0",
  "\u2028",
  "\u0085",
  "😀",
  "__proto__",
  "constructor",
  "",
  "key:",
  ":v",
  "--flag=1",
  "-",
  "?",
  "? a",
);
const text = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: fc.string() });
const leaf = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Plain JSON-like data as specs hold it, and odder. */
export const data: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(text, tie("node"), { maxKeys: 4 }),
  ),
})).node;

/** Data as specs really hold it. */
export const ordinaryData: fc.Arbitrary<unknown> = fc.letrec<{ node: unknown }>((tie) => {
  const key = fc.constantFrom(
    "kind",
    "name",
    "spec",
    "url",
    "args",
    "env",
    "a key",
    "x-y",
    "__proto__",
  );
  return {
    node: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      fc.constantFrom(
        "llm",
        "hf://org/model",
        "a b",
        "--x=1",
        "é",
        "it's",
        "1",
        "true",
        "",
        "two\nlines\n",
        "no end\nhere",
      ),
      fc.constantFrom(0, 1, 2.5, -3, true, false, null),
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(key, tie("node"), { maxKeys: 5 }),
    ),
  };
}).node;

/** YAML in many styles. */
export const yamlText = fc
  .record({
    value: fc.oneof(data, ordinaryData),
    indent: fc.integer({ min: 1, max: 5 }),
    indentSeq: fc.boolean(),
    flow: fc.boolean(),
    lineWidth: fc.constantFrom(0, 20, 80),
    singleQuote: fc.constantFrom(true, false, null),
    start: fc.boolean(),
    crlf: fc.boolean(),
    comment: fc.boolean(),
  })
  .map(({ value, indent, indentSeq, flow, lineWidth, singleQuote, start, crlf, comment }) => {
    const document = new Document(value);
    if (comment) document.comment = " the end";
    const body = document.toString({
      indent,
      indentSeq,
      lineWidth,
      singleQuote,
      collectionStyle: flow ? "flow" : "any",
      minContentWidth: 0,
      directives: start,
    });
    return crlf ? body.replaceAll("\n", "\r\n") : body;
  });

/** Two documents in the usual style. */
export const SPEC = `# A chat model.
kind: kubeai-text
name: llm   # the name
spec:
  url: "hf://org/model"
  features: [TextGeneration, 'TextEmbedding']
  env: {A: "1", B: two}
  scaling:
    replicas: 2
    ratio: 0.5
  files:
  - path: /a
    content: |
      line one

        line two
  - path: /b
    content: |-
      x
  empty:
  adapters:
    - name: x
      url: hf://a/b
    -
      name: y
runs:
  - action: serve
    args: [--a=1, --b]
---
- a
- - b
  - c
-   d: 1
    e: ~
`;

/** Hand-written specs to mutate. */
const seeds = [
  SPEC,
  `a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 1\n`,
  `{"a": [1, {"b": "c:d"}], "e": null}\n`,
  `%YAML 1.2\n---\na: 1\n...\nb: 2\n`,
  `a: >-\n  b\n  c\nd: 'e\n  f'\n`,
];
const piece = fc.constantFrom(
  " ",
  "  ",
  "\n",
  "\n\n",
  "\t",
  "- ",
  ":",
  ": ",
  "#",
  " #",
  ",",
  "[",
  "]",
  "{",
  "}",
  "'",
  '"',
  "|",
  ">",
  "|-",
  "|+",
  "&x ",
  "*x",
  "!t ",
  "!!str ",
  "<<: ",
  "---",
  "\n---\n",
  "...",
  "\n...\n",
  "%",
  "? ",
  "\r",
  "\r\n",
  "\\",
  "\\u",
  "\\ud800",
  "a",
  "1",
  "1e999",
  "99999999999999999999",
  "-0",
  ".nan",
  "~",
  "@",
  "`",
  "\u0000",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\ud800",
  "a: 1\n",
  "kind: x\n",
  "\n# c\n",
  "\n  # c\n",
  "  x: 1\n",
  "__proto__: 1\n",
);

/** Small changes to a text: what typing mistakes look like. */
export const mutated = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...seeds),
      yamlText,
      data.map((value) => JSON.stringify(value, null, 2)),
    ),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.integer({ min: 0, max: 3 }),
        piece,
      }),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((result, { at, cut, piece: added }) => {
      const offset = Math.floor(at * result.length);
      return result.slice(0, offset) + added + result.slice(offset + cut);
    }, text),
  );

const line = fc
  .record({
    indent: fc.constantFrom(0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6),
    dashes: fc.constantFrom("", "", "", "", "- ", "- ", "- - ", "-   ", "-"),
    key: fc.constantFrom(
      "",
      "a: ",
      "b: ",
      "c:  ",
      "'q': ",
      '"d": ',
      "a b: ",
      "a:",
      "<<: ",
      "1: ",
      "null: ",
      "a - b: ",
      "é: ",
    ),
    value: fc.oneof(
      { weight: 1, arbitrary: text.map((value) => value.replaceAll(/[\n\r]/g, " ")) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "",
          "",
          "x",
          "1",
          "1.50",
          "007",
          "-1",
          "true",
          "~",
          "'s'",
          "'it''s'",
          '"d"',
          '"e\\n"',
          "[a, b]",
          "[]",
          "{}",
          "{k: v, l: [1]}",
          "{a: 1, a: 2}",
          "[a: b]",
          "[a,b]",
          "[[1], {x: y}]",
          "[a, ]",
          "{k: }",
          "|",
          "|-",
          "|+",
          ">",
          "| # c",
          "# c",
          "x # c",
          "x#c",
          "a: b",
          "x:",
          "http://h:1/p",
          "text with spaces",
          "more, [text]",
          "-x",
          "'s' t",
          "[a] b",
          "x ",
          "&x 1",
          "*x",
          "- x",
        ),
      },
    ),
    ending: fc.constantFrom(
      "\n",
      "\n",
      "\n",
      "\n",
      "\n",
      "\n\n",
      "\n# c\n",
      "\n  # c\n",
      "\r\n",
      "\n   \n",
      "\n---\n",
    ),
  })
  .map(
    ({ indent, dashes, key, value, ending }) => " ".repeat(indent) + dashes + key + value + ending,
  );

/** Lines of the sort that block YAML has, in any order and at any indentation. */
export const lineSoup = fc.array(line, { maxLength: 8 }).map((lines) => lines.join(""));
