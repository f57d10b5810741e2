import { kindNamed } from "@inferspec/spec";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kubeaiBackend } from "../src/index.js";
import type { ModelSpec, ModelLoadBalancing, ModelPrefixHash } from "../src/model.js";

const tester = createTester({ runtimes: builtinRuntimes, backends: [kubeaiBackend] });

/** Every field of a Model; the type makes the list complete. */
const FIELDS = Object.keys({
  url: 0,
  engine: 0,
  features: 0,
  resourceProfile: 0,
  cacheProfile: 0,
  image: 0,
  args: 0,
  env: 0,
  envFrom: 0,
  adapters: 0,
  replicas: 0,
  minReplicas: 0,
  maxReplicas: 0,
  autoscalingDisabled: 0,
  targetRequests: 0,
  scaleDownDelaySeconds: 0,
  owner: 0,
  loadBalancing: 0,
  files: 0,
  priorityClassName: 0,
  prefixHash: 0,
  meanLoadFactor: 0,
  replication: 0,
  prefixCharLength: 0,
} satisfies Record<
  keyof ModelSpec | Exclude<keyof ModelLoadBalancing, "strategy"> | keyof ModelPrefixHash,
  0
>);

const SPEC = {
  kind: "kubeai-text",
  name: "llm",
  url: "hf://Qwen/Qwen3-4B",
  engine: "VLLM",
  features: ["TextGeneration"],
};

/** What is said of a key that is unknown at one of the two levels; `undefined` where it is known there. */
async function helpFor(level: "function" | "run", key: string): Promise<string | undefined> {
  const own = { [key]: "x" };
  const runs = [{ action: "serve", ...(level === "run" ? own : {}) }];
  const spec = level === "function" ? { ...SPEC, ...own, runs } : { ...SPEC, runs };
  const { diagnostics } = await tester.text(JSON.stringify(spec), "kubeai");
  return diagnostics.find(
    ({ code, params }) => code === "spec/unknown-key" && params["key"] === key,
  )?.help;
}

describe("a field of KubeAI's Model is led to its counterpart", () => {
  test.each(FIELDS)("%s", async (key) => {
    for (const level of ["function", "run"] as const) {
      const help = await helpFor(level, key);
      if (help === undefined) continue;
      expect(help).not.toContain("valid here");
      expect(help).toMatch(/write|did you mean/);
    }
  });

  test("to the right level", async () => {
    expect(await helpFor("run", "maxReplicas")).toBe("write it as `scaling.max_replicas`");
    expect(await helpFor("function", "maxReplicas")).toBe(
      "write it in the run, beside `action`, as `scaling.max_replicas`",
    );
    expect(await helpFor("run", "modelName")).toBe("write it in the function as `model_name`");
    expect(await helpFor("function", "owner")).toBe(
      "write it in the configuration as `backends.kubeai.owner`",
    );
  });

  test("each key stands once in the table", () => {
    const keys = (kindNamed("kubeai-text")?.foreignKeys ?? []).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
