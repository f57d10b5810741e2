import { describe, test } from "vitest";
import { FIELDS, native, none, type SupportTable } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";
import { conformance } from "../../src/testing/index.js";
import { toyBackend } from "../testing/toy-backend.js";

const HF_OPTIONS = [
  "task",
  "backend",
  "dtype",
  "tokenizerRevision",
  "tensorInputNames",
  "maxLength",
  "disableLowerCase",
  "disableSpecialTokens",
  "trustRemoteCode",
  "returnTokenTypeIds",
  "returnProbabilities",
  "disableLogRequests",
  "maxLogLen",
];

const all = (area: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${area}.${name}`, native]));

/** What the built-in kinds may ask for, so that only their lowering is judged here. */
const EVERYTHING = {
  ...Object.fromEntries(FIELDS.map(({ capability }) => [capability, native])),
  // The toy draws all but these.
  volumes: none("a ConfigMap mounts nothing"),
  ...all("engine", ["VLLM", "HuggingFaceServer", "MLServer"]),
  ...all("feature", [
    "TextGeneration",
    "TextEmbedding",
    "SpeechToText",
    "Reranking",
    "SequenceClassification",
    "TokenClassification",
    "FillMask",
    "Prediction",
  ]),
  ...all("format", ["huggingface", "sklearn", "mlflow"]),
  ...all("model", ["hf", "s3"]),
  ...all("option", [...HF_OPTIONS, "telemetry"]),
  ...all("protocol", ["openai", "v1", "v2"]),
  ...all("hints", ["kubeai", "kserve"]),
} as SupportTable;

const backend = { ...toyBackend(), supports: () => EVERYTHING };

const baseline = (kind: string, fn: Readonly<Record<string, unknown>>) => ({
  name: kind,
  spec: { kind, name: "f", ...fn, runs: [{ action: "serve" }] },
});

const laws = conformance({
  backend,
  runtimes: builtinRuntimes,
  baselines: [
    baseline("huggingfaceserve", { path: "hf://owner/model" }),
    baseline("sklearnserve", { path: "s3://models/iris.pkl" }),
    baseline("mlflowserve", { path: "s3://models/wine/" }),
    baseline("vllmserve-text", { url: "hf://owner/model" }),
    baseline("vllmserve-speech", { url: "hf://owner/model" }),
    baseline("vllmserve-pooling", { url: "hf://owner/model" }),
  ],
  secrets: { HF_TOKEN: { secret: "s", key: "HF_TOKEN" } },
});

describe("the lowering of every kind drops no parameter and keeps every origin", () => {
  for (const { law, name, run } of laws) {
    if (law === "No silent drop, Traced") test(name, run);
  }
});
