import { describe, expect, it } from "vitest";
import { compareModels } from "../src/changes.js";

const base = { url: "s3://bucket/a", engine: "VLLM", features: ["TextGeneration"] };
const model = (spec: object, name = "m") => ({
  apiVersion: "kubeai.org/v1",
  kind: "Model",
  metadata: { name },
  spec: { ...base, ...spec },
});
const effects = (before: object, after: object) =>
  compareModels([model(before)], [model(after)]).map(
    ({ effect, path }) => `${effect} ${path.join(".")}`,
  );

describe("what applying a changed Model does", () => {
  it.each<[string, object, object, string[]]>([
    ["nothing changed", {}, {}, []],
    [
      "another cache profile",
      { cacheProfile: "a" },
      { cacheProfile: "b" },
      ["refused spec.cacheProfile"],
    ],
    ["a cache profile that is taken away", { cacheProfile: "a" }, {}, ["broken spec.cacheProfile"]],
    ["a cache profile that is added", {}, { cacheProfile: "a" }, ["restarted spec.cacheProfile"]],
    ["another url", {}, { url: "s3://bucket/b" }, ["restarted spec.url"]],
    [
      "another url with a cache",
      { cacheProfile: "a" },
      { cacheProfile: "a", url: "s3://bucket/b" },
      ["refused spec.url"],
    ],
    [
      "another replication",
      { loadBalancing: { prefixHash: { replication: 10 } } },
      { loadBalancing: { prefixHash: { replication: 11 } } },
      ["refused spec.loadBalancing.prefixHash.replication"],
    ],
    [
      "the default replication written out",
      {},
      { loadBalancing: { prefixHash: { replication: 256 } } },
      [],
    ],
    [
      "a replication beside the default",
      {},
      { loadBalancing: { prefixHash: { replication: 1 } } },
      ["refused spec.loadBalancing.prefixHash.replication"],
    ],
    ["scaling", { minReplicas: 1 }, { minReplicas: 2, maxReplicas: 3, targetRequests: 5 }, []],
    ["arguments", { args: ["--a"] }, { args: ["--b"] }, ["restarted spec.args"]],
    ["the order of the environment", { env: { A: "1", B: "2" } }, { env: { B: "2", A: "1" } }, []],
    ["the first adapter", {}, { adapters: [{ name: "a" }] }, ["restarted spec.adapters"]],
    [
      "a second adapter",
      { adapters: [{ name: "a" }] },
      { adapters: [{ name: "a" }, { name: "b" }] },
      [],
    ],
    ["a file", {}, { files: [{ path: "/a", content: "" }] }, ["restarted spec.files"]],
    [
      "the text of a file",
      { files: [{ path: "/a", content: "1" }] },
      { files: [{ path: "/a", content: "2" }] },
      [],
    ],
    [
      "features of OLlama",
      { engine: "OLlama" },
      { engine: "OLlama", features: [] },
      ["restarted spec.features"],
    ],
    ["features of another engine", {}, { features: [] }, []],
  ])("%s", (_what, before, after, expected) => {
    expect(effects(before, after)).toEqual(expected);
  });

  it("compares objects of one name only, and takes whatever lies there", () => {
    const other = model({ args: ["--x"] }, "other");
    const before = [
      null,
      3,
      "text",
      [],
      {},
      { kind: "Model" },
      { kind: "Model", metadata: 1 },
      other,
    ];
    expect(compareModels(before, [model({})])).toEqual([]);
  });
});
