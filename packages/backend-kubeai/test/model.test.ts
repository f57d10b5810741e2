import { isMap } from "@inferspec/compiler";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { ModelSpec } from "../src/model.js";
import { CRDS, judgeModels, isAccepted, ORACLES, oracleText, type CrdVersion } from "./oracles.js";

/** All fields set, checked against the type: a field that the type gains or loses must be changed here too. */
type Whole<T> = T extends readonly (infer E)[]
  ? readonly Whole<E>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { readonly [K in keyof T]-?: Whole<NonNullable<T[K]>> }
    : T;

const whole = {
  url: "hf://acme/llm",
  engine: "VLLM",
  features: ["TextGeneration"],
  resourceProfile: "cpu:1",
  cacheProfile: "fs",
  image: "acme/vllm:1",
  args: ["--seed=1"],
  env: { A: "1" },
  envFrom: [
    {
      prefix: "P_",
      secretRef: { name: "s", optional: true },
      configMapRef: { name: "c", optional: false },
    },
  ],
  adapters: [{ name: "legal", url: "hf://acme/legal" }],
  replicas: 1,
  minReplicas: 1,
  maxReplicas: 2,
  autoscalingDisabled: false,
  targetRequests: 10,
  scaleDownDelaySeconds: 30,
  owner: "me",
  loadBalancing: {
    strategy: "PrefixHash",
    prefixHash: { meanLoadFactor: 125, replication: 256, prefixCharLength: 100 },
  },
  files: [{ path: "/a", content: "x" }],
  priorityClassName: "high",
} as const satisfies Whole<ModelSpec>;

const versions = Object.keys(CRDS) as CrdVersion[];

describe.skipIf(ORACLES === undefined)("against the CRDs", () => {
  test.each(versions)("the type has the fields of the CRD of %s, and no others", (version) => {
    const fields = fieldsOfSchema(crdSpec(version));
    expect(fieldsOfValue(whole).sort()).toEqual(fields.sort());
  });

  test.each(versions)("a Model with every field is accepted by %s", (version) => {
    const model = {
      apiVersion: "kubeai.org/v1",
      kind: "Model",
      metadata: { name: "m" },
      spec: whole,
    };
    expect(judgeModels(version, [model]).filter((line) => !isAccepted(line))).toEqual([]);
  });
});

function crdSpec(version: CrdVersion): unknown {
  const crd: unknown = parse(oracleText("crds", CRDS[version]));
  return at(crd, "spec", "versions", 0, "schema", "openAPIV3Schema", "properties", "spec");
}

function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (node, key) =>
      Array.isArray(node) ? (node as unknown[])[Number(key)] : isMap(node) ? node[key] : undefined,
    value,
  );
}

/** The paths of all properties of a schema, items of lists as `[]`; free maps count as one. */
function fieldsOfSchema(schema: unknown, path = ""): string[] {
  const properties = at(schema, "properties");
  const items = at(schema, "items");
  if (isMap(items))
    return [path, ...fieldsOfSchema(items, `${path}[]`).filter((p) => p !== `${path}[]`)];
  if (!isMap(properties)) return [path];
  const inside = Object.entries(properties).flatMap(([key, child]) =>
    fieldsOfSchema(child, path === "" ? key : `${path}.${key}`),
  );
  return path === "" ? inside : [path, ...inside];
}

/** The same of a value. `env` is the one free map. */
function fieldsOfValue(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return [path, ...fieldsOfValue(value[0], `${path}[]`).filter((p) => p !== `${path}[]`)];
  }
  if (!isMap(value) || path === "env") return [path];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    fieldsOfValue(child, path === "" ? key : `${path}.${key}`),
  );
  return path === "" ? inside : [path, ...inside];
}
