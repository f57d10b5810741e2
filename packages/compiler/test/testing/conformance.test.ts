import { describe, expect, test } from "vitest";
import { builtinRuntimes } from "../../src/runtimes/index.js";
import { conformance, LawBreach } from "../../src/testing/index.js";
import { toyBackend, type Sabotage } from "./toy-backend.js";

const baselines = [
  {
    name: "vLLM",
    spec: {
      kind: "kubeai-text",
      name: "llm",
      url: "hf://owner/model",
      engine: "VLLM",
      features: ["TextGeneration"],
      runs: [{ action: "serve", env: { A: "1", B: "2" }, cache_profile: "shared" }],
    },
  },
];

const laws = (sabotage: Sabotage) =>
  conformance({
    backend: toyBackend(sabotage),
    runtimes: builtinRuntimes,
    baselines,
    inputs: 50,
    secrets: { KEY_ONE: { secret: "keys", key: "KEY_ONE" } },
    environment: process.env,
    planted: (marker) => ({
      options: { file: "secret.yaml" },
      files: { "secret.yaml": `kind: Secret\nstringData:\n  token: ${marker}` },
    }),
  });

describe("a backend that keeps the laws passes", () => {
  for (const { law, name, run } of laws("none")) test(`${law}: ${name}`, run);
});

describe("the laws notice", () => {
  /** Whether a law is broken; those over Plans, which are the quicker ones, are tried first. */
  async function breaks(sabotage: Sabotage, law: string): Promise<boolean> {
    for (const { run } of laws(sabotage)) {
      const breach = await breachOf(run);
      if (!breach) continue;
      if (breach.law === law) return true;
    }
    return false;
  }

  test.each<[string, Sabotage, string]>([
    ["a dropped field", "drop-image", "No silent drop"],
    ["a missing diagnostic", "no-diagnostic", "No silent drop"],
    ["a counter in the output", "random-label", "Deterministic"],
    ["an order that follows the input's", "key-order", "Deterministic"],
    ["a value without its origin", "untraced", "Traced"],
    ["a throw", "throws", "Total"],
    ["a secret's values", "secret-values", "No secrets"],
    ["a secret's value from the environment", "leaks-environment", "No secrets"],
    ["a secret's value from the map of secrets", "leaks-map", "No secrets"],
    ["a secret's value from a file", "leaks-file", "No secrets"],
    ["a secret's value in a finding", "leaks-in-finding", "No secrets"],
  ])("%s", async (_, sabotage, law) => {
    expect(await breaks(sabotage, law)).toBe(true);
  });
});

/** The breach that a law's test finds; any other error is the kit's own. */
async function breachOf(run: () => Promise<void>): Promise<LawBreach | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof LawBreach) return error;
    throw error;
  }
}
