import { describe, expect, test } from "vitest";
import { shellWord } from "../src/llm/args.js";
import { onKserve } from "./graph-world.js";
import { judge, ORACLES } from "./oracles.js";

const LLM = {
  target: "LLMInferenceService",
  llmGateway: "http://llm.example.org",
  namespace: "ml",
};

/** A language model with one run. */
function model(run: object = {}, fn: object = {}) {
  return {
    kind: "vllmserve-text",
    name: "llm",
    project: "demo",
    url: "hf://Qwen/Qwen3-4B",
    ...fn,
    runs: [{ action: "serve", resources: { cpu: "4", mem: "32Gi", gpu: "1" }, ...run }],
  };
}

const EVERYTHING = model(
  {
    resources: { cpu: "4", mem: "32Gi", gpu: "2" },
    args: ["--max-model-len=8192", '--override-generation-config={"temperature": 0}'],
    env: { VLLM_LOGGING_LEVEL: "DEBUG" },
    files: [{ path: "/config/chat.jinja", content: "{{ messages }}" }],
    volumes: [{ volume_type: "empty_dir", name: "scratch", mount_path: "/scratch" }],
    node_selector: [{ key: "zone", value: "a" }],
    tolerations: [{ key: "nvidia.com/gpu", operator: "Exists" }],
    priority_class: "serving-high",
    scaling: { replicas: 2 },
    kserve: {
      service_account: "models",
      startup_timeout: 1200,
      llm: { prefill: { replicas: 1, args: ["--max-num-seqs=8"] }, base_refs: ["team-defaults"] },
    },
  },
  { model_name: "qwen", adapters: [{ name: "sql", url: "hf://acme/sql-lora" }] },
);

function llmOf({ manifests }: Awaited<ReturnType<typeof onKserve>>) {
  const found = manifests.find(({ object }) => object["kind"] === "LLMInferenceService");
  return found?.object;
}

async function codes(spec: object, options: object = {}): Promise<string[]> {
  const { diagnostics } = await onKserve([spec], { ...LLM, ...options });
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, at }) => `${code} ${at?.path.slice(1).join(".") ?? ""}`);
}

describe("an LLMInferenceService", () => {
  test("has every field that the workload has", async () => {
    const outcome = await onKserve([EVERYTHING], LLM);
    expect(
      outcome.diagnostics.filter(({ severity }) => severity === "error").map((one) => one.message),
    ).toEqual([]);
    expect(llmOf(outcome)).toMatchObject({
      apiVersion: "serving.kserve.io/v1alpha2",
      spec: {
        baseRefs: [{ name: "team-defaults" }],
        model: {
          uri: "hf://Qwen/Qwen3-4B",
          name: "qwen",
          lora: { adapters: [{ name: "sql", uri: "hf://acme/sql-lora" }] },
        },
        replicas: 2,
        parallelism: { tensor: 2 },
        template: {
          serviceAccountName: "models",
          nodeSelector: { zone: "a" },
          tolerations: [{ key: "nvidia.com/gpu", operator: "Exists" }],
          priorityClassName: "serving-high",
          containers: [
            {
              name: "main",
              args: ["--max-model-len=8192", `'--override-generation-config={"temperature": 0}'`],
              env: [{ name: "VLLM_LOGGING_LEVEL", value: "DEBUG" }],
              resources: { limits: { "nvidia.com/gpu": "2" } },
              startupProbe: { failureThreshold: 120 },
            },
          ],
        },
        prefill: {
          replicas: 1,
          parallelism: { tensor: 2 },
          template: { containers: [{ env: [{ name: "VLLM_LOGGING_LEVEL" }] }] },
        },
        router: { route: {}, gateway: {}, scheduler: {} },
      },
    });
  });

  test("is reached below its namespace and name at the Gateway", async () => {
    const outcome = await onKserve([EVERYTHING], LLM);
    const name = outcome.compilation.plan.workloads[0]?.name ?? "";
    expect(outcome.endpoints).toMatchObject([
      {
        protocol: "openai",
        baseUrl: `http://llm.example.org/ml/${name}/v1`,
        model: "qwen",
        adapters: { sql: "sql" },
      },
    ]);
    const unknown = await onKserve([EVERYTHING], { target: LLM.target });
    expect(unknown.endpoints).toEqual([]);
    expect(unknown.diagnostics.map(({ code }) => code)).toContain("kserve/llm-gateway-unknown");
  });

  test("has bounds or a number of replicas, never both", async () => {
    const scaled = llmOf(
      await onKserve([model({ scaling: { min_replicas: 1, max_replicas: 4 } })], LLM),
    );
    expect(scaled?.["spec"]).toMatchObject({
      scaling: { minReplicas: 1, maxReplicas: 4, wva: { hpa: {} } },
    });
    expect(scaled?.["spec"]).not.toHaveProperty("replicas");
    const keda = await onKserve([model({ scaling: { max_replicas: 4 } })], { ...LLM, keda: true });
    expect(llmOf(keda)?.["spec"]).toMatchObject({ scaling: { wva: { keda: {} } } });
  });

  test.each([
    ["0.19", ["--tensor-parallel-size=2"]],
    ["0.20", undefined],
  ])("tells vLLM of its GPUs where the templates of KServe %s do not", async (version, args) => {
    const spec = model({ resources: { cpu: "4", mem: "32Gi", gpu: "2" } });
    const drawn = llmOf(await onKserve([spec], { ...LLM, version }));
    expect(drawn).toMatchObject({
      spec: { parallelism: { tensor: 2 }, template: { containers: [{ name: "main" }] } },
    });
    const [main] = (drawn?.["spec"] as { template: { containers: { args?: string[] }[] } }).template
      .containers;
    expect(main?.args).toEqual(args);
  });

  test("spreads a model over nodes with workers", async () => {
    const llm = { parallelism: { data: 4, data_local: 2, expert: true } };
    const outcome = await onKserve([model({ resources: { gpu: "2" }, kserve: { llm } })], LLM);
    expect(llmOf(outcome)?.["spec"]).toMatchObject({
      parallelism: { data: 4, dataLocal: 2, expert: true },
      worker: { containers: [{ name: "main" }] },
    });
  });

  test.skipIf(ORACLES === undefined)("is accepted by KServe", async () => {
    const specs = [
      EVERYTHING,
      model(),
      model({ scaling: { min_replicas: 1, max_replicas: 4 } }),
      model({ kserve: { llm: { scheduler: false } } }),
      model({
        resources: { gpu: "2" },
        kserve: { llm: { parallelism: { data: 4, data_local: 2, expert: true } } },
      }),
    ];
    const objects = [];
    for (const spec of specs) objects.push(llmOf(await onKserve([spec], LLM)) ?? {});
    const verdicts = judge(objects);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(specs.map(() => "accepted"));
  });
});

describe("what an LLMInferenceService cannot do", () => {
  const llm = (part: object) => model({ kserve: { llm: part } });
  const cases: readonly [string, object, string][] = [
    [
      "speech",
      { ...model({}, { url: "hf://openai/whisper-tiny" }), kind: "vllmserve-speech" },
      "negotiate/unsupported kind",
    ],
    [
      "another engine",
      { ...model(), kind: "huggingfaceserve", path: "hf://a/b", url: undefined },
      "negotiate/unsupported kind",
    ],
    [
      "a runtime",
      model({ kserve: { runtime: "kserve-vllmserver" } }),
      "kserve/llm-hint runs.0.kserve.runtime",
    ],
    ["a port of its own", model({ args: ["--port=9000"] }), "kserve/argument runs.0.args.0"],
    [
      "parallelism by hand",
      model({ args: ["--tensor_parallel_size", "2"] }),
      "kserve/llm-argument runs.0.args.0",
    ],
    [
      "pipelines",
      llm({ parallelism: { pipeline: 2 } }),
      "kserve/llm-pipeline runs.0.kserve.llm.parallelism.pipeline",
    ],
    [
      "half of a pair",
      llm({ parallelism: { data: 2 } }),
      "kserve/llm-data-pair runs.0.kserve.llm.parallelism.data",
    ],
    [
      "nodes of different sizes",
      llm({ parallelism: { data: 3, data_local: 2 } }),
      "kserve/llm-data-range runs.0.kserve.llm.parallelism.data_local",
    ],
    [
      "experts alone",
      llm({ parallelism: { expert: true } }),
      "kserve/llm-expert runs.0.kserve.llm.parallelism.expert",
    ],
    [
      "more parts than GPUs",
      llm({ parallelism: { tensor: 4 } }),
      "kserve/llm-tensor-differs runs.0.kserve.llm.parallelism.tensor",
    ],
    [
      "more copies on a node than GPUs",
      llm({ parallelism: { data: 4, data_local: 2 } }),
      "kserve/llm-data-differs runs.0.kserve.llm.parallelism.data_local",
    ],
    ["no GPU", model({ resources: { cpu: "4", mem: "32Gi" } }), "kserve/llm-no-gpu kind"],
    [
      "prompts without a scheduler",
      llm({ scheduler: false, prefill: {} }),
      "kserve/llm-prefill-scheduler runs.0.kserve.llm.scheduler",
    ],
    [
      "nothing",
      model({ scaling: { min_replicas: 0 } }),
      "kserve/llm-no-replicas runs.0.scaling.min_replicas",
    ],
    [
      "bounds the wrong way round",
      model({ scaling: { min_replicas: 3, max_replicas: 2 } }),
      "kserve/llm-bounds runs.0.scaling.max_replicas",
    ],
    [
      "two numbers to begin with",
      model({ scaling: { replicas: 2, min_replicas: 1, max_replicas: 4 } }),
      "kserve/llm-replicas-unused runs.0.scaling.replicas",
    ],
    [
      "braces that KServe fills in",
      model({}, { url: "s3://models/{{ .Name }}/" }),
      "kserve/llm-template url",
    ],
    [
      "a name that a shell reads otherwise",
      model({}, { model_name: "$(id)" }),
      "kserve/llm-name model_name",
    ],
    [
      "an adapter called like the model",
      model({}, { model_name: "qwen", adapters: [{ name: "qwen", url: "hf://a/b" }] }),
      "kserve/llm-adapter-name adapters.0.name",
    ],
  ];
  test.each(cases)("%s", async (_, spec, finding) => {
    const found = await codes(spec);
    expect(found).toContain(finding);
  });

  test("adapters before 0.19", async () => {
    const spec = model({}, { adapters: [{ name: "sql", url: "hf://acme/sql-lora" }] });
    expect(await codes(spec)).toEqual([]);
    expect(await codes(spec, { version: "0.18" })).toEqual(["negotiate/unsupported adapters"]);
  });
});

test("a shell reads a word as it was", () => {
  expect(shellWord("--max-model-len=8192")).toBe("--max-model-len=8192");
  expect(shellWord(`it's "$HOME"`)).toBe(`'it'\\''s "$HOME"'`);
});
