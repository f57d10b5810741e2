import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type * as Service from "yaml-language-server/lib/umd/languageservice/yamlLanguageService.js";
import type * as Settings from "yaml-language-server/lib/umd/yamlSettings.js";
import { combinedJsonSchema, kindJsonSchema, kinds, modelKinds } from "../src/index.js";

// The server's ES modules leave out file extensions, which Node cannot load.
const require = createRequire(import.meta.url);
const { getLanguageService } =
  require("yaml-language-server/lib/umd/languageservice/yamlLanguageService.js") as typeof Service;
const { SettingsState } =
  require("yaml-language-server/lib/umd/yamlSettings.js") as typeof Settings;

const schema = combinedJsonSchema(kinds, modelKinds);
let opened = 0;

/** The real yaml-language-server over one text; `|` marks the cursor. */
function open(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  // The server remembers documents by their name, whatever the service.
  const document = TextDocument.create(`file:///${++opened}.yaml`, "yaml", 0, text);
  const yamlSettings = new SettingsState();
  yamlSettings.documents = { get: () => document } as unknown as typeof yamlSettings.documents;
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error("no network")),
    workspaceContext: { resolveRelativePath: (path) => path },
    yamlSettings,
    clientCapabilities: {},
  });
  service.configure({
    validate: true,
    hover: true,
    completion: true,
    // The server puts what references lead to in their place, so each gets a copy of its own.
    schemas: [{ uri: "inferspec://all", fileMatch: ["*.yaml"], schema: structuredClone(schema) }],
  });
  const cursor = document.positionAt(offset);
  return {
    labels: async () =>
      (await service.doComplete(document, cursor, false)).items.map((item) => item.label),
    messages: async () =>
      (await service.doValidation(document, false)).map((problem) => problem.message),
    hover: async () => JSON.stringify((await service.doHover(document, cursor))?.contents),
  };
}

const HEAD =
  "kind: kubeai-text\nname: llm\nurl: hf://a/b\nengine: VLLM\nfeatures: [TextGeneration]\n";
const RUN = `${HEAD}runs:\n  - action: serve\n    `;

describe("yaml-language-server", () => {
  // What it has to say about the schema itself goes to the console.
  const said: unknown[] = [];
  beforeEach(() => {
    for (const level of ["log", "info", "warn", "error"] as const)
      vi.spyOn(console, level).mockImplementation((text: unknown) => void said.push(text));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    expect(said.splice(0)).toEqual([]);
  });

  test("reads a schema that stays small however many kinds there are", () => {
    const size = JSON.stringify(schema).length;
    expect(size).toBeLessThan(200_000);
    const alone = kinds.map((kind) => JSON.stringify(kindJsonSchema(kind)).length);
    expect(size).toBeLessThan(2.5 * Math.max(...alone));
  });

  test("completes kinds", async () => {
    expect(await open("kind: |").labels()).toEqual([
      ...kinds.flatMap(({ kind }) => [kind, `${kind}+serve`, `${kind}+serve:run`]),
      ...modelKinds.map(({ kind }) => kind),
    ]);
  });

  test("completes the keys of the kind, and of no other", async () => {
    const labels = await open("kind: kubeai-text\nname: llm\n|").labels();
    expect(labels).toEqual(
      expect.arrayContaining(["url", "engine", "features", "adapters", "runs"]),
    );
    expect(labels).not.toContain("spec");
    expect(await open("kind: kubeai-text\nspec:\n  |").labels()).not.toContain("task");
  });

  test("completes values", async () => {
    expect(await open(HEAD.replace("VLLM", "|")).labels()).toEqual(["OLlama", "VLLM", "Infinity"]);
    expect(
      await open(`${RUN}scaling:\n      load_balancing:\n        strategy: |`).labels(),
    ).toEqual(["LeastLoad", "PrefixHash"]);
  });

  test("completes canonical keys only", async () => {
    const labels = await open(`${RUN}scaling:\n      |`).labels();
    expect(labels).toEqual(expect.arrayContaining(["target_requests", "min_replicas"]));
    expect(labels).not.toContain("target_request");
    expect(labels).not.toContain("minReplicas");
  });

  test("shows what a field is", async () => {
    expect(await open(`${RUN}scaling:\n      min_rep|licas: 1\n`).hover()).toContain(
      "The fewest replicas",
    );
    expect(await open(HEAD.replace("engine", "eng|ine")).hover()).toContain(
      "vLLM: large models on GPUs",
    );
  });

  test("accepts other spellings, and says which is meant", async () => {
    expect(await open(`${RUN}scaling: { target_requests: 3 }\n`).messages()).toEqual([]);
    expect(await open(`${RUN}scaling: { target_request: 3 }\n`).messages()).toEqual([
      "`target_request` is read as `target_requests`; write that.",
    ]);
  });

  test("finds mistakes", async () => {
    const messages = await open(
      `${RUN.replace("hf:", "https:").replace("VLLM", "vllm")}replica: 1\n`,
    ).messages();
    expect(messages).toHaveLength(3);
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.stringContaining("begins with hf://"),
        expect.stringContaining("Valid values"),
        expect.stringContaining("replica"),
      ]),
    );
  });
});
