import { describe, expect, test } from "vitest";
import { shippedRuntimes } from "../src/target/runtimes.js";
import type { ServingRuntime } from "../src/target/serving-runtime.js";
import { atLeast, parseVersion } from "../src/target/version.js";
import { loadFacts } from "./bench.js";
import { oracleDocuments, ORACLES } from "./oracles.js";

describe("versions", () => {
  test.each([
    ["0.20", "0.20", true],
    ["0.19.1", "0.20", false],
    ["v0.21.0", "0.20", true],
    ["0.20", "0.20.1", false],
    ["1.0", "0.21", true],
  ])("%s is at least %s: %s", (version, other, expected) => {
    expect(atLeast(parseVersion(version), other)).toBe(expected);
  });

  test.each([
    ["0.17.1", "0.18"],
    ["0.22", "0.21"],
    ["0.99.3", "0.21"],
    ["1.2", "0.21"],
  ])("%s is not known: the rules of %s are used, and it is said", async (version, used) => {
    const { facts, found } = await loadFacts({ version });
    expect(facts.version.text).toBe(used);
    expect(found.map(({ code }) => code)).toEqual(["kserve/unknown-version"]);
  });

  test.each(["0.18", "0.18.1", "0.19", "v0.20.0", "0.21", "0.21.5"])("%s is known", async (one) => {
    const { facts, found } = await loadFacts({ version: one });
    expect(facts.version).toEqual(parseVersion(one));
    expect(found).toEqual([]);
  });
});

const names = (version: string): readonly string[] =>
  shippedRuntimes(parseVersion(version)).map(({ name }) => name);

describe("the runtimes that KServe ships", () => {
  test.skipIf(ORACLES === undefined)("are those of the released 0.20", async () => {
    const documents = oracleDocuments("oracles", "data", "kserve-runtimes.yaml");
    const { facts, found } = await loadFacts(
      { shippedRuntimes: false, runtimes: "cluster.yaml" },
      { "cluster.yaml": documents },
    );
    expect(found).toEqual([]);
    const ours = await loadFacts({ version: "0.20" });
    expect(byName(ours.facts.runtimes)).toEqual(byName(facts.runtimes));
  });

  test("grew with the releases", () => {
    const since = (version: string, before: string) =>
      names(version).filter((name) => !names(before).includes(name));
    expect(names("0.19")).toEqual(names("0.18"));
    expect(since("0.20", "0.19")).toEqual(["kserve-autogluonserver", "kserve-vllmserver"]);
    expect(since("0.21", "0.20")).toEqual(["kserve-llm-sglang"]);
    expect(names("0.21")).toEqual(expect.arrayContaining([...names("0.18")]));
  });

  test("carry KServe's release as the tag of its own images", () => {
    const [server] = shippedRuntimes(parseVersion("0.18.1"));
    expect(server?.containers[0]?.image).toBe("kserve/sklearnserver:v0.18.1");
  });
});

/** Sorted, without what a release changes (the tag) and what nothing depends on (scripts, mounts). */
function byName(runtimes: readonly ServingRuntime[]): unknown {
  const sorted = [...runtimes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const text = JSON.stringify(sorted, (key, value: unknown) => {
    if (key === "worker") return value === undefined ? undefined : true;
    if (key !== "image" && key !== "command") return value;
    if (key === "image") return String(value).replace(/:(latest|v0\.20\.0)(-gpu)?$/, ":TAG$2");
    return Array.isArray(value) && value[0] === "bash" ? undefined : value;
  });
  return JSON.parse(text);
}

describe("files of runtimes", () => {
  const runtime = {
    apiVersion: "serving.kserve.io/v1alpha1",
    kind: "ServingRuntime",
    metadata: { name: "ours", namespace: "models", creationTimestamp: "2026-01-02T03:04:05Z" },
    spec: {
      supportedModelFormats: [{ name: "sklearn", version: "1", autoSelect: true, priority: 5 }],
      containers: [{ name: "kserve-container", image: "ours:1" }],
    },
  };

  test("are laid over those that KServe ships, as documents or as kubectl's List", async () => {
    const replaced = {
      ...runtime,
      kind: "ClusterServingRuntime",
      metadata: { name: "kserve-mlserver" },
    };
    const { facts, found } = await loadFacts(
      { runtimes: ["a.yaml", "b.yaml"], namespace: "models" },
      { "a.yaml": [runtime], "b.yaml": [{ kind: "List", items: [replaced] }] },
    );
    expect(found).toEqual([]);
    const ours = facts.runtimes.find(({ name }) => name === "ours");
    expect(ours).toMatchObject({ namespace: "models", created: 1767323045, disabled: false });
    const replacedNow = facts.runtimes.filter(({ name }) => name === "kserve-mlserver");
    expect(replacedNow.map(({ containers }) => containers[0]?.image)).toEqual(["ours:1"]);
    expect(facts.runtimesOrigin).toBe("the runtimes of KServe 0.20, a.yaml, b.yaml");
  });

  test.each([
    ["no runtimes at all", [{ kind: "ConfigMap" }], "kserve/no-runtimes"],
    ["no container", [{ ...runtime, spec: { containers: [] } }], "kserve/bad-runtime"],
    ["no name", [{ ...runtime, metadata: {} }], "kserve/bad-runtime"],
    ["no spec", [{ ...runtime, spec: "none" }], "kserve/bad-runtime"],
  ])("with %s are errors", async (_, documents, code) => {
    const { found } = await loadFacts({ runtimes: "a.yaml" }, { "a.yaml": documents });
    expect(found.map((one) => [one.code, one.where])).toEqual([[code, ["runtimes"]]]);
  });

  test("may be the only ones, and any may be disabled by name", async () => {
    const { facts, found } = await loadFacts(
      { runtimes: "a.yaml", shippedRuntimes: false, disabledRuntimes: ["ours", "kserve-mlserver"] },
      { "a.yaml": [runtime] },
    );
    expect(facts.runtimes.map(({ name, disabled }) => [name, disabled])).toEqual([["ours", true]]);
    expect(found.map((one) => [one.code, one.where])).toEqual([
      ["kserve/unknown-disabled-runtime", ["disabledRuntimes", 1]],
    ]);
  });
});

describe("facts", () => {
  test("of storage: named, said to be absent, unknown", async () => {
    const { facts } = await loadFacts({ secretNames: { hf: "hf-token", s3: null } });
    expect(facts.credentials.hf).toEqual({ secret: "hf-token", presence: "present" });
    expect(facts.credentials.s3).toEqual({ presence: "absent" });
    expect(facts.credentials.gs).toEqual({ presence: "unknown" });
  });

  test("of the way in: the template of hosts is that of the mode", async () => {
    const ingress = { domain: "example.org", address: "http://203.0.113.7/" };
    const template = async (options: object) =>
      (await loadFacts(options)).facts.ingress?.domainTemplate;
    expect(await template({ ingress })).toBe("{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}");
    expect(await template({ ingress, mode: "Knative" })).toBe(
      "{{ .Name }}.{{ .Namespace }}.{{ .IngressDomain }}",
    );
    expect(await template({ ingress: { ...ingress, domainTemplate: "x" } })).toBe("x");
    expect((await loadFacts({ ingress })).facts.ingress?.address).toBe("http://203.0.113.7");
    expect((await loadFacts()).facts.ingress).toBeUndefined();
  });
});
