import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import type { Path } from "../../src/source/path.js";
import {
  DEFAULT_LIMITS,
  locationOf,
  parseText,
  type Side,
  type SourceDocument,
  type StructuralEdit,
} from "../../src/source/index.js";
import { data, SPEC, yamlText } from "./arbitrary.js";

function parse(text: string): SourceDocument[] {
  const { documents, diagnostics } = parseText("spec.yaml", text, DEFAULT_LIMITS);
  expect(diagnostics).toEqual([]);
  return documents;
}

function only(text: string): SourceDocument {
  const [document] = parse(text);
  if (!document) throw new Error("no document");
  return document;
}

/** The text that a path leads to, with "~" before it where it is only the neighbourhood. */
function shown(document: SourceDocument, path: Path, side: Side = "value"): string {
  const span = document.locate(path, side);
  if (!span) return "nothing";
  return (span.exact ? "" : "~") + document.text.slice(span.start.offset, span.end.offset);
}

test("a path leads to its text", () => {
  const [first, second] = parse(SPEC);
  if (!first || !second) throw new Error("two documents");
  expect(shown(first, ["name"])).toBe("llm");
  expect(shown(first, ["name"], "key")).toBe("name");
  expect(shown(first, ["spec", "url"])).toBe('"hf://org/model"');
  expect(shown(first, ["spec", "features", 1])).toBe("'TextEmbedding'");
  expect(shown(first, ["spec", "files", 1, "content"])).toBe("|-\n      x");
  expect(shown(first, ["spec", "adapters", 1])).toBe("name: y");
  expect(shown(second, [2])).toBe("d: 1\n    e: ~");
  expect(second.locate([0], "value")?.start).toMatchObject({
    line: SPEC.split("\n").indexOf("- a") + 1,
    column: 3,
  });
  expect(locationOf(second, [0])).toMatchObject({ file: "spec.yaml", path: [0], exact: true });
});

test("a path that leads nowhere shows the key around it", () => {
  const [document] = parse(SPEC);
  if (!document) throw new Error("a document");
  expect(shown(document, ["spec", "missing", "deeper"])).toBe("~spec");
  expect(shown(document, ["spec", "features", 7])).toBe("~features");
  expect(shown(document, ["runs", 0, "missing"])).toBe("~action");
  expect(shown(document, ["missing"])).toBe("~kind");
  expect(shown(document, ["spec", "empty"])).toBe("empty");
});

test("aliases and merges lead to what they stand for", () => {
  const document = only("base: &b {url: x}\na: *b\nc:\n  <<: *b\n  d: 1\n");
  expect(shown(document, ["a"])).toBe("*b");
  expect(document.locate(["a", "url"], "value")?.start.offset).toBe(15);
  expect(document.locate(["c", "url"], "value")?.start.offset).toBe(15);
  expect(document.edit({ op: "replace", path: ["a", "url"], value: "y" })).toBeUndefined();
});

test("positions count lines that end with CR LF", () => {
  expect(only("a: 1\r\nb: 2\r\n").locate(["b"], "value")?.start).toEqual({
    offset: 9,
    line: 2,
    column: 4,
  });
});

test("suppressions cover their line, or the next one that holds something", () => {
  const text = `# inferspec-ignore kubeai/a: above
---
# inferspec-ignore kubeai/b, kubeai/c: both: really

# another comment
url: x # inferspec-ignore kubeai/d : at the end
text: |
  # inferspec-ignore kubeai/e: this is text
list: ["# inferspec-ignore kubeai/f: and this"] #inferspec-ignore kubeai/g
# inferspec-ignore-all: no
# inferspec-ignore
`;
  const found = only(text).suppressions();
  expect(found.map(({ line, code, reason, at }) => [at.start.line, line, code, reason])).toEqual([
    [1, 6, "kubeai/a", "above"],
    [3, 6, "kubeai/b", "both: really"],
    [3, 6, "kubeai/c", "both: really"],
    [6, 6, "kubeai/d", "at the end"],
    [9, 9, "kubeai/g", ""],
    [10, 10, "", "no"],
    [11, 11, "", ""],
  ]);
  expect(found.map(({ word }) => word).filter((word) => word !== undefined)).toEqual([
    "inferspec-ignore-all",
  ]);
});

test.each([
  ["# inferspec-ignore-next-line kubeai/a: why", "inferspec-ignore-next-line", "kubeai/a"],
  ["# inferspec-disable kubeai/a -- why", "inferspec-disable", "kubeai/a"],
  ["# inferspec: ignore kubeai/a, kubeai/b", "inferspec: ignore", "kubeai/a"],
  ["# Inferspec-Ignore kubeai/a: why", "Inferspec-Ignore", "kubeai/a"],
])("%s is noticed, for others have such comments", (comment, word, code) => {
  expect(only(`a: 1\n${comment}\n`).suppressions()).toMatchObject([{ word, code }]);
});

test.each(["# inferspec allows this", "# made by inferspec-cli", "# see inferspec-ignore a/b: x"])(
  "%s is prose",
  (comment) => {
    expect(only(`a: 1\n${comment}\n`).suppressions()).toEqual([]);
  },
);

test("comments that stand below each other cover the same line, found in one walk", () => {
  const count = 8_000;
  const text =
    "# inferspec-ignore x/a: why\n".repeat(count) + "a: 1\n# inferspec-ignore x/b: why\nb: 1\n";
  const document = only(text);
  document.locate(["a"], "value");
  const start = performance.now();
  const lines = document.suppressions().map(({ line }) => line);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(new Set(lines.slice(0, count))).toEqual(new Set([count + 1]));
  expect(lines.at(-1)).toBe(count + 3);
});

test("each document of a stream gives the suppressions of its own stretch", () => {
  const documents = parse(
    "a: 1 # inferspec-ignore x/a: one\n---\nb: 1 # inferspec-ignore x/b: two\n",
  );
  expect(documents.map((document) => document.suppressions().map(({ code }) => code))).toEqual([
    ["x/a"],
    ["x/b"],
  ]);
});

function apply(text: string, edit: StructuralEdit): string | undefined {
  const document = parse(text)[0];
  const edits = document?.edit(edit);
  return edits?.reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}

test.each<[string, string, StructuralEdit, string | undefined]>([
  ["replaces a word", "a: b # why\n", { op: "replace", path: ["a"], value: "c" }, "a: c # why\n"],
  ["quotes what needs it", "a: b\n", { op: "replace", path: ["a"], value: "yes" }, 'a: "yes"\n'],
  [
    "quotes a number in text",
    "a: b\n",
    { op: "replace", path: ["a"], value: "0123" },
    'a: "0123"\n',
  ],
  [
    "keeps single quotes",
    "a: 'b'\n",
    { op: "replace", path: ["a"], value: "it's" },
    "a: 'it''s'\n",
  ],
  ["keeps double quotes", 'a: "b"\n', { op: "replace", path: ["a"], value: "c" }, 'a: "c"\n'],
  [
    "fills an empty value",
    "a: # why\nb: 1\n",
    { op: "replace", path: ["a"], value: 1 },
    "a: 1 # why\nb: 1\n",
  ],
  ["fills an empty item", "-\n- b\n", { op: "replace", path: [0], value: "a" }, "- a\n- b\n"],
  [
    "replaces a block text",
    "a: |\n  b\nc: 1\n",
    { op: "replace", path: ["a"], value: "d" },
    "a: d\nc: 1\n",
  ],
  [
    "replaces a block list",
    "a:\n- b\n- c\nd: 1\n",
    { op: "replace", path: ["a"], value: ["e"] },
    "a: [e]\nd: 1\n",
  ],
  [
    "replaces an item",
    "a: [b, 'c']\n",
    { op: "replace", path: ["a", 0], value: "x, y" },
    "a: [\"x, y\", 'c']\n",
  ],
  [
    "renames a key",
    "a:\n  envs: 1 # why\n",
    { op: "rename", path: ["a", "envs"], key: "env" },
    "a:\n  env: 1 # why\n",
  ],
  [
    "removes an entry with its line",
    "a: 1\n# on b\nb: 2 # why\nc: 3\n",
    { op: "remove", path: ["b"] },
    "a: 1\n# on b\nc: 3\n",
  ],
  [
    "removes the first key of an item",
    "- a: 1\n  b: 2\n",
    { op: "remove", path: [0, "a"] },
    "- b: 2\n",
  ],
  [
    "leaves an empty map",
    "a:\n  b: 1\nc: 2\n",
    { op: "remove", path: ["a", "b"] },
    "a:\n  {}\nc: 2\n",
  ],
  ["removes from a flow list", "a: [b, c, d]\n", { op: "remove", path: ["a", 1] }, "a: [b, d]\n"],
  [
    "removes the last of a flow map",
    "a: {b: 1, c: 2}\n",
    { op: "remove", path: ["a", "c"] },
    "a: {b: 1}\n",
  ],
  [
    "removes a block item",
    "a:\n  - b\n  # on c\n  - c\n  - d\n",
    { op: "remove", path: ["a", 1] },
    "a:\n  - b\n  # on c\n  - d\n",
  ],
  [
    "inserts into a block map",
    "a:\n  b: 1 # why\nc: 2\n",
    { op: "insert", path: ["a"], key: "d", value: [1] },
    "a:\n  b: 1 # why\n  d: [1]\nc: 2\n",
  ],
  [
    "inserts at the end of a file",
    "a: 1",
    { op: "insert", path: [], key: "b", value: "c d" },
    'a: 1\nb: "c d"',
  ],
  [
    "inserts with the file's line breaks",
    "a: 1\r\n",
    { op: "insert", path: [], key: "b", value: 2 },
    "a: 1\r\nb: 2\r\n",
  ],
  [
    "inserts into an item",
    "- a: 1\n- b\n",
    { op: "insert", path: [0], key: "c", value: null },
    "- a: 1\n  c: null\n- b\n",
  ],
  [
    "inserts into a flow map",
    "a: {b: 1}\n",
    { op: "insert", path: ["a"], key: "c", value: true },
    "a: {b: 1, c: true}\n",
  ],
  [
    "inserts into an empty map",
    "a: {}\n",
    { op: "insert", path: ["a"], key: "b", value: 1 },
    "a: {b: 1}\n",
  ],
  [
    "keeps JSON to be JSON",
    '{\n  "a": "b"\n}\n',
    { op: "replace", path: ["a"], value: "c" },
    '{\n  "a": "c"\n}\n',
  ],
  [
    "inserts into JSON",
    '{\n  "a": 1,\n  "b": 2\n}\n',
    { op: "insert", path: [], key: "c", value: "d" },
    '{\n  "a": 1,\n  "b": 2,\n  "c": "d"\n}\n',
  ],
  [
    "does not touch what an alias repeats",
    "a: &x b\nc: *x\n",
    { op: "replace", path: ["a"], value: "d" },
    undefined,
  ],
  [
    "does not rename onto another key",
    "a: 1\nb: 2\n",
    { op: "rename", path: ["a"], key: "b" },
    undefined,
  ],
  [
    "does not write what is no data",
    "a: 1\n",
    { op: "replace", path: ["a"], value: undefined },
    undefined,
  ],
])("an edit %s", (_name, text, edit, expected) => {
  expect(apply(text, edit)).toBe(expected);
});

/** Every path of a value, the root included. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  return [path, ...[...entries].flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** The edit on a copy of the data, written here again so that the test shares nothing with what it tests. */
function edited(root: unknown, edit: StructuralEdit): unknown {
  const holder: { root: unknown } = { root: structuredClone(root) };
  const way = ["root", ...edit.path];
  const last = edit.op === "insert" ? undefined : way.pop();
  let target = holder as unknown as Record<string | number, unknown>;
  for (const part of way) target = target[part] as Record<string | number, unknown>;
  if (edit.op === "insert") target[edit.key] = edit.value;
  else if (last !== undefined) {
    if (edit.op === "replace") target[last] = edit.value;
    else if (Array.isArray(target)) target.splice(Number(last), 1);
    else {
      if (edit.op === "rename") target[edit.key] = target[last];
      delete target[last];
    }
  }
  return holder.root;
}

test("after any edit the text reads as the edited data, and most edits can be made", () => {
  let tried = 0;
  let made = 0;
  const content = fc.oneof(
    data,
    fc.constantFrom("x", "it's", "yes", "a: b", "hf://a/b", 1, null, ["a"], { b: 1 }),
  );
  const text = fc.oneof(
    yamlText,
    data.map((value) => JSON.stringify(value, null, 2)),
    fc.constant(SPEC.split("---\n")[0] ?? ""),
  );
  fc.assert(
    fc.property(
      text,
      fc.nat(),
      fc.constantFrom("replace", "rename", "remove", "insert"),
      content,
      fc.string(),
      (source, pick, op, value, key) => {
        const { documents, diagnostics } = parseText("a.yaml", source, DEFAULT_LIMITS);
        const [document] = documents;
        fc.pre(
          diagnostics.length === 0 && document !== undefined && !/__proto__/.test(source + key),
        );
        const paths = pathsOf(document.value);
        const path = paths[pick % paths.length] ?? [];
        const change: StructuralEdit =
          op === "remove"
            ? { op, path }
            : op === "rename"
              ? { op, path, key }
              : op === "insert"
                ? { op, path, key, value }
                : { op, path, value };
        const edits = document.edit(change);
        tried++;
        if (!edits) return;
        made++;
        const result = edits.reduceRight(
          (before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end),
          source,
        );
        const [after] = parseText("a.yaml", result, DEFAULT_LIMITS).documents;
        const wanted: unknown = JSON.parse(JSON.stringify(edited(document.value, change)));
        expect(isDeepStrictEqual(after?.value, wanted), result).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
  // Renames of list items, inserts into scalars and the like make no sense, and are about half of what is tried.
  expect(made / tried).toBeGreaterThan(0.3);
}, 120_000);
