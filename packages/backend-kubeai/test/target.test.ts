import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { mergeValues } from "../src/target/helm-merge.js";
import { multiplyQuantity } from "../src/target/quantity.js";
import { seconds } from "../src/target/system-config.js";
import { atLeast, parseVersion } from "../src/target/version.js";
import { loadFacts } from "./bench.js";
import { ORACLES, oracleText } from "./oracles.js";

describe("versions", () => {
  test.each([
    ["0.23", "0.23.2", true],
    ["0.23.1", "0.23.2", false],
    ["v0.23.10", "0.23.2", true],
    ["0.22.0", "0.22", true],
    ["0.21", "0.22", false],
    ["1.0", "0.23.2", true],
  ])("%s is at least %s: %s", (version, other, expected) => {
    expect(atLeast(parseVersion(version), other)).toBe(expected);
  });
});

test.skipIf(ORACLES === undefined)("the defaults are those of the installed chart", async () => {
  const system: unknown = parse(oracleText("oracles", "data", "kubeai-system.yaml"));
  const { facts } = await loadFacts({ version: "0.21" });
  const { facts: installed } = await loadFacts(
    { version: "0.21", values: "system.yaml" },
    { "system.yaml": [system] },
  );
  expect(plain(facts.resourceProfiles)).toEqual(plain(installed.resourceProfiles));
  expect(facts.images).toEqual(installed.images);
  expect(facts.credentials).toEqual(installed.credentials);
});

/** Numbers and texts are the same quantity. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, one: unknown) => (typeof one === "number" ? String(one) : one)),
  );
}

describe("Helm values", () => {
  const values = {
    resourceProfiles: {
      "nvidia-gpu-l4": { nodeSelector: { zone: "a" }, tolerations: [] },
      "nvidia-gpu-t4": null,
      mine: { limits: { "nvidia.com/gpu": 4 } },
    },
    cacheProfiles: { fs: { sharedFilesystem: { storageClassName: "rwx" } } },
    secrets: { huggingface: { token: "not-read" }, aws: { create: false, name: "my-aws" } },
    modelAutoscaling: { timeWindow: "1m30s" },
    fullnameOverride: "llms",
  };

  test("are laid over the chart's defaults: maps merged, lists replaced, null removes", async () => {
    const { facts } = await loadFacts({ values: "v.yaml" }, { "v.yaml": [values] });
    expect(facts.resourceProfiles["nvidia-gpu-l4"]).toMatchObject({
      imageName: "nvidia-gpu",
      nodeSelector: { zone: "a" },
      tolerations: [],
    });
    expect(Object.keys(facts.resourceProfiles)).not.toContain("nvidia-gpu-t4");
    expect(facts.resourceProfiles["mine"]?.limits).toEqual({ "nvidia.com/gpu": 4 });
    expect(Object.keys(facts.cacheProfiles)).toEqual(["fs"]);
    expect(facts.autoscaling).toEqual({ interval: 10, timeWindow: 90 });
    expect(facts.baseUrl).toBe("http://llms/openai/v1");
    expect(facts.origin).toBe("v.yaml");
  });

  test("say which Secrets exist, and no secret value is kept", async () => {
    const { facts } = await loadFacts({ values: "v.yaml" }, { "v.yaml": [values] });
    expect(facts.credentials).toEqual({
      huggingface: { secret: "llms-huggingface", presence: "present" },
      aws: { secret: "my-aws", presence: "present" },
      gcp: { secret: "llms-gcp", presence: "unknown" },
      alibaba: { secret: "llms-alibaba", presence: "unknown" },
    });
    expect(JSON.stringify(facts)).not.toContain("not-read");
  });

  test("merging nothing changes nothing, and the last of two wins", () => {
    const tree = fc.dictionary(
      fc.constantFrom("a", "b", "c"),
      fc.oneof(fc.integer(), fc.dictionary(fc.constantFrom("x", "y"), fc.integer())),
    );
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        expect(mergeValues(a, {})).toEqual(a);
        expect(mergeValues(mergeValues(a, b), b)).toEqual(mergeValues(a, b));
      }),
    );
  });
});

test("a ConfigMap replaces the defaults", async () => {
  const system = { secretNames: { huggingface: "hf" }, resourceProfiles: { only: {} } };
  const map = {
    kind: "ConfigMap",
    metadata: { name: "serving-config" },
    data: { "system.yaml": JSON.stringify(system) },
  };
  const { facts, found } = await loadFacts(
    { values: ["cm.yaml"], namespace: "ai" },
    { "cm.yaml": [{ kind: "List", items: [map] }] },
  );
  expect(found).toEqual([]);
  expect(Object.keys(facts.resourceProfiles)).toEqual(["only"]);
  expect(facts.baseUrl).toBe("http://serving.ai/openai/v1");
  expect(facts.credentials.huggingface).toEqual({ secret: "hf", presence: "unknown" });
});

test("a file that says nothing of KubeAI is an error, and an old release a warning", async () => {
  const { found } = await loadFacts(
    { values: "x.yaml", version: "0.19" },
    { "x.yaml": [{ kind: "Pod" }, 5] },
  );
  expect(found.map(({ code, where }) => [code, where])).toEqual([
    ["kubeai/version-too-old", ["version"]],
    ["kubeai/no-facts", ["values"]],
  ]);
});

test("options beat files; a null Secret is known to be absent", async () => {
  const { facts } = await loadFacts({
    baseUrl: "https://llm.example.org/openai/v1/",
    images: { VLLM: { cpu: "acme/vllm:1" } },
    secretNames: { aws: null },
  });
  expect(facts.baseUrl).toBe("https://llm.example.org/openai/v1");
  expect(facts.images["VLLM"]?.["cpu"]).toBe("acme/vllm:1");
  expect(facts.images["VLLM"]?.["default"]).toBe("vllm/vllm-openai:v0.10.2");
  expect(facts.credentials.aws.presence).toBe("absent");
});

describe("quantities", () => {
  test.each([
    ["1", 2, "2"],
    ["24Gi", 3, "72Gi"],
    ["1.5", 2, "3"],
    ["0.25Gi", 3, "0.75Gi"],
    ["500m", 4, "2000m"],
    ["9007199254740993", 2, "18014398509481986"],
    ["odd", 2, "odd"],
  ])("%s × %i = %s", (quantity, factor, expected) => {
    expect(multiplyQuantity(quantity, factor)).toBe(expected);
  });

  test("one unit after another is all at once", () => {
    fc.assert(
      fc.property(
        fc.nat(9999),
        fc.nat(999),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (whole, part, a, b) => {
          const quantity = `${whole}.${part}Gi`;
          expect(multiplyQuantity(multiplyQuantity(quantity, a), b)).toBe(
            multiplyQuantity(multiplyQuantity(quantity, b), a),
          );
          expect(Number.parseFloat(multiplyQuantity(quantity, a))).toBeCloseTo(
            Number.parseFloat(quantity) * a,
            6,
          );
        },
      ),
    );
  });
});

test.each([
  ["10s", 10],
  ["10m", 600],
  ["1h30m", 5400],
  ["500ms", 0.5],
  ["soon", undefined],
  [10, undefined],
])("the duration %s is %s seconds", (text, expected) => {
  expect(seconds(text)).toBe(expected);
});
