import {
  createCompiler,
  createMemoryHost,
  labelValue,
  type Plan,
  type Workload,
} from "@inferspec/compiler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashFiles } from "../src/files-hash.js";
import { kubeaiBackend } from "../src/index.js";
import { legalLabelName } from "../src/names.js";
import { findOption, readOptions, VLLM_FLAGS } from "../src/target/arguments.js";
import { workload, type Patch } from "./bench.js";

async function synth(workloads: readonly Workload[], options: object = {}, secrets: object = {}) {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: [],
    backends: [kubeaiBackend],
  });
  const compilation = await compiler.compile([], { secrets: secrets as never });
  const plan: Plan = { plan: "v1", workloads: [...workloads] };
  return compiler.synth({ ...compilation, plan }, { backend: "kubeai", options });
}

async function spec(patch: Patch, options?: object, secrets?: object) {
  const { manifests, diagnostics } = await synth([workload(patch)], options, secrets);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return manifests[0]?.object["spec"];
}

describe("a Model", () => {
  test("has nothing that the spec does not need", async () => {
    expect(await spec({})).toEqual({
      url: "hf://acme/llm",
      engine: "VLLM",
      features: ["TextGeneration"],
      resourceProfile: "nvidia-gpu-l4:1",
      minReplicas: 1,
    });
  });

  test("uses all accelerators of a replica", async () => {
    const options = { resourceProfiles: { quad: { limits: { "nvidia.com/gpu": 4 } } } };
    expect(await spec({ accelerator: { profile: "quad", count: 2 } }, options)).toMatchObject({
      resourceProfile: "quad:2",
      args: ["--tensor-parallel-size=8"],
    });
  });

  test("fixes replicas only without autoscaling, and never a maximum without a minimum", async () => {
    expect(await spec({ scaling: { replicas: 3, max: 5 } })).toMatchObject({
      minReplicas: 3,
      maxReplicas: 5,
    });
    expect(await spec({ scaling: { replicas: 3, max: 5 } })).not.toHaveProperty("replicas");
    expect(await spec({ scaling: { autoscaling: false, replicas: 3 } })).toMatchObject({
      replicas: 3,
      autoscalingDisabled: true,
      minReplicas: 3,
    });
  });

  test("leaves out what is empty", async () => {
    const empty = {
      adapters: [],
      files: [],
      env: {},
      secrets: [],
      engine: { name: "VLLM", image: "", args: [] },
      hints: { kubeai: { cacheProfile: "", loadBalancing: { prefixHash: {} } } },
    };
    expect(await spec(empty)).toEqual(await spec({}));
  });

  test("points engines to the volume that KubeAI mounts", async () => {
    const infinity = { engine: { name: "Infinity" }, features: ["TextEmbedding"] };
    expect(await spec({ ...infinity, model: { uri: "pvc://claim/bge" } })).toMatchObject({
      env: { INFINITY_MODEL_ID: "/model" },
    });
    const own = { INFINITY_MODEL_ID: "/model/bge" };
    expect(await spec({ ...infinity, model: { uri: "pvc://claim" }, env: own })).toMatchObject({
      env: own,
    });
  });

  test("takes over each Secret once, behind the target's own sources", async () => {
    const secrets = {
      A: { secret: "s", key: "A" },
      B: { secret: "s", key: "B" },
      C: { secret: "t", key: "C", optional: true },
    };
    const options = { envFrom: [{ configMapRef: { name: "proxy" } }], owner: "team" };
    expect(await spec({ secrets: ["A", "B", "C"] }, options, secrets)).toMatchObject({
      owner: "team",
      envFrom: [
        { configMapRef: { name: "proxy" } },
        { secretRef: { name: "s", optional: false } },
        { secretRef: { name: "t", optional: true } },
      ],
    });
  });

  test("restarts when its files change, whatever their order", () => {
    const a = { path: "/a", content: "1" };
    const b = { path: "/b", content: "2" };
    expect(hashFiles([a, b])).toBe(hashFiles([b, a]));
    expect(hashFiles([a, b])).not.toBe(hashFiles([a, { ...b, content: "3" }]));
    expect(hashFiles([a, b])).not.toBe(hashFiles([a, { ...b, path: "/c" }]));
  });
});

describe("a synthesised profile", () => {
  const needs: Patch = {
    accelerator: { profile: "nvidia-gpu-l4", count: 2 },
    resources: { memory: "64Gi" },
    placement: { nodeSelector: { zone: "a" } },
  };

  test("is written beside the Model, and is known once it is installed", async () => {
    const { files, manifests, diagnostics } = await synth([workload(needs)]);
    expect(diagnostics.map(({ code }) => code)).toContain("kubeai/profile-synthesised");
    const [file] = files;
    expect(file).toMatchObject({ name: "values.kubeai.yaml", emit: "values" });
    expect(manifests[0]?.object["spec"]).toMatchObject({
      resourceProfile: expect.stringMatching(/^nvidia-gpu-l4-[a-z2-7]{8}:1$/) as string,
      args: ["--tensor-parallel-size=2"],
    });
    const compiler = createCompiler({
      host: createMemoryHost({ "values.kubeai.yaml": file?.text ?? "" }),
      runtimes: [],
      backends: [kubeaiBackend],
    });
    const compilation = await compiler.compile([]);
    const again = await compiler.synth(
      { ...compilation, plan: { plan: "v1", workloads: [workload(needs)] } },
      { backend: "kubeai", options: { values: "values.kubeai.yaml" } },
    );
    expect(again.diagnostics.map(({ code }) => code)).not.toContain("kubeai/profile-synthesised");
    expect(again.manifests[0]?.object).toEqual(manifests[0]?.object);
    expect(again.files).toEqual(files);
  });

  test("turns a CPU profile into one whose image can use the GPU", async () => {
    const { files } = await synth([
      workload({ accelerator: undefined, resources: { gpu: "1", cpu: "2" } }),
    ]);
    expect(files[0]?.text).toContain("imageName: nvidia-gpu");
    expect(files[0]?.text).toContain('nvidia.com/gpu: "1"');
  });
});

test("two Services of one name are an error", async () => {
  const service = { name: "llm" };
  const { diagnostics } = await synth([
    workload({ service, name: "a" }),
    workload({ service, name: "b" }),
  ]);
  expect(diagnostics.map(({ code }) => code)).toContain("negotiate/same-object");
});

test("the endpoint descriptor has only the routes that KubeAI's proxy has", async () => {
  const adapters = [{ name: "legal", uri: "hf://a/b" }];
  const { endpoints } = await synth(
    [workload({ features: ["TextGeneration", "TextEmbedding"], adapters })],
    { namespace: "ai" },
  );
  expect(endpoints).toEqual([
    {
      workload: "llm-abcdefgh",
      project: "demo",
      function: "llm",
      protocol: "openai",
      baseUrl: "http://kubeai.ai/openai/v1",
      model: "llm-abcdefgh",
      adapters: { legal: "llm-abcdefgh_legal" },
      features: ["TextGeneration", "TextEmbedding"],
      routes: [
        { operation: "chat-completions", method: "POST", path: "/chat/completions" },
        { operation: "completions", method: "POST", path: "/completions" },
        { operation: "embeddings", method: "POST", path: "/embeddings" },
        {
          operation: "models",
          method: "GET",
          path: "/models?feature=TextGeneration&feature=TextEmbedding",
        },
      ],
    },
  ]);
});

describe("names", () => {
  test("any text becomes a legal label, and two texts never the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
        expect(labelValue(a)).toMatch(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
        if (a !== b) expect(labelValue(a)).not.toBe(labelValue(b));
      }),
    );
  });

  test("any text becomes a legal adapter's name, and legal ones stay", () => {
    const legal = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9-]{1,70}$/)), (text) => {
        expect(legalLabelName(text)).toMatch(legal);
        if (legal.test(text)) expect(legalLabelName(text)).toBe(text);
      }),
    );
  });
});

describe("command lines", () => {
  test.each([
    [["--tensor-parallel-size=2"], "2"],
    [["--tensor_parallel_size", "2"], "2"],
    [["--tensor-parallel", "2"], "2"],
    [["-tp", "2"], "2"],
    [["-tp=4", "--tensor-parallel-size=2"], "2"],
    [["--tensor-parallel-size"], undefined],
    [["--seed=2"], undefined],
  ])("%j has tensor parallelism %s", (args, expected) => {
    expect(findOption(readOptions(args), VLLM_FLAGS.tensorParallel)?.value).toBe(expected);
  });

  test("reading never fails, and every option stands where it says", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.stringMatching(/^--?[a-z-]{1,5}(=.*)?$/))),
        (args) => {
          for (const { index, value, valueIndex } of readOptions(args)) {
            expect(args[index]).toMatch(/^-/);
            if (valueIndex !== undefined) expect(args[valueIndex]).toContain(value);
          }
        },
      ),
    );
  });
});
