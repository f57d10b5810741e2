import { expect, expectTypeOf, test } from "vitest";
import * as z from "zod";
import {
  defineKind,
  kindNamed,
  kinds,
  lazy,
  newProject,
  shortForm,
  type KindName,
} from "../src/index.js";

const llm = {
  kind: "kubeai-text",
  url: "hf://a/b",
  engine: "VLLM",
  features: ["TextGeneration"],
} as const;

test("builds the short form as plain data", () => {
  const project = newProject("demo");
  const url = project.newModel("qwen", {
    kind: "huggingface",
    path: "hf://Qwen/Qwen3-4B",
    labels: ["llm"],
  });
  project
    .newFunction("llm", { ...llm, url, model_name: "chat", description: "Answers." })
    .run({ action: "serve", profile: "nvidia-gpu-l4", scaling: { min_replicas: 0 } })
    .run({ action: "serve", name: "eu", secrets: ["HF_TOKEN"] });
  project.newFunction("speech", { kind: "kubeai-speech", url: "hf://Systran/faster-whisper-tiny" });
  const expected = {
    project: "demo",
    functions: [
      {
        kind: "kubeai-text",
        name: "llm",
        url: "store://demo/model/huggingface/qwen",
        engine: "VLLM",
        features: ["TextGeneration"],
        model_name: "chat",
        description: "Answers.",
        runs: [
          { action: "serve", profile: "nvidia-gpu-l4", scaling: { min_replicas: 0 } },
          { action: "serve", name: "eu", secrets: ["HF_TOKEN"] },
        ],
      },
      { kind: "kubeai-speech", name: "speech", url: "hf://Systran/faster-whisper-tiny", runs: [] },
    ],
    models: [
      { kind: "huggingface", name: "qwen", labels: ["llm"], spec: { path: "hf://Qwen/Qwen3-4B" } },
    ],
  };
  expect(JSON.parse(JSON.stringify(project))).toEqual(expected);
  // The way over to another thread, where methods do not go.
  expect(structuredClone(project)).toEqual(expected);
  // Whoever takes an export takes no instances of classes.
  expect(Object.getPrototypeOf(project)).toBe(Object.prototype);
  expect(Object.keys(project)).toEqual(["project", "functions", "models"]);
  for (const fn of expected.functions) {
    const kind = kindNamed(fn.kind);
    expect(kind && shortForm(kind, "flat").safeParse(fn).error).toBeUndefined();
  }
});

test("knows the parameters of every kind", () => {
  const project = newProject("demo");
  const wine = project.newModel("wine", { kind: "mlflow", path: "s3://models/wine/" });
  project.newFunction("sentiment", { kind: "huggingfaceserve", path: "hf://owner/sentiment" }).run({
    action: "serve",
    huggingface_task: "sequence_classification",
    backend: "HUGGINGFACE",
    trust_remote_code: false,
    tensor_input_names: ["input_ids"],
    kserve: { protocol: "v1", transformer: { image: "features:1", env: { A: "b" } } },
  });
  project
    .newFunction("iris", { kind: "sklearnserve", path: "s3://models/iris.joblib" })
    .run({ action: "serve", scaling: { metric: { name: "cpu", target: 80 } } });
  project.newFunction("wine", { kind: "mlflowserve", path: wine }).run({ action: "serve" });
  for (const kind of ["vllmserve-text", "vllmserve-speech", "vllmserve-pooling"] as const) {
    project
      .newFunction(kind, {
        kind,
        url: "hf://owner/model",
        adapters: [{ name: "a", url: "hf://o/a" }],
      })
      .run({ action: "serve", use_cpu_image: true, args: ["--max-model-len=2048"] });
  }
  for (const fn of project.functions) {
    const kind = kindNamed(fn.kind);
    expect(kind && shortForm(kind, "flat").safeParse(fn).error, fn.kind).toBeUndefined();
  }
  const iris = project.newFunction("iris", { kind: "sklearnserve", path: "s3://m/iris.pkl" });
  // @ts-expect-error: a parameter of another kind
  iris.run({ action: "serve", huggingface_task: "fill_mask" });
  // @ts-expect-error: MLServer takes no arguments
  iris.run({ action: "serve", args: [] });
  // @ts-expect-error: DigitalHub builds, Inferspec serves
  project.newFunction("w", { kind: "mlflowserve", path: wine }).run({ action: "build" });
  const hub = project.newFunction("a", { kind: "huggingfaceserve", path: "hf://a/b" });
  // @ts-expect-error: no such task
  hub.run({ action: "serve", huggingface_task: "chat" });
  // @ts-expect-error: the kinds of vLLM say `url`
  project.newFunction("a", { kind: "vllmserve-text", path: "hf://a/b" });
});

test("keeps no tie to what it was given, and no undefined", () => {
  const project = newProject("demo");
  const features: "TextGeneration"[] = ["TextGeneration"];
  project.newFunction("llm", { ...llm, features, image: undefined });
  features.pop();
  expect(project.functions[0]).toEqual({ ...llm, name: "llm", runs: [] });
  expect(Object.keys(project.functions[0] ?? {})).not.toContain("image");
});

test("a plugin's kind joins the built-in ones", () => {
  const acme = defineKind({
    kind: "acme-llm",
    title: "Acme",
    description: "Acme's own.",
    function: lazy(() => z.strictObject({ weights: z.string() })),
    actions: {
      serve: {
        task: lazy(() => z.strictObject({ function: z.string() })),
        run: lazy(() =>
          z.strictObject({ function: z.string(), task: z.string(), turbo: z.boolean() }),
        ),
        parameters: lazy(() => z.strictObject({ turbo: z.boolean() })),
      },
    },
    spellings: [],
  });
  const project = newProject("demo", [...kinds, acme]);
  project
    .newFunction("a", { kind: "acme-llm", weights: "w" })
    .run({ action: "serve", turbo: true });
  expect(project.functions[0]?.runs).toEqual([{ action: "serve", turbo: true }]);
  // @ts-expect-error: not a parameter of this kind
  project.newFunction("b", { kind: "acme-llm", weights: "w", engine: "VLLM" });
});

test("types refuse what the schemas refuse", () => {
  expectTypeOf<KindName>().toEqualTypeOf<
    | "kubeai-text"
    | "kubeai-speech"
    | "huggingfaceserve"
    | "sklearnserve"
    | "mlflowserve"
    | "vllmserve-text"
    | "vllmserve-speech"
    | "vllmserve-pooling"
    | "servicegraph"
  >();
  const project = newProject("demo");
  const fn = project.newFunction("llm", llm);
  // @ts-expect-error: a misspelt parameter
  project.newFunction("a", { ...llm, modelname: "x" });
  // @ts-expect-error: no such engine
  project.newFunction("a", { ...llm, engine: "vllm" });
  // @ts-expect-error: no such kind
  project.newFunction("a", { ...llm, kind: "kubeai-txt" });
  // @ts-expect-error: a parameter is missing
  project.newFunction("a", { kind: "kubeai-text", url: "hf://a/b", engine: "VLLM" });
  // @ts-expect-error: no such action
  fn.run({ action: "train" });
  // @ts-expect-error: a misspelt parameter
  fn.run({ action: "serve", replica: 1 });
  // @ts-expect-error: one of the accepted spellings, but not the canonical one
  fn.run({ action: "serve", scaling: { target_request: 1 } });
  // @ts-expect-error: a parameter is missing
  project.newModel("m", { kind: "model" });
  expect(project.functions.length).toBe(5);
});
