import { expect, test } from "vitest";
import { createTypeScriptOpener } from "../../src/node/index.js";
import type { Path } from "../../src/source/path.js";
import {
  DEFAULT_LIMITS,
  typescriptDocuments,
  type SourceDocument,
} from "../../src/source/index.js";

function open(text: string, value: unknown): SourceDocument {
  const { documents, diagnostics } = typescriptDocuments(
    "spec.ts",
    text,
    value,
    DEFAULT_LIMITS,
    createTypeScriptOpener(),
  );
  expect(diagnostics).toEqual([]);
  const [document] = documents;
  if (!document) throw new Error("no document");
  return document;
}

function shown(document: SourceDocument, path: Path, side: "key" | "value" = "value"): string {
  const span = document.locate(path, side);
  if (!span) return "nothing";
  return (span.exact ? "" : "~") + document.text.slice(span.start.offset, span.end.offset);
}

const BUILT = `import { newProject } from "@inferspec/spec";

const project = newProject("demo");
const url = "hf://org/model";
const llm = project.newFunction("llm", { kind: "kubeai-text", url, features: ["TextGeneration"] as const });
llm.run({ action: "serve", profile: "cpu" }).run({ action: "serve", name: "second", processors: 3 });
const model = project.newModel("tiny", { kind: "model", path: "s3://a/b" });
project
  .newFunction("speech", { kind: "kubeai-speech", url: model })
  .run({ action: "serve", profile: (("cpu")) });
for (const name of ["x", "y"]) project.newFunction(name, { kind: "kubeai-text", url: "hf://a/" + name });

export default project;
`;
const BUILT_VALUE = {
  project: "demo",
  functions: [
    {
      kind: "kubeai-text",
      name: "llm",
      url: "hf://org/model",
      features: ["TextGeneration"],
      runs: [
        { action: "serve", profile: "cpu" },
        { action: "serve", name: "second", processors: 3 },
      ],
    },
    {
      kind: "kubeai-speech",
      name: "speech",
      url: "store://demo/model/model/tiny",
      runs: [{ action: "serve", profile: "cpu" }],
    },
    { kind: "kubeai-text", name: "x", url: "hf://a/x", runs: [] },
    { kind: "kubeai-text", name: "y", url: "hf://a/y", runs: [] },
  ],
  models: [{ kind: "model", name: "tiny", spec: { path: "s3://a/b" } }],
};

test("what builders made leads back to their calls", () => {
  const document = open(BUILT, BUILT_VALUE);
  expect(shown(document, ["project"])).toBe('"demo"');
  expect(shown(document, ["functions", 0, "name"])).toBe('"llm"');
  expect(shown(document, ["functions", 0, "url"])).toBe('"hf://org/model"');
  expect(shown(document, ["functions", 0, "url"], "key")).toBe("url");
  expect(shown(document, ["functions", 0, "features", 0])).toBe('"TextGeneration"');
  expect(shown(document, ["functions", 0, "runs", 0, "profile"])).toBe('"cpu"');
  expect(shown(document, ["functions", 0, "runs", 1, "processors"])).toBe("3");
  expect(shown(document, ["functions", 0, "runs", 1, "processors"], "key")).toBe("processors");
  expect(document.locate(["functions", 1, "runs", 0, "profile"], "value")?.start.line).toBe(10);
  expect(shown(document, ["models", 0, "spec", "path"])).toBe('"s3://a/b"');
  expect(shown(document, ["models", 0, "name"])).toBe('"tiny"');
});

test("what code made leads to the neighbourhood", () => {
  const document = open(BUILT, BUILT_VALUE);
  expect(shown(document, ["functions", 3, "url"], "key")).toBe("~url");
  expect(shown(document, ["functions", 3, "kind"])).toBe("~kind");
  expect(shown(document, ["functions", 0, "missing"])).toMatch(/^~\{ kind: "kubeai-text", url/);
});

test.each([
  ["an object", 'export default { kind: "kubeai-text", name: "a", spec: { url: "hf://a/b" } };'],
  [
    "an assertion",
    'export default ({ kind: "kubeai-text", name: "a", spec: { url: "hf://a/b" } } satisfies object) as unknown;',
  ],
  [
    "a variable",
    'const spec = { url: "hf://a/b" };\nconst all = { kind: "kubeai-text", name: "a", spec };\nexport default all;',
  ],
  [
    "a call",
    'export default define({ kind: "kubeai-text", name: "a", spec: { url: "hf://a/b" } });',
  ],
  [
    "a spread",
    'const base = { spec: { url: "hf://a/b" } };\nexport default { kind: "kubeai-text", name: "a", ...base };',
  ],
])("a literal is found through %s", (_name, text) => {
  const document = open(text, { kind: "kubeai-text", name: "a", spec: { url: "hf://a/b" } });
  expect(shown(document, ["spec", "url"])).toBe('"hf://a/b"');
});

test("after a spread of something unknown the neighbourhood is shown", () => {
  const document = open(
    'export default { name: "a", ...more(), spec: { args: [...list(), "x"] } };',
    {
      name: "a",
      b: 1,
      spec: { args: ["w", "x"] },
    },
  );
  expect(shown(document, ["name"])).toMatch(/^~\{ name/);
  expect(shown(document, ["spec", "args", 1])).toBe("~args");
});

test("a literal that serves one place can be replaced, nothing else", () => {
  const document = open(BUILT, BUILT_VALUE);
  const path = ["functions", 0, "runs", 1, "processors"];
  const [edit] = document.edit({ op: "replace", path, value: 4 }) ?? [];
  expect(edit && BUILT.slice(0, edit.start) + edit.newText + BUILT.slice(edit.end)).toBe(
    BUILT.replace("processors: 3", "processors: 4"),
  );
  expect(
    document.edit({ op: "replace", path: ["functions", 0, "url"], value: "x" }),
  ).toBeUndefined();
  expect(document.edit({ op: "remove", path })).toBeUndefined();
  expect(document.edit({ op: "replace", path, value: [1] })).toBeUndefined();
});

test("without TypeScript there are no positions", () => {
  const value = { name: "a" };
  const absent = typescriptDocuments(
    "spec.ts",
    "export default { name: 'a' }",
    value,
    DEFAULT_LIMITS,
    createTypeScriptOpener(() => undefined),
  );
  expect(absent.documents[0]?.locate(["name"], "value")).toBeUndefined();
  expect(
    typescriptDocuments("spec.ts", "", value, DEFAULT_LIMITS).documents[0]?.locate(
      ["name"],
      "value",
    ),
  ).toBeUndefined();
});

test("what is no plain data is reported", () => {
  const { documents, diagnostics } = typescriptDocuments(
    "spec.ts",
    "export default { a: () => 1 }",
    { a: () => 1 },
    DEFAULT_LIMITS,
  );
  expect(documents).toEqual([]);
  expect(diagnostics).toMatchObject([
    { code: "source/not-plain-data", at: { file: "spec.ts", exact: false } },
  ]);
});

test("a value is held to the limits of the run", () => {
  const deep = { a: { b: { c: 1 } } };
  const limits = { ...DEFAULT_LIMITS, depth: 2 };
  expect(typescriptDocuments("spec.ts", "", deep, limits)).toMatchObject({
    documents: [],
    diagnostics: [{ code: "source/too-deep", params: { limit: 2 }, at: { file: "spec.ts" } }],
  });
});
