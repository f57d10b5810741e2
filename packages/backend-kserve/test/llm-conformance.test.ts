import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance, type Baseline } from "@inferspec/compiler/testing";
import { describe, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import { SECRETS, TARGET } from "./baselines.js";

const serve = (run: object, fn: object = {}): Baseline["spec"] => ({
  kind: "vllmserve-text",
  name: "llm",
  url: "hf://Qwen/Qwen3-4B",
  ...fn,
  runs: [{ action: "serve", ...run }],
});

const BASELINES: readonly Baseline[] = [
  {
    name: "one GPU with an adapter",
    spec: serve(
      { profile: "gpu-l4", args: ["--max-model-len=2048"], kserve: { startup_timeout: 900 } },
      { model_name: "qwen", adapters: [{ name: "sql", url: "hf://acme/sql-lora" }] },
    ),
  },
  {
    name: "prompts read apart",
    spec: serve({
      resources: { cpu: "4", mem: "32Gi", gpu: "2" },
      kserve: { llm: { prefill: { replicas: 2 }, base_refs: ["team"] } },
    }),
  },
  { name: "from S3", spec: serve({ profile: "gpu-l4" }, { url: "s3://models/qwen/" }) },
];

describe("LLMInferenceServices keep the laws", () => {
  const laws = conformance({
    backend: kserveBackend,
    options: { ...TARGET, target: "LLMInferenceService", llmGateway: "http://llm.example.org" },
    secrets: SECRETS,
    runtimes: builtinRuntimes,
    baselines: BASELINES,
    depth: "plan",
  });
  for (const { law, name, run } of laws) test(`${law}: ${name}`, run);
});
