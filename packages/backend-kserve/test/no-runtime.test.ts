import { describe, expect, test } from "vitest";
import { selectRuntime, type ModelQuery, type NoRuntime } from "../src/target/select-runtime.js";
import { loadFacts } from "./bench.js";

const ours = (name: string, patch: object = {}, metadata: object = {}) => ({
  kind: "ServingRuntime",
  metadata: { name, ...metadata },
  spec: {
    supportedModelFormats: [{ name: "sklearn", version: "1", autoSelect: true }],
    containers: [{ name: "kserve-container", image: "ours:1" }],
    ...patch,
  },
});

async function select(query: ModelQuery, options: object = {}, documents: readonly object[] = []) {
  const runtimes = documents.length > 0 ? { runtimes: "r.yaml" } : {};
  const { facts } = await loadFacts({ ...runtimes, ...options }, { "r.yaml": documents });
  return selectRuntime(query, facts);
}

describe("where KServe finds no runtime, we say why", () => {
  const cases: readonly (readonly [NoRuntime["why"], ModelQuery, object?])[] = [
    ["unknown-format", { format: "vllm" }],
    ["unknown-format", { format: "vLLM" }, { version: "0.19" }],
    ["format-version", { format: "sklearn", version: "1.3" }],
    [
      "not-auto-selected",
      { format: "pytorch", protocol: "v2" },
      { disabledRuntimes: ["kserve-torchserve"] },
    ],
    ["protocol", { format: "mlflow" }],
    ["multi-node", { format: "sklearn", multiNode: true }],
    ["single-node", { format: "huggingface" }, { disabledRuntimes: ["kserve-huggingfaceserver"] }],
    ["unknown-runtime", { format: "sklearn", runtime: "kserve-mlservr" }],
    [
      "disabled-runtime",
      { format: "sklearn", runtime: "kserve-mlserver" },
      { disabledRuntimes: ["kserve-mlserver"] },
    ],
    ["runtime-protocol", { format: "sklearn", runtime: "kserve-mlserver", protocol: "v1" }],
    ["runtime-format", { format: "mlflow", runtime: "kserve-sklearnserver" }],
  ];
  for (const [why, query, options] of cases) {
    test(`${why}: ${JSON.stringify(query)} ${JSON.stringify(options ?? {})}`, async () => {
      expect(await select(query, options)).toMatchObject({ none: { why } });
    });
  }

  test("an mlflow model without a protocol counts as v1, which only v2 servers know", async () => {
    expect(await select({ format: "mlflow" })).toEqual({
      none: { why: "protocol", protocol: "v1", protocols: ["v2"] },
    });
  });
});

describe("of several runtimes KServe takes", () => {
  const nameOf = async (documents: readonly object[], namespace?: string) =>
    (await select({ format: "sklearn", protocol: "v2" }, { namespace }, documents)).runtime?.name;

  test("those of the namespace before the cluster's", async () => {
    const one = ours("ours", {}, { namespace: "models" });
    expect(await nameOf([one], "models")).toBe("ours");
    expect(await nameOf([one], "others")).toBe("kserve-mlserver");
    // Nobody said where the service goes: it may be there.
    expect(await nameOf([one])).toBe("ours");
  });

  test("the newest of equals", async () => {
    const old = ours("a", {}, { creationTimestamp: "2026-01-01T00:00:00Z" });
    const young = ours("b", {}, { creationTimestamp: "2026-02-01T00:00:00Z" });
    expect(await nameOf([old, young])).toBe("b");
    expect(await nameOf([ours("a"), ours("b")])).toBe("a");
  });

  test("a runtime of the namespace by name", async () => {
    const one = ours("kserve-mlserver", {}, { namespace: "models" });
    const query = { format: "sklearn", runtime: "kserve-mlserver" };
    const selection = await select(query, { namespace: "models" }, [one]);
    expect(selection.runtime?.containers[0]?.image).toBe("ours:1");
  });
});
