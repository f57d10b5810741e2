import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  checkArguments,
  checkEnvironment,
  ENGINES,
  nearestVersion,
  versionOfImage,
  versions,
} from "../src/index.js";

const vllm = (args: readonly string[], version = "0.24.0") =>
  checkArguments({ engine: "vllm", version, args });
const hugging = (args: readonly string[], mode?: string) =>
  checkArguments({
    engine: "huggingfaceserver",
    version: "0.20.0",
    args,
    ...(mode !== undefined && { mode }),
  });

describe("arguments", () => {
  test.each([
    ["--tensor-parallel-size=two", ["--tensor-parallel-size=2"]],
    ["--dtype=Float16", ["--dtype=float16"]],
    ["--enforce-eager=true", ["--enforce-eager"]],
    ["--enforce-eager=false", ["--no-enforce-eager"]],
    ["--max-num-seqs 3", ["--max-num-seqs", "3"]],
    ["--seed=1 --max-num-seqs=3", ["--seed=1", "--max-num-seqs=3"]],
    ["--max-num-batched-token=3", ["--max-num-batched-tokens=3"]],
    ["–seed=1", ["--seed=1"]],
  ])("vLLM: %s is replaced by what was meant, and then nothing is wrong", (word, words) => {
    const [finding] = vllm([word]);
    expect(finding?.replacement).toEqual({ count: 1, words });
    expect(vllm(words)).toEqual([]);
  });

  test.each([
    ["--speculative-config.model=foo", ['--speculative-config={"model":"foo"}']],
    ["--trust-remote-code", ["--trust_remote_code"]],
  ])("huggingfaceserver: %s is replaced by what was meant", (word, words) => {
    const [finding] = hugging([word], "vllm");
    expect(finding?.replacement).toEqual({ count: 1, words });
    expect(hugging(words, "vllm")).toEqual([]);
  });

  test("huggingfaceserver: several keys behind dots are no text that is certain", () => {
    const findings = hugging(["--speculative-config.a=1", "--speculative-config.b=2"], "vllm");
    expect(findings.map(({ replacement }) => replacement)).toEqual([undefined, undefined]);
  });

  test("vLLM takes underscores, keys behind dots and shorthands", () => {
    const args = ["--max_model_len=8k", "--limit-mm-per-prompt.image=2", "-O3", "-tp", "2"];
    expect(vllm(args)).toEqual([]);
  });

  test("what another version has is named with it", () => {
    expect(vllm(["--task=embed"])[0]).toMatchObject({ kind: "other-version", effect: "exits" });
    expect(vllm(["--task=embed"], "0.8.3")).toEqual([]);
    expect(vllm(["--task=embed"], "0.10.2")[0]).toMatchObject({ kind: "deprecated-option" });
    expect(vllm(["--runner=pooling"], "0.8.3")[0]?.cause).toContain("came with a later vLLM");
  });

  test("huggingfaceserver ignores what vLLM spells otherwise, and says nothing", () => {
    const [finding] = hugging(["--max_num_seqs=3"], "vllm");
    expect(finding).toMatchObject({
      kind: "misspelt-option",
      effect: "ignored",
      replacement: { count: 1, words: ["--max-num-seqs=3"] },
    });
  });

  test("huggingfaceserver: `--trust_remote_code false` turns it on", () => {
    expect(hugging(["--trust_remote_code", "false"])[0]).toMatchObject({
      kind: "switch-value",
      effect: "differs",
      index: 0,
      replacement: { count: 2, words: [] },
    });
  });

  test("huggingfaceserver: `--model` looks like the beginning of several of its own options", () => {
    expect(hugging(["--model=m"], "vllm")[0]).toMatchObject({
      kind: "ambiguous-option",
      effect: "exits",
    });
  });

  test("huggingfaceserver: the arguments may say themselves which engine is used", () => {
    const args = ["--backend=huggingface", "--max-num-seqs=3"];
    expect(hugging(args)[0]).toMatchObject({ kind: "other-mode", index: 1 });
    expect(hugging(["--max-num-seqs=3"])).toEqual([]);
    expect(hugging(["--task=embed"], "huggingface")[0]?.kind).toBe("unknown-choice");
  });

  test("huggingfaceserver: what another vLLM has is named with it", () => {
    expect(hugging(["--swap-space=4"], "vllm")[0]).toMatchObject({ kind: "other-version" });
    expect(hugging(["--swap-space=4"], "vllm")[0]?.cause).toMatch(/vLLM .* 0\.24\.0 does not/);
  });

  test("huggingfaceserver: `--api-key` protects nothing", () => {
    expect(hugging(["--api-key=k"], "vllm")[0]).toMatchObject({ kind: "inert-option" });
  });

  test("Infinity is strict, and takes an option once for each model", () => {
    const infinity = (args: readonly string[]) =>
      checkArguments({ engine: "infinity", version: "0.0.77", args });
    expect(infinity(["--batch-size", "8", "--batch-size", "4"])).toEqual([]);
    expect(infinity(["--batch_size=8"])[0]).toMatchObject({
      kind: "misspelt-option",
      effect: "exits",
    });
  });

  test("a version that was not catalogued gives nothing", () => {
    expect(vllm(["--nothing"], "99.0.0")).toEqual([]);
  });
});

describe("environment", () => {
  const ollama = (env: Readonly<Record<string, string | undefined>>) =>
    checkEnvironment({ engine: "ollama", version: "0.11.11", env });

  test.each([
    ["OLLAMA_NUM_PARALEL", "4", "unknown-variable", "ignored"],
    ["OLLAMA_NUM_PARALLEL", "four", "wrong-type", "ignored"],
    ["OLLAMA_KEEP_ALIVE", "5 minutes", "wrong-type", "ignored"],
    ["OLLAMA_FLASH_ATTENTION", "no", "wrong-type", "differs"],
    ["OLLAMA_VULKAN", "1", "other-version", "ignored"],
  ])("Ollama: %s=%s is %s and %s", (name, value, kind, effect) => {
    expect(ollama({ [name]: value })).toMatchObject([{ kind, effect, variable: name }]);
  });

  test("what is right, unknown here or nobody's is left alone", () => {
    const env = { OLLAMA_KEEP_ALIVE: "5m", OLLAMA_DEBUG: undefined, PATH: "/bin", OLLAMA_HOST: "" };
    expect(ollama(env)).toEqual([]);
  });

  test("MLServer and FasterWhisper end on a wrong value", () => {
    const cases = [
      ["mlserver", "1.7.1", "MLSERVER_PARALLEL_WORKERS"],
      ["fasterwhisper", "0.6.0-rc.4", "WHISPER__NUM_WORKERS"],
    ] as const;
    for (const [engine, version, name] of cases) {
      expect(checkEnvironment({ engine, version, env: { [name]: "1" } })).toEqual([]);
      expect(checkEnvironment({ engine, version, env: { [name]: "two" } })).toMatchObject([
        { kind: "wrong-type", effect: "exits", value: "2" },
      ]);
    }
  });

  test("several values in one variable", () => {
    const infinity = (value: string) =>
      checkEnvironment({
        engine: "infinity",
        version: "0.0.77",
        env: { INFINITY_BATCH_SIZE: value },
      });
    expect(infinity("8;4;")).toEqual([]);
    expect(infinity("8;x")).toMatchObject([{ kind: "wrong-type" }]);
  });
});

describe("versions", () => {
  test.each([
    ["vllm/vllm-openai:v0.24.0", "0.24.0"],
    ["public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.10.2", "0.10.2"],
    ["substratusai/vllm:v0.6.3.post1-cpu", "0.6.3.post1"],
    ["localhost:5000/infinity:0.0.77-cpu", "0.0.77"],
    ["ollama/ollama:latest", undefined],
    ["localhost:5000/vllm", undefined],
    ["vllm@sha256:0123", undefined],
    ["rocm/vllm:rocm6.4.1_vllm_0.10.1_20250909", "0.10.1"],
    ["0.24", "0.24"],
  ])("%s", (image, version) => {
    expect(versionOfImage(image)).toBe(version);
  });

  test("the same version, else the newest before it, else the oldest", () => {
    expect(nearestVersion("vllm", "vllm/vllm-openai:v0.24.0")).toEqual({
      version: "0.24.0",
      exact: true,
    });
    expect(nearestVersion("vllm", "v0.12.0")).toEqual({ version: "0.11.2", exact: false });
    expect(nearestVersion("vllm", "v0.1.0")?.version).toBe(versions("vllm")[0]);
    expect(nearestVersion("vllm", "nightly")).toBeUndefined();
  });
});

test("the tables are what their data makes", () => {
  const script = new URL("../../../scripts/engines/generate.mjs", import.meta.url);
  execFileSync(process.execPath, [fileURLToPath(script), "--check"]);
});

test("every catalogued version can be read", () => {
  for (const engine of ENGINES) expect(versions(engine).length).toBeGreaterThan(0);
});
