import { describe, expect, test } from "vitest";
import { createCompiler, createMemoryHost } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";

const compiler = createCompiler({ host: createMemoryHost({}), runtimes: builtinRuntimes });

async function compile(text: string) {
  const { plan, diagnostics, sourceMap } = await compiler.compile([{ file: "spec.yaml", text }]);
  return {
    workload: plan.workloads[0],
    found: diagnostics.map(({ code, at }) => `${String(at?.start.line)} ${code}`),
    sourceMap,
  };
}

/** One function with one run, in the short form. */
const spec = (kind: string, fn: string, run = "") =>
  `kind: ${kind}\nname: f\n${fn}\nruns:\n- action: serve\n${run.replace(/^/gm, "  ")}\n`;

const MODEL = (kind: string, path: string, more = "") =>
  `---\nkind: ${kind}\nname: m\nproject: demo\nspec: { path: "${path}"${more} }\n`;

describe("what each kind is served by, and for", () => {
  test.each([
    ["huggingfaceserve", "path: hf://o/m", "HuggingFaceServer", [], ["openai", "v2"]],
    ["sklearnserve", "path: s3://b/m.pkl", "MLServer", ["Prediction"], ["v2"]],
    ["mlflowserve", "path: s3://b/m/", "MLServer", ["Prediction"], ["v2"]],
    ["vllmserve-text", "url: hf://o/m", "VLLM", ["TextGeneration"], ["openai"]],
    ["vllmserve-speech", "url: hf://o/m", "VLLM", ["SpeechToText"], ["openai"]],
    ["vllmserve-pooling", "url: hf://o/m", "VLLM", ["TextEmbedding"], ["openai"]],
  ])("%s", async (kind, fn, engine, features, protocols) => {
    const { workload, found } = await compile(spec(kind, fn));
    expect(found).toEqual([]);
    expect(workload).toMatchObject({
      origin: { kind, action: "serve" },
      engine: { name: engine },
      features,
      endpoint: { protocols },
      scaling: { min: 1 },
    });
  });

  test.each([
    ["text_generation", "TextGeneration", ["openai"]],
    ["text2text_generation", "TextGeneration", ["openai"]],
    ["text_embedding", "TextEmbedding", ["openai"]],
    ["sequence_classification", "SequenceClassification", ["v2", "v1"]],
    ["token_classification", "TokenClassification", ["v2", "v1"]],
    ["fill_mask", "FillMask", ["v2", "v1"]],
  ])("huggingface_task: %s", async (task, feature, protocols) => {
    const text = spec("huggingfaceserve", "path: hf://o/m", `huggingface_task: ${task}`);
    const { workload } = await compile(text);
    expect(workload).toMatchObject({
      features: [feature],
      endpoint: { protocols },
      engine: { options: { task } },
    });
    expect(workload?.requires).toContain("option.task");
  });

  test.each([
    ["[--convert=classify]", "Reranking"],
    ["[--convert, classify]", "Reranking"],
    ["[--task=score]", "Reranking"],
    ["[--convert=embed]", "TextEmbedding"],
    ["[--served-model-name=--convert=classify]", "TextEmbedding"],
  ])("vllmserve-pooling with %s", async (args, feature) => {
    const { workload } = await compile(spec("vllmserve-pooling", "url: hf://o/m", `args: ${args}`));
    expect(workload?.features).toEqual([feature]);
  });
});

describe("settings", () => {
  test("of the Hugging Face server, from the run or its task, with `false` as a value", async () => {
    const { workload, found } = await compile(`
- { kind: huggingfaceserve, name: f, id: "1", project: demo, spec: { path: "hf://o/m" } }
- kind: huggingfaceserve+serve
  id: t
  project: demo
  spec: { function: "huggingfaceserve://demo/f:1", dtype: BFLOAT16, backend: VLLM, max_length: 512 }
- kind: huggingfaceserve+serve:run
  id: r
  project: demo
  spec:
    function: "huggingfaceserve://demo/f:1"
    task: "huggingfaceserve+serve://demo/t"
    trust_remote_code: false
    tensor_input_names: [input_ids]
    max_length: 128
`);
    expect(found).toEqual(["6 spec/task-parameter-overridden"]);
    expect(workload?.engine).toEqual({
      name: "HuggingFaceServer",
      options: {
        backend: "vllm",
        dtype: "bfloat16",
        maxLength: 128,
        tensorInputNames: ["input_ids"],
        trustRemoteCode: false,
      },
    });
    expect(workload?.requires).toEqual(expect.arrayContaining(["option.trustRemoteCode"]));
  });

  test.each([
    ["true", "cpu"],
    ["false", "gpu"],
  ])("use_cpu_image: %s", async (value, device) => {
    const run = `use_cpu_image: ${value}\nenable_telemetry: ${value}`;
    const { workload } = await compile(spec("vllmserve-text", "url: hf://o/m", run));
    expect(workload?.engine).toMatchObject({ device, options: { telemetry: value === "true" } });
    expect(workload?.requires).toEqual(
      expect.arrayContaining(["engine-device", "option.telemetry"]),
    );
  });

  test("of KServe, in camelCase, each traced to its own line", async () => {
    const run = `kserve:\n  container_concurrency: 2\n  transformer:\n    image: i\n    env: { MY_KEY: a }\n  canaries:\n  - { name: next, uri: "s3://b/2/", traffic: 5, min_replicas: 1 }\n  batcher: {}`;
    const { workload, sourceMap } = await compile(spec("sklearnserve", "path: s3://b/m.pkl", run));
    expect(workload?.hints).toEqual({
      kserve: {
        containerConcurrency: 2,
        transformer: { image: "i", env: { MY_KEY: "a" } },
        canaries: [{ name: "next", uri: "s3://b/2/", traffic: 5, minReplicas: 1 }],
        batcher: {},
      },
    });
    expect(workload?.requires).toContain("hints.kserve");
    const leadsTo = (...path: (string | number)[]) =>
      sourceMap
        .origins(workload?.name ?? "", ["hints", "kserve", ...path])
        .map((origin) => origin.path);
    expect(leadsTo("canaries", 0, "minReplicas")).toEqual([
      ["spec", "kserve", "canaries", 0, "min_replicas"],
    ]);
    expect(leadsTo("transformer", "env", "MY_KEY")).toEqual([
      ["spec", "kserve", "transformer", "env", "MY_KEY"],
    ]);
  });

  test("what an autoscaler watches", async () => {
    const metric = { name: "prometheus", target: 2.5, query: "up", server: "http://p:9090" };
    const run = `scaling: { metric: ${JSON.stringify(metric)} }`;
    const { workload } = await compile(spec("sklearnserve", "path: s3://b/m.pkl", run));
    expect(workload?.scaling).toEqual({ min: 1, metric });
    expect(workload?.requires).toContain("autoscaling-metric");
  });
});

describe("where the model is", () => {
  test.each([
    ["hf://o/m", { uri: "hf://o/m" }],
    ["huggingface://o/m", { uri: "hf://o/m" }],
    ["huggingface://o/m:v1", { uri: "hf://o/m", revision: "v1" }],
    ["hf://o/m:refs/pr/3", { uri: "hf://o/m", revision: "refs/pr/3" }],
    ["s3://b/m/", { uri: "s3://b/m/" }],
    ["zip+s3://b/m.zip", { uri: "zip+s3://b/m.zip" }],
  ])("path: %s", async (path, model) => {
    const { workload, found } = await compile(spec("huggingfaceserve", `path: ${path}`));
    expect(found).toEqual([]);
    expect(workload?.model).toEqual({ ...model, format: "huggingface" });
  });

  test.each([
    ["huggingfaceserve", "path", "huggingface", "hf://o/m:v1", "hf://o/m"],
    ["vllmserve-text", "url", "huggingface", "huggingface://o/m", "hf://o/m"],
    ["sklearnserve", "path", "sklearn", "s3://b/m/", "s3://b/m/"],
    ["mlflowserve", "path", "mlflow", "s3://b/m", "s3://b/m"],
  ])("%s follows store:// to a model of its kind", async (kind, key, format, path, uri) => {
    const fn = `${key}: store://demo/model/${format}/m`;
    const { workload, found } = await compile(spec(kind, fn) + MODEL(format, path));
    expect(found).toEqual([]);
    expect(workload?.model).toMatchObject({ uri, format });
    const other = format === "mlflow" ? "sklearn" : "mlflow";
    const wrong = await compile(spec(kind, fn) + MODEL(other, path));
    expect(wrong.found).toEqual(["3 spec/wrong-model-kind"]);
  });

  test("the revision of a Model document is served", async () => {
    const stored = spec("vllmserve-text", "url: store://demo/model/huggingface/m");
    const more = ", model_revision: v2";
    const fine = await compile(stored + MODEL("huggingface", "hf://o/m", more));
    expect(fine.workload?.model).toMatchObject({ uri: "hf://o/m", revision: "v2" });
    expect(fine.workload?.requires).toContain("model-revision");
    const same = await compile(stored + MODEL("huggingface", "hf://o/m:v2", more));
    expect([same.found, same.workload?.model.revision]).toEqual([[], "v2"]);
    const differs = await compile(stored + MODEL("huggingface", "hf://o/m:v1", more));
    expect(differs.found).toEqual(["11 serving/revision-differs"]);
  });

  test("a run's own path is a longer form of the function's, and is served", async () => {
    const longer = await compile(
      spec("mlflowserve", "path: s3://b/m/", "path: s3://b/m/checkpoint/"),
    );
    expect(longer.workload?.model.uri).toBe("s3://b/m/checkpoint/");
    const other = await compile(spec("mlflowserve", "path: s3://b/m/", "path: s3://b/n/"));
    expect(other.found).toEqual(["6 serving/run-url-not-longer"]);
    expect(other.workload).toBeUndefined();
  });
});

test("clients see a name that begins with model_name, else with the function's", async () => {
  const named = await compile(spec("sklearnserve", "path: s3://b/m.pkl\nmodel_name: Iris"));
  expect(named.workload?.name).toMatch(/^iris-[a-z0-9]{8}$/);
  const unnamed = await compile(spec("sklearnserve", "path: s3://b/m.pkl"));
  expect(unnamed.workload?.name).toMatch(/^f-[a-z0-9]{8}$/);
  expect(unnamed.workload?.model).not.toHaveProperty("name");
});
