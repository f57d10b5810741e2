import { checkArguments, versions } from "@inferspec/engines";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backendOf, taskBeyondVllm, wordsOf } from "../src/server/huggingface.js";

const TASKS = [
  "text_generation",
  "text2text_generation",
  "text_embedding",
  "sequence_classification",
  "token_classification",
  "fill_mask",
];

const settings = fc.record(
  {
    task: fc.constantFrom(...TASKS),
    backend: fc.constantFrom("auto", "vllm", "huggingface", "VLLM"),
    tokenizerRevision: fc.constant("main"),
    maxLength: fc.nat(),
    disableLowerCase: fc.boolean(),
    disableSpecialTokens: fc.boolean(),
    dtype: fc.constantFrom("auto", "FLOAT16", "bfloat16"),
    trustRemoteCode: fc.boolean(),
    tensorInputNames: fc.constant(["input_ids", "attention_mask"]),
    returnTokenTypeIds: fc.boolean(),
    returnProbabilities: fc.boolean(),
    disableLogRequests: fc.boolean(),
    maxLogLen: fc.nat(),
  },
  { requiredKeys: [] },
);

test("every word is one that the server reads, with the backend that it is told to use", () => {
  fc.assert(
    fc.property(settings, fc.constantFrom(...versions("huggingfaceserver")), (options, version) => {
      const args = wordsOf(options).map(({ word }) => word);
      const mode = backendOf(options);
      const findings = checkArguments({
        engine: "huggingfaceserver",
        version,
        args,
        ...(mode && { mode }),
      });
      expect(findings).toEqual([]);
    }),
  );
});

test("every setting is told to its own backend, but for those that are off", () => {
  fc.assert(
    fc.property(settings, (options) => {
      const all = { ...options, backend: "huggingface" };
      const on = Object.entries(all).filter(([, value]) => value !== false);
      expect(wordsOf(all).map(({ option }) => option)).toEqual(on.map(([option]) => option));
    }),
  );
});

describe("vLLM within the server has no `--task`", () => {
  const on = (task: string) => ({ task, backend: "vllm" });

  test("it generates by itself, and embeds when it is told to", () => {
    expect(wordsOf(on("text_generation"))).toEqual([{ word: "--backend=vllm", option: "backend" }]);
    expect(wordsOf(on("text_embedding")).map(({ word }) => word)).toEqual([
      "--runner=pooling",
      "--convert=embed",
      "--backend=vllm",
    ]);
  });

  test("what it cannot be told is known, and goes to the server's own backend unless vLLM is named", () => {
    const beyond = TASKS.filter((task) => taskBeyondVllm(on(task)) !== undefined);
    expect(beyond).toEqual([
      "text2text_generation",
      "sequence_classification",
      "token_classification",
      "fill_mask",
    ]);
    for (const task of beyond) {
      expect(backendOf({ task })).toBe("huggingface");
      expect(backendOf({ task, backend: "auto" })).toBe("huggingface");
    }
  });

  test("a model that generates may run on either, as the server finds out", () => {
    expect(backendOf({ task: "text_generation" })).toBeUndefined();
    expect(backendOf({})).toBeUndefined();
  });
});
