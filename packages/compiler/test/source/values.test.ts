import fc from "fast-check";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import {
  decodeText,
  DEFAULT_LIMITS,
  encodeText,
  parseText,
  type Limits,
} from "../../src/source/index.js";
import { data, lineSoup, mutated, yamlText } from "./arbitrary.js";

function values(text: string | Uint8Array, limits: Partial<Limits> = {}): unknown[] {
  const { documents, diagnostics } = parseText("a.yaml", text, { ...DEFAULT_LIMITS, ...limits });
  expect(diagnostics).toEqual([]);
  return documents.map((document) => document.value);
}

function codes(text: string | Uint8Array, limits: Partial<Limits>): string[] {
  const { documents, diagnostics } = parseText("a.yaml", text, { ...DEFAULT_LIMITS, ...limits });
  expect(documents).toEqual([]);
  return diagnostics.map((diagnostic) => diagnostic.code);
}

test("a stream gives its documents; empty ones are skipped", () => {
  expect(values("# nothing\n")).toEqual([]);
  expect(values("")).toEqual([]);
  expect(values("---\n---\na: 1\n---\n# c\n...\n---\nb: 2\n...\n")).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values("%YAML 1.2\n---\na: 1\n...\nb: 2\n")).toEqual([{ a: 1 }, { b: 2 }]);
  expect(values("--- a\n--- |\n b\n--- null\n")).toEqual(["a", "b\n", null]);
});

test("YAML 1.2: words and numbers of YAML 1.1 are strings", () => {
  expect(values("[yes, no, on, 012, 1_000, 0b1, 12:30:45, 0x1F, 0o17, 1e3, -0]")).toEqual([
    ["yes", "no", "on", 12, "1_000", "0b1", "12:30:45", 31, 15, 1000, 0],
  ]);
});

test("keys are the strings that were written", () => {
  expect(values("1.10: a\ntrue: b\nnull: c\n0x1F: d\n'': e\n")).toEqual([
    { "1.10": "a", true: "b", null: "c", "0x1F": "d", "": "e" },
  ]);
});

test("__proto__ is a key like any other", () => {
  for (const text of ["__proto__: {a: 1}\n", '{"__proto__": {"a": 1}}', "__proto__: &x {a: 1}\n"]) {
    const [value] = values(text);
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  }
});

test("aliases and merges are expanded; what is written in the map wins, then the first source", () => {
  const text =
    "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\nd: *a\n'<<': 1\n";
  expect(values(text)).toEqual([
    { a: { x: 1, y: 1 }, b: { y: 2, z: 2 }, c: { x: 0, y: 1, z: 2 }, d: { x: 1, y: 1 }, "<<": 1 },
  ]);
});

test("an alias means the anchor before it, even where the name is used again", () => {
  expect(values("[&x 1, *x, &x 2, *x]")).toEqual([[1, 1, 2, 2]]);
});

test("JSON may be indented with tabs", () => {
  expect(values('{\n\t"a": [\n\t\t1\n\t]\n}\n')).toEqual([{ a: [1] }]);
});

test.each(["utf-8", "utf-8-bom", "utf-16le", "utf-16be"] as const)(
  "%s is read, and written back",
  (encoding) => {
    const text = "a: Größe 😀\r\nb: 1\r\n";
    const bytes = encodeText(text, encoding);
    expect(decodeText(bytes)).toEqual({ text, encoding, invalid: false });
    expect(values(bytes)).toEqual([{ a: "Größe 😀", b: 1 }]);
  },
);

test("every limit has its diagnostic", () => {
  expect(codes("a: 123456", { fileBytes: 5 })).toEqual(["source/file-too-large"]);
  expect(codes(Uint8Array.from([0x61, 0x3a, 0x20, 0x31]), { fileBytes: 3 })).toEqual([
    "source/file-too-large",
  ]);
  expect(codes("a: {b: {c: 1}}", { depth: 2 })).toEqual(["source/too-deep"]);
  expect(codes("[[[1]]]", { depth: 2 })).toEqual(["source/too-deep"]);
  expect(codes("[&x 1, *x, *x]", { aliases: 1 })).toEqual(["source/too-many-aliases"]);
  expect(codes("[1, 2, 3]", { nodes: 3 })).toEqual(["source/too-many-nodes"]);
  const { documents, diagnostics } = parseText("a.yaml", "a: 1\n---\nb: 2\n---\nc: 3\n", {
    ...DEFAULT_LIMITS,
    documents: 2,
  });
  expect(documents).toHaveLength(2);
  expect(diagnostics).toMatchObject([
    { code: "source/too-many-documents", at: { start: { line: 4 } } },
  ]);
});

test("a billion laughs are stopped", () => {
  let text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (let level = 1; level < 10; level++) {
    text += `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ")}]\n`;
  }
  expect(codes(text, { nodes: 100_000 })).toEqual(["source/too-many-nodes"]);
});

test.each([
  ["lists", "[".repeat(50_000)],
  ["closed lists", "[".repeat(50_000) + "]".repeat(50_000)],
  ["maps", "{a: ".repeat(50_000)],
  ["dashes", "- ".repeat(50_000)],
  ["keys on one line", "a: ".repeat(50_000)],
  ["explicit keys", "? ".repeat(50_000)],
  ["JSON", `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`],
  ["indentation", Array.from({ length: 1500 }, (_, level) => `${" ".repeat(level)}a:\n`).join("")],
])("bottomless nesting of %s is refused, not tried", (_name, text) => {
  expect(codes(text, {})).toEqual(["source/too-deep"]);
});

test("a large map costs no more than its size", () => {
  const count = 40_000;
  const text = Array.from({ length: count }, (_, index) => `k${index}: &x${index} v\n`).join("");
  expect(Object.keys(values(text)[0] as object)).toHaveLength(count);
}, 60_000);

const RUNS = Number(process.env["INFERSPEC_FUZZ_RUNS"] ?? 500);
const TIMEOUT = Math.max(120_000, RUNS * 40);

test(
  "what is written as YAML or JSON is read as the same data",
  () => {
    fc.assert(
      fc.property(data, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\d{16}/.test(text));
        expect(JSON.stringify(values(text)[0])).toBe(
          JSON.stringify(value === undefined ? null : (JSON.parse(text) as unknown)),
        );
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

test(
  "a stream that is cut at its markers reads as the yaml library reads it whole",
  () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(yamlText, lineSoup), { maxLength: 3 }), (parts) => {
        const text = parts.join("\n---\n");
        const { documents, diagnostics } = parseText("a.yaml", text, DEFAULT_LIMITS);
        fc.pre(diagnostics.length === 0);
        const whole = parseAllDocuments(text, {
          stringKeys: true,
          merge: true,
          logLevel: "silent",
        });
        if (!Array.isArray(whole)) return;
        const expected = whole
          .filter(
            ({ contents }) =>
              !(
                contents !== null &&
                "source" in contents &&
                contents.source === "" &&
                contents.range[0] === contents.range[1]
              ),
          )
          .filter(({ contents }) => contents !== null)
          .map((document) => document.toJS() as unknown);
        // JSON has one zero, and one order is as good as another.
        expect(sorted(documents.map((document) => document.value))).toBe(sorted(expected));
      }),
      { numRuns: RUNS },
    );
  },
  TIMEOUT,
);

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))
      : member,
  );
}

test.each([
  ["random bytes", fc.uint8Array({ maxLength: 200 })],
  [
    "UTF-16 bytes",
    fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.from([0xff, 0xfe, ...bytes])),
  ],
  ["random text", fc.string({ unit: "binary", maxLength: 100 })],
  [
    "YAML's own characters",
    fc.string({ unit: fc.constantFrom(..."-?:,[]{}#&*!|>'\"%@` \n\t\rab1<~.\\"), maxLength: 40 }),
  ],
  ["mutated YAML and JSON", mutated],
  ["lines in any order", lineSoup],
])(
  "nothing throws: %s",
  (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (content: string | Uint8Array) => {
        const { documents, diagnostics } = parseText("a.yaml", content, DEFAULT_LIMITS);
        for (const document of documents) {
          document.locate(["a", 0], "value");
          document.suppressions();
          document.edit({ op: "remove", path: ["a"] });
        }
        for (const { at, message } of diagnostics) {
          expect(at?.start.line).toBeGreaterThan(0);
          // Every parameter of the template is filled in.
          expect(message).not.toMatch(
            /\{(?:limit|key|name|source|detail|character|tag|version|escape|quote|open|close|count|bytes)\}/,
          );
        }
      }),
      { numRuns: Math.max(RUNS, 1_700) },
    );
  },
  TIMEOUT,
);
