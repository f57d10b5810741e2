import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { storageUri } from "../src/storage/uri.js";
import { draw, type Patch } from "./drawing-bench.js";

const predictor = async (patch: Patch, options?: object, secrets?: Parameters<typeof draw>[2]) => {
  const { isvc, all } = await draw(patch, options, secrets);
  const spec = isvc["spec"] as { predictor: Readonly<Record<string, unknown>> };
  return {
    predictor: spec.predictor,
    account: all.find(({ kind }) => kind === "ServiceAccount"),
    all,
  };
};

describe("a model's URI", () => {
  const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/);

  test("names a repository in two segments, whatever stands at its end", () => {
    fc.assert(
      fc.property(
        part,
        part,
        fc.constantFrom("", "/", "//"),
        fc.option(part),
        (owner, repo, end, revision) => {
          const uri = storageUri(`hf://${owner}/${repo}${end}`, revision ?? undefined);
          expect(uri).toBe(`hf://${owner}/${repo}${revision === null ? "" : `:${revision}`}`);
          expect(uri.slice("hf://".length).split("/")).toHaveLength(2);
        },
      ),
    );
  });

  test("has its revision once, the one that the Plan names", async () => {
    const model = { uri: "hf://acme/llm:old", revision: "new" };
    expect((await predictor({ model })).predictor).toMatchObject({
      model: { storageUri: "hf://acme/llm:new" },
    });
  });
});

describe("adapters", () => {
  const adapters = [
    { name: "one", uri: "hf://acme/one" },
    { name: "two", uri: "pvc://claim/loras/two" },
  ];

  test("are sources beside the base, in folders of their own", async () => {
    expect((await predictor({ adapters })).predictor).toMatchObject({
      storageUris: [
        { uri: "hf://acme/llm", mountPath: "/mnt/models/base" },
        { uri: "hf://acme/one", mountPath: "/mnt/models/adapters/one" },
        { uri: "pvc://claim/loras/two", mountPath: "/mnt/models/adapters/two" },
      ],
    });
  });

  test("on a claim are looked for below it, as KServe mounts the whole of it", async () => {
    const { predictor: drawn } = await predictor({ adapters });
    const { args } = drawn["model"] as { args: string[] };
    expect(args.slice(args.indexOf("--lora-modules") + 1)).toEqual([
      "one=/mnt/models/adapters/one",
      "two=/mnt/models/adapters/two/loras/two",
    ]);
  });

  test("and a single source never stand together", async () => {
    expect((await predictor({ adapters })).predictor["model"]).not.toHaveProperty("storageUri");
    expect((await predictor({})).predictor).not.toHaveProperty("storageUris");
  });

  test("get the room that the highest known rank needs", async () => {
    const options = { models: { "hf://acme/one": { loraRank: 40 } } };
    expect((await predictor({ adapters }, options)).predictor).toMatchObject({
      model: { args: expect.arrayContaining(["--max-lora-rank=64"]) as string[] },
    });
  });
});

describe("credentials", () => {
  const secretNames = { hf: "hf-secret", s3: "s3-secret" };

  test("are Secrets of a ServiceAccount of the workload's own, for its storages only", async () => {
    const { predictor: drawn, account } = await predictor({}, { secretNames });
    expect(account).toMatchObject({
      metadata: { name: "llm-abcdefgh-storage" },
      secrets: [{ name: "hf-secret" }],
    });
    expect(drawn["serviceAccountName"]).toBe("llm-abcdefgh-storage");
  });

  test("of every source", async () => {
    const adapters = [{ name: "one", uri: "s3://loras/one" }];
    expect((await predictor({ adapters }, { secretNames })).account).toMatchObject({
      secrets: [{ name: "hf-secret" }, { name: "s3-secret" }],
    });
  });

  test("come from the spec's own token too, which the engine gets besides", async () => {
    const secrets = { HF_TOKEN: { secret: "mine", key: "HF_TOKEN" } };
    const { predictor: drawn, account } = await predictor({ secrets: ["HF_TOKEN"] }, {}, secrets);
    expect(account).toMatchObject({ secrets: [{ name: "mine" }] });
    expect(drawn).toMatchObject({
      model: {
        env: [{ name: "HF_TOKEN", valueFrom: { secretKeyRef: { name: "mine", key: "HF_TOKEN" } } }],
      },
    });
  });

  test("are nobody's business where an account is named, or none is needed", async () => {
    const named = await predictor({}, { secretNames, serviceAccount: "models" });
    expect(named.account).toBeUndefined();
    expect(named.predictor["serviceAccountName"]).toBe("models");
    const claim = await predictor({ model: { uri: "pvc://claim/llm" } }, { secretNames });
    expect(claim.account).toBeUndefined();
    expect(claim.predictor).not.toHaveProperty("serviceAccountName");
  });
});

describe("volumes and files", () => {
  test("become Kubernetes' own, each type with its own keys", async () => {
    const volumes: Patch["volumes"] = [
      { type: "empty_dir", name: "a", mountPath: "/a", spec: { sizeLimit: "1Gi" } },
      { type: "persistent_volume_claim", name: "b", mountPath: "/b", spec: { size: "5Gi" } },
      { type: "shared_volume", name: "c", mountPath: "/c", spec: { claimName: "x", subPath: "y" } },
      { type: "ephemeral", name: "d", mountPath: "/d" },
      { type: "image", name: "e", mountPath: "/e", spec: { image: "acme/data:1" } },
    ];
    const { predictor: drawn, all } = await predictor({ volumes });
    expect(drawn["volumes"]).toEqual([
      { name: "a", emptyDir: { sizeLimit: "1Gi" } },
      { name: "b", persistentVolumeClaim: { claimName: "llm-abcdefgh-b" } },
      { name: "c", persistentVolumeClaim: { claimName: "x" } },
      {
        name: "d",
        ephemeral: {
          volumeClaimTemplate: {
            spec: {
              accessModes: ["ReadWriteOnce"],
              resources: { requests: { storage: "2Gi" } },
            },
          },
        },
      },
      { name: "e", image: { reference: "acme/data:1", pullPolicy: "IfNotPresent" } },
    ]);
    expect(drawn["model"]).toMatchObject({
      volumeMounts: [
        { name: "a", mountPath: "/a" },
        { name: "b", mountPath: "/b" },
        { name: "c", mountPath: "/c", subPath: "y" },
        { name: "d", mountPath: "/d" },
        { name: "e", mountPath: "/e" },
      ],
    });
    expect(all.find(({ kind }) => kind === "PersistentVolumeClaim")).toMatchObject({
      metadata: { name: "llm-abcdefgh-b" },
      spec: { resources: { requests: { storage: "5Gi" } } },
    });
  });

  test("files of one name in two folders stay two, and Pods start anew when one changes", async () => {
    const files = (content: string): Patch => ({
      files: [
        { path: "/a/x.json", content },
        { path: "/b/x.json", content: "2" },
      ],
    });
    const one = await predictor(files("1"));
    const data = one.all.find(({ kind }) => kind === "ConfigMap")?.["data"] as object;
    expect(Object.values(data).sort()).toEqual(["1", "2"]);
    const mounts = (one.predictor["model"] as { volumeMounts: { mountPath: string }[] })
      .volumeMounts;
    expect(mounts.map(({ mountPath }) => mountPath)).toEqual(["/a/x.json", "/b/x.json"]);
    const other = await predictor(files("3"));
    expect(other.predictor["annotations"]).not.toEqual(one.predictor["annotations"]);
  });
});
