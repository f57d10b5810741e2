import { MODEL_INFORMATIONAL, modelKinds } from "@inferspec/spec";
import { describe, expect, test } from "vitest";
import { canonicalJson, createCompiler, createMemoryHost } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";

const compiler = createCompiler({ host: createMemoryHost({}), runtimes: builtinRuntimes });

/** What serves a model of each kind; nothing serves the generic one. */
const SERVED_BY: Readonly<Record<string, readonly [kind: string, key: string, path: string]>> = {
  huggingface: ["vllmserve-text", "url", "hf://owner/model"],
  sklearn: ["sklearnserve", "path", "s3://models/iris.pkl"],
  mlflow: ["mlflowserve", "path", "s3://models/wine/"],
};

/** The Plan and the findings of a function that serves a model with these parameters besides. */
async function meaning(modelKind: string, parameters: object): Promise<string> {
  const [kind = "", key = "", path = ""] = SERVED_BY[modelKind] ?? [];
  const text = JSON.stringify([
    {
      kind,
      name: "f",
      project: "demo",
      [key]: `store://demo/model/${modelKind}/m`,
      runs: [{ action: "serve" }],
    },
    { kind: modelKind, name: "m", project: "demo", spec: { path, ...parameters } },
  ]);
  const { plan, diagnostics } = await compiler.compile([{ file: "spec.json", text }]);
  expect(plan.workloads).toHaveLength(1);
  return canonicalJson([plan, diagnostics.map(({ code }) => code)]);
}

/** Every parameter of every kind that is served, with values that its schema takes. */
const parameters = modelKinds
  .filter(({ kind }) => Object.hasOwn(SERVED_BY, kind))
  .flatMap(({ kind, spec }) =>
    Object.entries(spec().shape).flatMap(([name, schema]) => {
      const { examples = [] } = ("unwrap" in schema ? schema.unwrap() : schema).meta() ?? {};
      return name === "path" ? [] : [{ kind, name, examples: examples as readonly unknown[] }];
    }),
  );

describe("a parameter of a Model document changes something, or is on the list of those that do not", () => {
  test.each(parameters)("$name of $kind", async ({ kind, name, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    const bare = await meaning(kind, {});
    const changed = await Promise.all(
      examples.map(async (value) => (await meaning(kind, { [name]: value })) !== bare),
    );
    const expected = !MODEL_INFORMATIONAL.includes(name);
    expect(changed).toEqual(examples.map(() => expected));
  });

  test("and nothing else is on the list", () => {
    const names = new Set(parameters.map(({ name }) => name));
    expect(MODEL_INFORMATIONAL.filter((name) => !names.has(name))).toEqual([]);
  });
});
