import {
  adapters,
  args,
  engine,
  huggingface,
  kserve,
  LLM,
  sklearn,
  uri,
  type Case,
} from "./parts.js";

const repository = (bad: string, fix?: string): Case => ({
  code: "hf-form",
  bad: uri(bad),
  good: uri("hf://acme/llm/"),
  at: "model.uri",
  ...(fix !== undefined && { fix }),
});

const form = (bad: string, good: string): Case => ({
  code: "uri-form",
  bad: uri(bad),
  good: uri(good),
  at: "model.uri",
});

const ranks = { models: { "hf://acme/a": { loraRank: 64 } } };
const one = (...list: string[]) => ({ ...adapters("a"), ...args(...list) });

const canary = (from: string) => ({ name: "next", uri: from, traffic: 10 });
const speech = (from: string) => ({
  ...engine("FasterWhisper"),
  ...uri(from),
  features: ["SpeechToText"],
});

/** What is wrong with where models are, and with the credentials to fetch them. */
export const modelCases: readonly Case[] = [
  repository("hf://gpt2"),
  repository("hf:///llm"),
  repository("hf://acme/llm/folder"),
  repository("hf://acme/llm@main", "hf://acme/llm:main"),
  {
    code: "hf-form",
    bad: { ...adapters("a"), adapters: [{ name: "a", uri: "hf://a" }] },
    good: adapters("a"),
    at: "adapters[0].uri",
  },
  {
    code: "hf-form",
    bad: kserve({ canaries: [{ name: "next", uri: "hf://a", traffic: 10 }] }),
    good: kserve({ canaries: [{ name: "next", uri: "hf://a/b", traffic: 10 }] }),
    at: "hints.kserve.canaries[0].uri",
  },
  ...["ftp://example.org/a", "store://demo/model/a", "justtext", "ollama://a"].flatMap(
    (bad): Case[] => [
      {
        code: "uri-scheme",
        bad: { ...adapters("a"), adapters: [{ name: "a", uri: bad }] },
        good: adapters("a"),
        at: "adapters[0].uri",
      },
      {
        code: "uri-scheme",
        bad: kserve({ canaries: [{ name: "next", uri: bad, traffic: 10 }] }),
        good: kserve({ canaries: [{ name: "next", uri: "pvc://claim/a", traffic: 10 }] }),
        at: "hints.kserve.canaries[0].uri",
      },
    ],
  ),
  {
    // What an InferenceService may have.
    code: "uri-scheme",
    bad: { ...adapters("a"), adapters: [{ name: "a", uri: "gs://a/b" }] },
    good: { ...adapters("a"), adapters: [{ name: "a", uri: "s3://a/b" }] },
    options: LLM,
    at: "adapters[0].uri",
  },
  form("s3://", "s3://models"),
  form("pvc:///folder", "pvc://claim/folder"),
  form("pvc://Claim", "pvc://claim"),
  form("pvc://claim/../other", "pvc://claim/a..b"),
  form("https://example.org/model/", "https://example.org/model.zip"),
  form("https://example.org", "https://a.blob.core.windows.net/models/"),
  { code: "uri-query", bad: uri("pvc://a/b?model=c"), good: uri("pvc://a/b"), at: "model.uri" },
  {
    code: "uri-query",
    bad: { ...uri("ollama://a?gpu=1"), ...engine("OLlama") },
    good: { ...uri("ollama://a?pull=false"), ...engine("OLlama") },
    at: "model.uri",
  },
  {
    code: "engine-scheme",
    bad: uri("ollama://gemma"),
    good: { ...uri("ollama://gemma"), ...engine("OLlama") },
    at: "model.uri",
  },
  {
    code: "engine-scheme",
    bad: { ...uri("pvc://store"), ...engine("OLlama") },
    good: { ...uri("pvc://store?model=gemma"), ...engine("OLlama") },
    at: "model.uri",
  },
  {
    code: "revision-unused",
    bad: { model: { uri: "s3://a/b", revision: "main" } },
    good: { model: { uri: "hf://a/b", revision: "main" } },
    at: "model.revision",
  },
  {
    code: "model-file-name",
    bad: sklearn("s3://models/iris.pkl"),
    good: sklearn("s3://models/model.pkl"),
    at: "model.uri",
  },
  {
    code: "model-file-name",
    bad: sklearn("s3://models/iris.joblib"),
    good: sklearn("s3://models/iris.joblib", {
      env: { MLSERVER_MODEL_URI: "/mnt/models/iris.joblib" },
    }),
    at: "model.uri",
  },
  {
    code: "model-file-name",
    bad: sklearn("s3://a/b/", kserve({ canaries: [canary("s3://models/iris.pkl")] })),
    good: sklearn("s3://a/b/", kserve({ canaries: [canary("s3://models/model.pkl")] })),
    at: "hints.kserve.canaries[0].uri",
  },
  {
    code: "model-folder",
    bad: uri("s3://models/qwen/model.gguf"),
    good: uri("s3://models/qwen/"),
    at: "model.uri",
  },
  {
    code: "model-folder",
    bad: sklearn("pvc://claim/iris/model.joblib", kserve({ protocol: "v1" })),
    good: sklearn("pvc://claim/iris/model.joblib"),
    at: "model.uri",
  },
  {
    code: "model-gguf",
    bad: uri("hf://bartowski/Qwen3-4B-GGUF"),
    good: uri("hf://Qwen/Qwen3-4B"),
    at: "model.uri",
  },
  {
    code: "ctranslate2-known-bad",
    bad: speech("hf://openai/whisper-tiny"),
    good: speech("hf://Systran/faster-whisper-tiny"),
    at: "model.uri",
    fix: "hf://Systran/faster-whisper-tiny",
  },
  {
    code: "ctranslate2-unknown",
    bad: speech("s3://models/whisper-fr"),
    good: speech("s3://models/whisper-it"),
    options: { models: { "s3://models/whisper-it": { format: "ctranslate2" } } },
    at: "model.uri",
  },
  {
    code: "adapters-engine",
    bad: { ...engine("Infinity"), features: ["TextEmbedding"], adapters: adapters("a").adapters },
    good: adapters("a"),
    at: "adapters",
  },
  { code: "adapter-name", bad: adapters("a/b"), good: adapters("a.b"), at: "adapters[0].name" },
  {
    code: "adapter-name",
    bad: adapters("a", "a"),
    good: adapters("a", "b"),
    at: "adapters[1].name",
  },
  {
    code: "adapter-name",
    bad: { ...adapters("chat"), model: { uri: "hf://acme/llm", name: "chat" } },
    good: adapters("chat"),
    at: "adapters[0].name",
  },
  {
    code: "adapter-rank",
    bad: one("--max-lora-rank=32"),
    good: one("--max-lora-rank=64"),
    options: ranks,
    at: "engine.args[0]",
  },
  {
    code: "adapter-rank-unknown",
    bad: one(),
    good: one("--max-lora-rank=64"),
    at: "adapters[0].uri",
  },
  {
    code: "too-many-images",
    bad: {
      ...uri("oci://base"),
      adapters: Array.from({ length: 10 }, (_, at) => ({ name: `a${at}`, uri: `oci://a${at}` })),
    },
    good: {
      ...uri("oci://base"),
      adapters: Array.from({ length: 9 }, (_, at) => ({ name: `a${at}`, uri: `oci://a${at}` })),
    },
    at: "adapters",
  },
  {
    code: "token-in-env",
    bad: { env: { HF_TOKEN: "$(X)" } },
    good: { env: { HF_HOME: "/tmp" } },
    at: "env.HF_TOKEN",
  },
  {
    code: "token-in-env",
    bad: { secrets: ["HF_TOKEN"] },
    good: { ...uri("pvc://a"), secrets: ["HF_TOKEN"] },
    secrets: { HF_TOKEN: { secret: "hub", key: "token" } },
    at: "secrets[0]",
  },
  {
    code: "token-in-env",
    bad: { env: { AWS_ACCESS_KEY_ID: "$(X)" }, ...uri("s3://a/b") },
    good: { ...kserve({ serviceAccount: "models" }), ...uri("s3://a/b") },
    at: "env.AWS_ACCESS_KEY_ID",
  },
  { code: "credentials-unknown", bad: uri("s3://a/b"), good: uri("hf://a/b"), at: "model.uri" },
  {
    code: "credentials-unknown",
    bad: uri("gs://a/b"),
    good: uri("s3://a/b"),
    options: { secretNames: { s3: "s3" } },
    at: "model.uri",
  },
  {
    code: "gated",
    bad: uri("hf://meta-llama/Llama-3.1-8B"),
    good: uri("hf://meta-llama2/Llama"),
    at: "model.uri",
  },
  {
    code: "gated",
    bad: uri("hf://google/gemma-2-9b/"),
    good: { ...uri("hf://google/gemma-2-9b/"), secrets: ["HF_TOKEN"] },
    secrets: { HF_TOKEN: { secret: "hub", key: "HF_TOKEN" } },
    at: "model.uri",
  },
  {
    code: "gated",
    bad: uri("hf://meta-llama/Llama-3.1-8B"),
    good: uri("hf://acme/llm"),
    options: LLM,
    at: "model.uri",
  },
  {
    code: "secret-shared",
    bad: { ...adapters("a"), ...uri("s3://a/b") },
    good: uri("s3://a/b"),
    options: { secretNames: { s3: "all", hf: "all" } },
    at: "model.uri",
  },
  {
    code: "storage-container-unknown",
    bad: kserve({ storageContainer: "hf-hub" }),
    good: kserve({ storageContainer: "default" }),
    options: { storageContainers: ["default"] },
    at: "hints.kserve.storageContainer",
  },
  {
    code: "storage-container-version",
    bad: { ...huggingface("TextGeneration"), ...kserve({ storageContainer: "default" }) },
    good: huggingface("TextGeneration"),
    options: { version: "0.19" },
    at: "hints.kserve.storageContainer",
  },
];
