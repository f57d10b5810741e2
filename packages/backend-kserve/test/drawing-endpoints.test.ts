import { describe, expect, test } from "vitest";
import { draw, type Patch } from "./drawing-bench.js";

const sklearn: Patch = {
  engine: { name: "MLServer" },
  model: { uri: "s3://models/iris", format: "sklearn" },
  features: ["Prediction"],
  endpoint: { protocols: ["v2"] },
};
const huggingface = (features: string[], protocols: string[]): Patch => ({
  engine: { name: "HuggingFaceServer" },
  model: { uri: "hf://acme/llm", format: "huggingface" },
  features,
  endpoint: { protocols },
});

const endpoints = async (patch: Patch, options: object = { namespace: "models" }) =>
  (await draw(patch, options)).endpoints;

describe("the address of the OpenAI API", () => {
  test("begins at the root with vLLM", async () => {
    expect(await endpoints({})).toMatchObject([
      {
        protocol: "openai",
        baseUrl: "http://llm-abcdefgh-predictor.models.svc.cluster.local/v1",
        model: "llm-abcdefgh",
        routes: [{ path: "/chat/completions" }, { path: "/completions" }, { path: "/models" }],
      },
    ]);
  });

  test("has a prefix with the Hugging Face server", async () => {
    expect(await endpoints(huggingface(["TextEmbedding"], ["openai"]))).toMatchObject([
      { baseUrl: "http://llm-abcdefgh-predictor.models.svc.cluster.local/openai/v1" },
    ]);
  });

  test("is not all: a model that generates has no predict and no infer", async () => {
    const generates = await endpoints(huggingface(["TextGeneration"], ["openai", "v2"]));
    expect(generates.map(({ protocol }) => protocol)).toEqual(["openai"]);
    const unknown = await endpoints(huggingface([], ["openai", "v2"]));
    expect(unknown.map(({ protocol }) => protocol)).toEqual(["openai", "v2"]);
  });

  test("has the routes of the task that only the configuration knows", async () => {
    const options = { models: { "hf://acme/llm": { task: "text_embedding" } } };
    expect(await endpoints(huggingface([], ["openai", "v2"]), options)).toMatchObject([
      { features: ["TextEmbedding"], routes: [{ path: "/embeddings" }, { path: "/models" }] },
      { protocol: "v2" },
    ]);
  });
});

describe("what a request calls the model", () => {
  test("is the author's name for it, in paths too", async () => {
    const model = { uri: "s3://models/iris", format: "sklearn", name: "my iris/1" };
    const [v2] = await endpoints({ ...sklearn, model });
    expect(v2?.model).toBe("my iris/1");
    expect(v2?.routes[0]?.path).toBe("/v2/models/my%20iris%2F1/infer");
  });

  test("is the folder that FasterWhisper was told", async () => {
    const patch: Patch = {
      engine: { name: "FasterWhisper" },
      model: { uri: "hf://Systran/faster-whisper-small" },
      features: ["SpeechToText"],
    };
    expect(await endpoints(patch)).toMatchObject([{ model: "/mnt/models" }]);
  });

  test("is the adapter's own name", async () => {
    const adapters = [{ name: "colorist", uri: "hf://acme/lora" }];
    expect(await endpoints({ adapters })).toMatchObject([{ adapters: { colorist: "colorist" } }]);
  });
});

describe("V1 and V2", () => {
  test("are both served where the spec asks for v1", async () => {
    const both = await endpoints({ ...sklearn, hints: { kserve: { protocol: "v1" } } });
    expect(both.map(({ protocol }) => protocol)).toEqual(["v1", "v2"]);
    expect(both[0]?.routes[0]).toEqual({
      operation: "predict",
      method: "POST",
      path: "/v1/models/llm-abcdefgh:predict",
    });
    expect(new Set(both.map(({ baseUrl }) => baseUrl)).size).toBe(1);
  });

  test("reach the transformer first", async () => {
    const hints = { kserve: { transformer: { image: "acme/t:1" } } };
    expect(await endpoints({ ...sklearn, hints })).toMatchObject([
      { baseUrl: "http://llm-abcdefgh-transformer.models.svc.cluster.local" },
    ]);
  });
});

describe("where requests go", () => {
  const base = async (options: object, patch: Patch = sklearn) => {
    const [first] = await endpoints(patch, options);
    return first && { baseUrl: first.baseUrl, host: first.host, alternatives: first.alternatives };
  };

  test("is the Service's short name where no namespace is known", async () => {
    expect(await base({})).toMatchObject({ baseUrl: "http://llm-abcdefgh-predictor" });
  });

  test("is the Pod's port where Services have no address", async () => {
    expect(await base({ headlessServices: true })).toMatchObject({
      baseUrl: "http://llm-abcdefgh-predictor:8080",
    });
  });

  test("is Knative's gateway by the service's full name", async () => {
    expect(await base({ mode: "Knative", namespace: "models" })).toMatchObject({
      baseUrl: "http://llm-abcdefgh.models.svc.cluster.local",
    });
  });

  const ingress = { domain: "example.org" };
  const inside = "http://llm-abcdefgh-predictor.models.svc.cluster.local";

  test("is the ingress, with the Service beside it", async () => {
    expect(await base({ namespace: "models", ingress })).toEqual({
      baseUrl: "http://llm-abcdefgh-models.example.org",
      host: undefined,
      alternatives: [{ baseUrl: inside }],
    });
  });

  test("is the gateway's address with the host as a header where no name leads there", async () => {
    const address = "http://203.0.113.7";
    expect(await base({ namespace: "models", ingress: { ...ingress, address } })).toMatchObject({
      baseUrl: address,
      host: "llm-abcdefgh-models.example.org",
    });
  });

  test("is a path where services share a host", async () => {
    const pathTemplate = "/serving/{{ .Namespace }}/{{ .Name }}";
    expect(
      await base({ mode: "Knative", namespace: "models", ingress: { ...ingress, pathTemplate } }),
    ).toMatchObject({ baseUrl: "http://example.org/serving/models/llm-abcdefgh" });
  });

  test("stays inside where nobody else may reach it", async () => {
    const hints = { kserve: { visibility: "cluster" } };
    expect(await base({ namespace: "models", ingress }, { ...sklearn, hints })).toEqual({
      baseUrl: inside,
      host: undefined,
      alternatives: undefined,
    });
  });
});
