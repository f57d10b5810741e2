import { describe, expect, test } from "vitest";
import { createCompiler, createMemoryHost, type CompileOptions } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";

const compiler = createCompiler({ host: createMemoryHost({}), runtimes: builtinRuntimes });

async function compile(text: string, options?: CompileOptions) {
  const { plan, diagnostics, ok } = await compiler.compile([{ file: "spec.yaml", text }], options);
  const found = diagnostics.map(({ code, at }) =>
    at ? `${String(at.start.line)}:${String(at.start.column)} ${code}` : code,
  );
  return { plan, diagnostics, found, ok };
}

const FUNCTION = `kind: kubeai-text
name: llm
url: hf://owner/model
engine: VLLM
features: [TextGeneration]
`;

describe("the three input forms", () => {
  const short = `${FUNCTION}project: demo
runs:
  - action: serve
    name: blue
    profile: cpu
    args: [--max-model-len=8192]
`;
  const exported = `
- kind: kubeai-text
  project: demo
  name: llm
  id: f1
  spec: { url: hf://owner/model, engine: VLLM, features: [TextGeneration] }
- kind: kubeai-text+serve
  project: demo
  id: t1
  spec: { function: "kubeai-text://demo/llm:f1", profile: cpu }
- kind: kubeai-text+serve:run
  project: demo
  name: blue
  spec:
    function: kubeai-text://demo/llm:f1
    task: kubeai-text+serve://demo/t1
    args: [--max-model-len=8192]
`;
  const value = {
    project: "demo",
    functions: [
      {
        kind: "kubeai-text",
        name: "llm",
        url: "hf://owner/model",
        engine: "VLLM",
        features: ["TextGeneration"],
        runs: [{ action: "serve", name: "blue", profile: "cpu", args: ["--max-model-len=8192"] }],
      },
    ],
  };

  test("give the same Plan", async () => {
    const one = await compile(short);
    const two = await compile(exported);
    const three = await compiler.compile([{ file: "spec.ts", value }]);
    expect(one.found).toEqual([]);
    expect(two.found).toEqual([]);
    expect(two.plan).toEqual(one.plan);
    expect(three.plan).toEqual(one.plan);
    expect(one.plan.workloads).toHaveLength(1);
  });

  test("parameters may stand under `spec` with runs beneath", async () => {
    const { plan } = await compile(short);
    const under = `kind: kubeai-text
name: llm
project: demo
spec: { url: hf://owner/model, engine: VLLM, features: [TextGeneration] }
runs: [{ action: serve, name: blue, profile: cpu, args: [--max-model-len=8192] }]
`;
    expect((await compile(under)).plan).toEqual(plan);
  });
});

describe("mistakes are told at their line", () => {
  test.each<[string, string, string[]]>([
    [
      "an unknown key",
      `${FUNCTION}adaptors: []\nruns: [{ action: serve }]\n`,
      ["6:1 spec/unknown-key"],
    ],
    [
      "a wrong case",
      FUNCTION.replace("VLLM", "vLLM") + "runs: [{ action: serve }]\n",
      ["4:9 spec/bad-value"],
    ],
    [
      "a missing key",
      FUNCTION.replace("engine: VLLM\n", "") + "runs: [{ action: serve }]\n",
      ["1:1 spec/missing-key"],
    ],
    [
      "a number for a text",
      `${FUNCTION}runs:\n  - action: serve\n    env: { A: 1 }\n`,
      ["8:15 spec/wrong-type"],
    ],
    ["an unknown kind", FUNCTION.replace("kubeai-text", "kubeai-txt"), ["1:7 spec/unknown-kind"]],
    ["no run", FUNCTION, ["2:7 spec/no-run"]],
    ["no action", `${FUNCTION}runs:\n  - profile: cpu\n`, ["7:5 spec/missing-action"]],
    ["another action", `${FUNCTION}runs:\n  - action: deploy\n`, ["7:13 spec/unknown-action"]],
    [
      "two unnamed runs",
      `${FUNCTION}runs:\n  - action: serve\n  - action: serve\n`,
      ["8:5 spec/unnamed-runs"],
    ],
    [
      "two spellings that differ",
      `${FUNCTION}runs:\n  - action: serve\n    scaling: { target_request: 1, target_requests: 2 }\n`,
      ["8:16 spec/two-spellings"],
    ],
    [
      "two spellings that differ, neither of them the canonical one",
      `${FUNCTION}runs:\n  - action: serve\n    scaling: { target_request: 1, targetRequests: 2 }\n`,
      ["8:35 spec/two-spellings"],
    ],
    [
      "two spellings below a key that is itself spelt otherwise",
      `${FUNCTION}runs:\n  - action: serve\n    scaling: { loadBalancing: { prefixHash: {}, prefix_hash: { replication: 1 } } }\n`,
      ["8:33 spec/two-spellings"],
    ],
    ["a name without a value", FUNCTION.replace("llm", ""), ["1:1 spec/missing-name"]],
    [
      "a project document with its lists beside `spec`",
      "kind: project\nname: demo\nfunctions: []\n",
      ["3:1 spec/key-placement"],
    ],
    [
      "a project document with a key that nobody reads",
      "kind: project\nname: demo\nfunctoins: []\n",
      ["3:1 spec/unknown-key"],
    ],
    [
      "a project document whose spec is a list",
      "kind: project\nname: demo\nspec: []\n",
      ["3:7 spec/wrong-type"],
    ],
    [
      "a project document with a map of functions",
      "kind: project\nname: demo\nspec: { functions: { llm: {} } }\n",
      ["3:20 spec/wrong-type"],
    ],
    [
      "a project document with a text among its functions",
      "kind: project\nname: demo\nspec: { functions: [llm] }\n",
      ["3:21 spec/not-an-entity"],
    ],
    [
      "a task of another kind than the run's",
      `kind: kubeai-text\nname: a\nspec: { url: "hf://a/b", engine: VLLM, features: [] }\n---
kind: kubeai-text+serve:run
spec: { function: "kubeai-text://default/a", task: "kubeai-speech+serve://default/t" }\n`,
      ["6:52 spec/bad-reference"],
    ],
    [
      "a store reference to nothing",
      FUNCTION.replace("hf://owner/model", "store://demo/model/huggingface/m") +
        "runs: [{ action: serve }]\n",
      ["3:6 spec/unknown-model"],
    ],
    [
      "replicas that differ",
      `${FUNCTION}runs:\n  - action: serve\n    replicas: 2\n    scaling: { replicas: 3 }\n`,
      ["8:15 serving/replicas-differ"],
    ],
    [
      "parameters beside spec",
      `kind: kubeai-text\nname: a\nurl: x\nspec: {}\n`,
      ["3:1 spec/key-placement"],
    ],
    [
      "__proto__",
      `${FUNCTION}runs:\n  - action: serve\n    env: { __proto__: a }\n`,
      ["8:12 spec/unknown-key"],
    ],
    [
      "__proto__ in escapes",
      `${FUNCTION}runs:\n  - action: serve\n    env: { "\\x5f_proto__": a }\n`,
      ["8:12 spec/unknown-key"],
    ],
    ["a text", "just words\n", ["1:1 spec/not-an-entity"]],
    [
      "a run of nothing",
      `kind: kubeai-text+serve:run\nspec: { function: "kubeai-text://a/b:c", task: x }\n`,
      ["2:19 spec/unknown-function"],
    ],
  ])("%s", async (_, text, expected) => {
    const { found } = await compile(text);
    expect(found).toEqual(expect.arrayContaining(expected));
  });
});

test("a misspelt key is one mistake, not an unknown and a missing one", async () => {
  const { found } = await compile(
    FUNCTION.replace("engine:", "engin:") + "runs: [{ action: serve }]\n",
  );
  expect(found).toEqual(["4:1 spec/unknown-key"]);
});

test("spellings that the sources disagree on mean the same", async () => {
  const run = (scaling: string) => `${FUNCTION}runs:\n  - action: serve\n    ${scaling}\n`;
  const canonical = await compile(run("scaling: { target_requests: 7 }\n    cache_profile: efs"));
  const other = await compile(run("scaling: { target_request: 7 }\n    caching_profile: efs"));
  expect(other.found).toEqual([]);
  expect(other.plan).toEqual(canonical.plan);
  expect(canonical.plan.workloads[0]?.scaling?.targetRequests).toBe(7);
});

test("a function without a run is served with defaults on demand", async () => {
  const { plan, ok } = await compile(FUNCTION, { defaultRun: true });
  expect(ok).toBe(true);
  expect(plan.workloads.map(({ origin }) => origin.function)).toEqual(["llm"]);
});

test("store:// leads to the path of a model among the inputs", async () => {
  const { plan, found } = await compile(`kind: kubeai-text
name: llm
project: demo
url: store://demo/model/huggingface/Qwen3-4B
engine: VLLM
features: [TextGeneration]
runs: [{ action: serve }]
---
kind: huggingface
name: Qwen3-4B
project: demo
spec: { path: "hf://Qwen/Qwen3-4B" }
`);
  expect(found).toEqual([]);
  expect(plan.workloads[0]?.model.uri).toBe("hf://Qwen/Qwen3-4B");
});

test("a run's parameter replaces its task's, and says so", async () => {
  const { plan, found } = await compile(`
- { kind: kubeai-text, project: d, name: f, id: f1, spec: { url: "hf://a/b", engine: VLLM, features: [] } }
- { kind: kubeai-text+serve, project: d, id: t1, spec: { function: "kubeai-text://d/f:f1", profile: cpu } }
- kind: kubeai-text+serve:run
  project: d
  id: r1
  spec: { function: "kubeai-text://d/f:f1", task: "kubeai-text+serve://d/t1", profile: gpu }
`);
  expect(plan.workloads[0]?.accelerator?.profile).toBe("gpu");
  expect(found).toEqual([expect.stringMatching(/^3:\d+ spec.task-parameter-overridden$/)]);
});

test("a run with an id keeps the name that DigitalHub gives it", async () => {
  const run = (id: string) => `${FUNCTION}model_name: chat\nruns: [{ action: serve, id: ${id} }]\n`;
  const kept = await compile(run("0123456789abcdef0123456789abcdef"));
  expect(kept.plan.workloads[0]?.name).toBe("chat-0123456789abcdef0123456789abcdef");
});

describe("a function without a run is not told where the run is what is wrong", () => {
  test.each([
    ["runs of another type", `${FUNCTION}runs: serve\n`],
    [
      "a run of an unknown function",
      `${FUNCTION}---\nkind: kubeai-text+serve:run\nspec: { function: "kubeai-text://default/lm:1", task: x }\n`,
    ],
  ])("%s", async (_, text) => {
    const { found, ok } = await compile(text);
    expect(ok).toBe(false);
    expect(found.filter((line) => line.endsWith("spec/no-run"))).toEqual([]);
  });
});

test("a Model document is judged by its kind's schema", async () => {
  const { found } = await compile("kind: huggingface\nname: m\nspec: { pth: hf://a/b }\n");
  expect(found).toContain("3:9 spec/unknown-key");
});

test("a function that a project document embeds in the short form is read, one that it only lists is not", async () => {
  const { plan, found } = await compile(`kind: project
name: demo
spec:
  functions:
    - kind: kubeai-text
      name: llm
      url: hf://owner/model
      engine: VLLM
      features: [TextGeneration]
      runs: [{ action: serve }]
    - { kind: kubeai-text, name: elsewhere, id: "1" }
`);
  expect(found).toEqual([]);
  expect(plan.workloads.map(({ origin }) => origin)).toMatchObject([
    { project: "demo", function: "llm" },
  ]);
});

test("a task of the same id but of another kind is another task", async () => {
  const { plan, found } = await compile(`
- { kind: kubeai-text, name: f, spec: { url: "hf://a/b", engine: VLLM, features: [] } }
- { kind: kubeai-speech, name: s, spec: { url: "hf://a/b" } }
- { kind: kubeai-speech+serve, id: t, spec: { function: "kubeai-speech://default/s", profile: gpu } }
- kind: kubeai-text+serve:run
  spec: { function: "kubeai-text://default/f", task: "kubeai-text+serve://default/t" }
`);
  expect(plan.workloads[0]?.accelerator).toBeUndefined();
  expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/spec.unknown-task$/)]));
});

test("a node label called `__proto__` is kept", async () => {
  const { plan, found } = await compile(
    `${FUNCTION}runs:\n  - action: serve\n    node_selector: [{ key: __proto__, value: a }]\n`,
  );
  expect(found).toEqual([]);
  expect(Object.entries(plan.workloads[0]?.placement?.nodeSelector ?? {})).toEqual([
    ["__proto__", "a"],
  ]);
});

test("a number is put in quotes only where the text says the same", async () => {
  const { diagnostics } = await compile(
    `${FUNCTION}runs:\n  - action: serve\n    env: { A: 11, B: 1.10, C: 0x10, D: true, E: True }\n`,
  );
  expect(diagnostics.map(({ fixes }) => fixes?.[0]?.edits[0]?.newText)).toEqual([
    '"11"',
    undefined,
    undefined,
    '"true"',
    undefined,
  ]);
});

test("limits hold for values too, and a depth that would exhaust the stack is never reached", async () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const codesOf = async (input: Parameters<typeof compiler.compile>[0][number], depth: number) =>
    (await compiler.compile([input], { limits: { depth } })).diagnostics.map(({ code }) => code);
  const value: unknown = JSON.parse(nested(8));
  expect(await codesOf({ file: "a", value }, 4)).toEqual(["source/too-deep"]);
  expect(await codesOf({ file: "a", value }, 8)).not.toContain("source/too-deep");
  expect(await codesOf({ file: "a", text: nested(100_000) }, 1e6)).toEqual(["source/too-deep"]);
});

test("a run's own description and labels beat its function's", async () => {
  const { plan } = await compile(
    `${FUNCTION}description: of the function
labels: [a]
runs:
  - { action: serve, name: own, description: of the run, labels: [b] }
  - { action: serve, name: other }
`,
  );
  const about = plan.workloads.map(({ origin, description, labels }) => ({
    run: origin.run,
    description,
    labels,
  }));
  expect(about).toHaveLength(2);
  expect(about).toContainEqual({ run: "own", description: "of the run", labels: ["b"] });
  expect(about).toContainEqual({ run: "other", description: "of the function", labels: ["a"] });
});

describe("tasks are judged and belong to one function", () => {
  const fn = (name: string) =>
    `- { kind: kubeai-text, project: d, name: ${name}, id: f1, spec: { url: "hf://a/b", engine: VLLM, features: [] } }\n`;
  const task = (name: string, more = "") =>
    `- { kind: kubeai-text+serve, project: d, id: t1, spec: { function: "kubeai-text://d/${name}:f1"${more} } }\n`;
  const run = `- { kind: "kubeai-text+serve:run", project: d, id: r1, spec: { function: "kubeai-text://d/one:f1", task: "kubeai-text+serve://d/t1" } }\n`;
  test.each([
    [
      "a task of another function",
      fn("one") + fn("two") + task("two") + run,
      "spec/task-of-another",
    ],
    ["two tasks with one id", fn("one") + task("one") + task("one") + run, "spec/duplicate-task"],
    [
      "a mistake in a task that no run uses",
      fn("one") + task("one", ", replicaz: 2"),
      "spec/unknown-key",
    ],
  ])("%s", async (_, text, code) => {
    const { diagnostics } = await compile(text);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});

test.each([
  [
    "a Kubernetes manifest",
    "apiVersion: kubeai.org/v1\nkind: Model\nmetadata: { name: a }\n",
    ["1:1 spec/kubernetes-manifest"],
  ],
  [
    "metadata that nothing reads",
    `${FUNCTION}metadata: { namespace: prod }\nruns: [{ action: serve }]\n`,
    ["6:13 spec/unknown-metadata"],
  ],
  ["metadata of an export", `${FUNCTION}metadata: { flavour: x }\n`, ["2:7 spec/no-run"]],
])("%s", async (_, text, expected) => {
  expect((await compile(text)).found).toEqual(expected);
});

test("a model's revision is part of the Plan, and asks for a backend that can serve it", async () => {
  const { found, plan } = await compile(
    `${FUNCTION.replace("hf://owner/model", "store://default/model/huggingface/m")}runs: [{ action: serve }]
---
{ kind: huggingface, name: m, spec: { path: "hf://a/b", model_revision: v1 } }
`,
  );
  expect(found).toEqual([]);
  expect(plan.workloads[0]).toMatchObject({ model: { uri: "hf://a/b", revision: "v1" } });
  expect(plan.workloads[0]?.requires).toContain("model-revision");
});
