import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { renderText, type TextOptions } from "../../src/render/index.js";
import { finding, placeOf } from "./finding.js";

const SPEC = `kind: kubeai-text
name: chat
spec:
  url: hf://org/model
  engine: Infinity
  features:
    - TextGeneration
  adapters:
    - name: one
      url: hf://org/one
    - name: one
      url: hf://org/two
  env:
    A: "1"
`;

interface Case {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly options?: Partial<TextOptions>;
}

/** Each is a file beside this test: `frames/<name>.txt`. */
const CASES: Readonly<Record<string, Case>> = {
  everything: {
    text: SPEC,
    diagnostics: [
      finding({
        at: placeOf(SPEC, "TextGeneration"),
        related: [{ message: "the engine is set here", at: placeOf(SPEC, "Infinity") }],
        help: "Infinity serves TextEmbedding and Reranking;\nfor text generation use VLLM or OLlama",
        fixes: [
          { title: "use `VLLM`", edits: [] },
          { title: "use `OLlama`", edits: [] },
        ],
      }),
      finding({
        code: "kubeai/odd",
        severity: "warning",
        message: "the adapter one is there twice",
        at: placeOf(SPEC, "name: one"),
      }),
      finding({
        code: "kubeai/allowed",
        severity: "info",
        message: "this is refused",
        at: placeOf(SPEC, "hf://org/model"),
        suppressed: { reason: "the image is patched", by: "comment" },
      }),
      finding({
        code: "input/unreadable",
        message: "cannot read other.yaml: there is no such file",
      }),
    ],
  },
  "several-lines": {
    text: SPEC,
    diagnostics: [
      finding({ at: placeOf(SPEC, "- name: one\n      url: hf://org/one\n    ") }),
      finding({ at: placeOf(SPEC, SPEC.slice(SPEC.indexOf("url:"), SPEC.indexOf("  env:"))) }),
    ],
  },
  "edges-of-the-text": {
    text: SPEC,
    diagnostics: [
      finding({ message: "the first line", at: placeOf(SPEC, "kind") }),
      finding({ message: "an empty span", at: placeOf(SPEC, "") }),
      finding({ message: "the end of a line", at: placeOf(SPEC, "\n") }),
      finding({
        message: "the end of the text",
        at: {
          ...placeOf(SPEC, ""),
          start: { offset: SPEC.length, line: 15, column: 1 },
          end: { offset: SPEC.length, line: 15, column: 1 },
        },
      }),
    ],
  },
  "known-nearly": {
    text: SPEC,
    diagnostics: [finding({ at: placeOf(SPEC, "engine: Infinity", { exact: false }) })],
  },
  "tabs-and-wide-characters": {
    text: 'a: "\t名前 é 👩‍👩‍👧 🇮🇹 x" # y\r\nb: 2\r\n',
    diagnostics: [
      finding({ message: "behind them", at: placeOf('a: "\t名前 é 👩‍👩‍👧 🇮🇹 x"', "x") }),
      finding({ message: "wide", at: placeOf('a: "\t名前', "名前") }),
      finding({ message: "a family", at: placeOf('a: "\t名前 é 👩‍👩‍👧', "👩‍👩‍👧") }),
    ],
  },
  "hostile-characters": {
    text: "a: \u001B]0;owned\u0007 \u202Eevil\u202C \u200B\u0085 b\nc: \u001B[2J\u0301\n",
    diagnostics: [
      finding({
        code: "spec/\u001B[31m",
        message: "the value \u001B[2J is \u202Eodd",
        help: "write\rthis",
        at: placeOf("a: \u001B]0;owned\u0007 \u202Eevil\u202C", "evil", {
          file: "evil\u001B[0m\n.yaml",
        }),
      }),
      finding({ at: placeOf("a: \u001B]0;owned\u0007 \u202Eevil\u202C", "evil") }),
    ],
  },
  "long-lines": {
    text: `{"a": "${"x".repeat(200)}", "engine": "Infinity", "b": "${"y".repeat(200)}"}\nshort\n`,
    diagnostics: ['{"a"', '"Infinity"', '"}\n', "y".repeat(200)].map((word) =>
      finding({
        message: JSON.stringify(word.slice(0, 12)),
        at: placeOf(
          `{"a": "${"x".repeat(200)}", "engine": "Infinity", "b": "${"y".repeat(200)}"}\nshort\n`,
          word,
        ),
      }),
    ),
    options: { width: 60 },
  },
  "one-huge-line": {
    text: `[${"1, ".repeat(20_000)}"Infinity", ${"2, ".repeat(20_000)}]`,
    diagnostics: [finding({ at: placeOf(`[${"1, ".repeat(20_000)}"Infinity"`, '"Infinity"') })],
    options: { width: 60 },
  },
  "wide-characters-cut": {
    text: `a: ${"名前".repeat(30)}x${"名前".repeat(30)}\n`,
    diagnostics: [finding({ at: placeOf(`a: ${"名前".repeat(30)}x`, "x") })],
    options: { width: 45 },
  },
};

describe("code frames", () => {
  it.each(Object.entries(CASES))("%s", async (name, { text, diagnostics, options }) => {
    const sources = new Map([
      ["spec.yaml", text],
      ["evil\u001B[0m\n.yaml", text],
    ]);
    await expect(renderText(diagnostics, { sources, ...options })).toMatchFileSnapshot(
      `./frames/${name}.txt`,
    );
  });
});
