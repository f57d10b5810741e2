import { describe, expect, test } from "vitest";
import { draw, type Patch } from "./drawing-bench.js";
import { judge, ORACLES } from "./oracles.js";

type Container = Readonly<Record<string, unknown>> & { readonly args?: readonly string[] };
interface Predictor {
  readonly model?: Container;
  readonly containers?: readonly Container[];
  readonly [key: string]: unknown;
}

async function predictor(patch: Patch, options?: object): Promise<Predictor> {
  const { isvc } = await draw(patch, options);
  return (isvc["spec"] as { predictor: Predictor }).predictor;
}
const model = async (patch: Patch, options?: object) => (await predictor(patch, options)).model;
const container = async (patch: Patch, options?: object) =>
  (await predictor(patch, options)).containers?.[0];

const huggingface = (options: object): Patch => ({
  engine: { name: "HuggingFaceServer", options: options as never },
  model: { uri: "hf://acme/llm", format: "huggingface" },
});

describe("settings of the Hugging Face server", () => {
  test("are its own flags: underscores, lower case, nothing for false", async () => {
    const options = {
      backend: "HUGGINGFACE",
      dtype: "BFLOAT16",
      maxLength: 2048,
      tokenizerRevision: "v1",
      tensorInputNames: ["input_ids", "attention_mask"],
      trustRemoteCode: true,
      disableLowerCase: false,
    };
    expect((await model(huggingface(options)))?.args?.toSorted()).toEqual([
      "--backend=huggingface",
      "--dtype=bfloat16",
      "--max_model_len=2048",
      "--tensor_input_names=input_ids,attention_mask",
      "--tokenizer_revision=v1",
      "--trust_remote_code",
    ]);
  });

  test("name its own backend for tasks that vLLM does not have, unless the spec names one", async () => {
    const patch = (options: object): Patch => ({
      ...huggingface(options),
      features: ["FillMask"],
      endpoint: { protocols: ["v2"] },
    });
    expect((await model(patch({ task: "fill_mask" })))?.args).toContain("--backend=huggingface");
    const named = await model(patch({ task: "fill_mask", backend: "huggingface" }));
    expect(named?.args?.filter((word) => word.startsWith("--backend"))).toHaveLength(1);
  });
});

test("the spec's own words come last, so that they win", async () => {
  const args = ["--max-model-len=1024"];
  const patch: Patch = { engine: { name: "VLLM", args, options: { maxLength: 2048 } } };
  expect((await model(patch))?.args).toEqual(["--max-model-len=2048", ...args]);
});

describe("requests and limits", () => {
  test("are both written, and enough for weights where nobody says", async () => {
    const amounts = { cpu: "4", memory: "16Gi" };
    expect((await model({}))?.["resources"]).toEqual({ requests: amounts, limits: amounts });
  });

  test("are the profile's times the count, with the spec's over them", async () => {
    const profiles = {
      l4: { limits: { "nvidia.com/gpu": 1 }, requests: { cpu: "3", memory: "12Gi" } },
    };
    const patch: Patch = {
      accelerator: { profile: "l4", count: 2 },
      resources: { memory: "40Gi", disk: "50Gi" },
    };
    const amounts = {
      cpu: "6",
      memory: "40Gi",
      "ephemeral-storage": "50Gi",
      "nvidia.com/gpu": "2",
    };
    const drawn = await model(patch, { profiles });
    expect(drawn?.["resources"]).toEqual({ requests: amounts, limits: amounts });
    expect(drawn?.args).toEqual(["--tensor-parallel-size=2"]);
  });

  test("hold the GPU that the spec's device means", async () => {
    const drawn = await model({ engine: { name: "VLLM", device: "gpu" } });
    expect(drawn?.["resources"]).toMatchObject({ limits: { "nvidia.com/gpu": "1" } });
  });
});

describe("an image of the spec's own", () => {
  const image = (name: string): Patch => ({ engine: { name: "VLLM", image: name } });

  test("keeps its tag: KServe would look for a variant that nobody built", async () => {
    expect(await model(image("acme/vllm:1"))).toMatchObject({
      image: "acme/vllm:1",
      runtimeVersion: "1",
    });
  });

  test("is left to KServe where its variants are known", async () => {
    expect(await model(image("vllm/vllm-openai:v0.11.2"))).not.toHaveProperty("runtimeVersion");
  });
});

describe("a container of its own", () => {
  test("is what an engine without a runtime gets, with the files fetched by KServe", async () => {
    const patch: Patch = {
      engine: { name: "Infinity" },
      model: { uri: "s3://models/bge" },
      features: ["TextEmbedding"],
    };
    expect(await container(patch)).toMatchObject({
      name: "kserve-container",
      args: ["v2"],
      ports: [{ containerPort: 8080, name: "http1", protocol: "TCP" }],
      env: expect.arrayContaining([
        { name: "STORAGE_URI", value: "s3://models/bge" },
        { name: "INFINITY_MODEL_ID", value: "/mnt/models" },
        { name: "INFINITY_SERVED_MODEL_NAME", value: "llm-abcdefgh" },
      ]) as unknown[],
    });
  });

  test("is vLLM's where the release has no runtime for it", async () => {
    const drawn = await container({ resources: { gpu: "1" } }, { version: "0.19" });
    expect(drawn).toMatchObject({
      command: ["python3", "-m", "vllm.entrypoints.openai.api_server"],
      args: ["--port=8080", "--model=/mnt/models", "--served-model-name=llm-abcdefgh"],
      volumeMounts: [{ name: "devshm", mountPath: "/dev/shm" }],
    });
  });

  test("fetches Ollama's models itself, and no shell reads their names", async () => {
    const patch: Patch = { engine: { name: "OLlama" }, model: { uri: "ollama://qwen2:0.5b" } };
    const drawn = await container(patch);
    expect(drawn?.["startupProbe"]).toMatchObject({
      exec: {
        command: [
          "/bin/sh",
          "-c",
          'ollama pull -- "$1" && ollama cp -- "$1" "$2"',
          "load",
          "qwen2:0.5b",
          "llm-abcdefgh",
        ],
      },
    });
    expect(JSON.stringify(drawn)).not.toContain("STORAGE_URI");
  });
});

describe("a server that takes long to load", () => {
  test("has as long as the spec says", async () => {
    const patch = { ...huggingface({}), hints: { kserve: { startupTimeout: 1805 } } };
    expect(await model(patch)).toMatchObject({
      startupProbe: { periodSeconds: 10, failureThreshold: 181 },
    });
  });

  test("is asked for the model, not for the server alone", async () => {
    expect(await model(huggingface({}))).toMatchObject({
      readinessProbe: { httpGet: { path: "/v2/models/llm-abcdefgh/ready", port: 8080 } },
    });
  });

  test("is left to vLLM's runtime, which brings probes of its own", async () => {
    expect(await model({})).not.toHaveProperty("startupProbe");
  });

  test("is not given up by Knative", async () => {
    expect(await predictor(huggingface({}), { mode: "Knative" })).toMatchObject({
      annotations: { "serving.knative.dev/progress-deadline": "900s" },
    });
  });
});

test.skipIf(ORACLES === undefined)(
  "what KServe makes of it calls the model by the author's name, last and so for good",
  { timeout: 30_000 },
  async () => {
    const name = "my-model";
    const cases: readonly [Patch, string][] = [
      [{ model: { uri: "hf://acme/llm", name } }, "--served-model-name=my-model"],
      [
        { ...huggingface({}), model: { uri: "hf://acme/llm", format: "huggingface", name } },
        "--model_name=my-model",
      ],
    ];
    const drawn = await Promise.all(cases.map(([patch]) => draw(patch)));
    const verdicts = judge(drawn.map(({ isvc }) => isvc));
    for (const [index, [, word]] of cases.entries()) {
      const args = verdicts[index]?.rendered?.Standard.args ?? [];
      const flag = word.split("=")[0] ?? "";
      expect(args.findLast((arg) => arg.startsWith(flag))).toBe(word);
    }
  },
);

describe("a transformer", () => {
  const iris = (transformer: object): Patch => ({
    engine: { name: "MLServer" },
    model: { uri: "s3://models/iris", format: "sklearn", name: "iris" },
    features: ["Prediction"],
    endpoint: { protocols: ["v2"] },
    hints: { kserve: { transformer: { image: "acme/t:1", ...transformer } } },
  });

  test("of its own is told what only we know: the model's name and the protocol", async () => {
    const { isvc } = await draw(iris({ args: ["--verbose"] }));
    expect(isvc["spec"]).toMatchObject({
      transformer: {
        containers: [{ args: ["--model_name=iris", "--predictor_protocol=v2", "--verbose"] }],
      },
    });
  });

  test("in the predictor's Pod has the port, and the predictor another one", async () => {
    const { model: server, containers } = await predictor(iris({ collocated: true }));
    expect(containers).toMatchObject([
      {
        name: "transformer-container",
        args: expect.arrayContaining(["--predictor_host=localhost:8085"]) as string[],
        ports: [{ containerPort: 8080 }],
      },
    ]);
    expect(server).toMatchObject({
      env: expect.arrayContaining([{ name: "MLSERVER_HTTP_PORT", value: "8085" }]) as unknown[],
      readinessProbe: { httpGet: { port: 8085 } },
    });
  });
});

test("a canary fetches its own model with the stable one's credentials", async () => {
  const canaries = [{ name: "next", uri: "hf://acme/llm-2", traffic: 10 }];
  const { isvc } = await draw(
    { hints: { kserve: { canaries } } },
    { secretNames: { hf: "hf-secret" } },
  );
  expect(isvc["spec"]).toMatchObject({
    canary: [
      {
        predictor: {
          name: "next",
          minReplicas: 1,
          serviceAccountName: "llm-abcdefgh-storage",
          model: { name: "kserve-container", storageUri: "hf://acme/llm-2" },
        },
      },
    ],
  });
});
