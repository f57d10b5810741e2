import { existsSync } from "node:fs";
import path from "node:path";
import {
  createCompiler,
  createMemoryHost,
  type Compilation,
  type Compiler,
  type Target,
} from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backendsOf, listFixtures, readConfig, type Fixture } from "../../../fixtures/harness.js";
import { compareModels } from "../src/changes.js";
import { kubeaiBackend } from "../src/index.js";
import { VERSIONS, type Version } from "./baselines.js";
import { startControlPlane, waitFor, type ControlPlane } from "./control-plane.js";
import { CRDS, ORACLES, oracleText } from "./oracles.js";

type KubeObject = Readonly<Record<string, unknown>>;

const model = (name: string, spec: object): KubeObject => ({
  apiVersion: "kubeai.org/v1",
  kind: "Model",
  metadata: { name },
  spec: { url: "hf://a/b", engine: "VLLM", features: ["TextGeneration"], ...spec },
});

/** What tells the three CRDs apart: whether each admits reranking, and models from images. */
const ADMITS: Readonly<Record<Version, readonly [reranking: boolean, images: boolean]>> = {
  "0.21": [false, false],
  "0.22": [true, false],
  "0.23": [true, true],
};

const oracles = ORACLES;
if (oracles === undefined) {
  test.skip("skipped: INFERSPEC_ORACLES is not set, see CONTRIBUTING.md", () => undefined);
} else {
  describe("the real API server", () => {
    judge(oracles);
  });
}

function judge(folder: string): void {
  let plane: ControlPlane;
  const compiled: CompiledFixture[] = [];

  beforeAll(async () => {
    if (!existsSync(path.join(folder, "oracles", "kube")))
      throw new Error(`INFERSPEC_ORACLES names ${folder}, which has no control plane`);
    plane = await startControlPlane(folder);
    const fixtures = listFixtures().filter(({ files }) => backendsOf(files).includes("kubeai"));
    for (const fixture of fixtures) compiled.push(await compileFixture(fixture));
  }, 180_000);

  afterAll(async () => {
    await plane.stop();
  }, 60_000);

  describe.each(VERSIONS)("with the CRD of KubeAI %s", (version) => {
    beforeAll(() => install(plane, version), 90_000);

    test("accepts every manifest of every fixture", async () => {
      const problems: string[] = [];
      const namespaces = new Set<string>();
      let judged = 0;
      for (const one of compiled) {
        const { manifests } = await one.synth(version);
        for (const { object } of manifests) {
          judged++;
          await createNamespace(plane, object, namespaces);
          const problem = await plane.apply(object, true);
          if (problem !== undefined) problems.push(`${one.name}: ${problem}`);
        }
      }
      expect(problems).toEqual([]);
      expect(judged).toBeGreaterThan(50);
    }, 180_000);

    test("refuses what the CRD refuses, and unknown fields", async () => {
      expect(await plane.apply(model("good", {}), true)).toBeUndefined();
      expect(await plane.apply(model("unknown", { bogus: 1 }), true)).toMatch(/bogus/);
      expect(await plane.apply(model("engine", { engine: "Triton" }), true)).toMatch(/engine/);
      expect(await plane.apply(model("n".repeat(41), {}), true)).toMatch(/40/);
    });

    test.each(CHANGES)("%s", async (what, before, after) => {
      const name = `${what.replaceAll(" ", "-")}-${version.replace(".", "-")}`;
      expect(await plane.apply(model(name, before), false)).toBeUndefined();
      const problem = await plane.apply(model(name, after), true);
      const effects = compareModels([model(name, before)], [model(name, after)]);
      const refused = effects.some(({ effect }) => effect === "refused");
      expect([what, problem !== undefined]).toEqual([what, refused]);
    });
  });
}

/** Edits of a Model that exists; whether the server refuses each is what `compare` says beforehand. */
const CHANGES: readonly (readonly [string, object, object])[] = [
  ["another url", {}, { url: "hf://a/c" }],
  ["another cache profile", cached("one"), cached("two")],
  ["a cache profile taken away", cached("one"), { url: "s3://bucket/a" }],
  ["a cache profile added", { url: "s3://bucket/a" }, cached("one")],
  ["another url with a cache", cached("one"), { ...cached("one"), url: "s3://bucket/b" }],
  ["another replication", replication(10), replication(11)],
  ["the default replication", {}, replication(256)],
  ["a replication beside the default", {}, replication(1)],
  ["other arguments", { args: ["--a"] }, { args: ["--b"] }],
  ["another scale", { minReplicas: 1 }, { minReplicas: 2, maxReplicas: 3 }],
  ["an adapter", {}, { adapters: [{ name: "a", url: "hf://a/b" }] }],
  ["a file", {}, { files: [{ path: "/a", content: "x" }] }],
];

function cached(cacheProfile: string) {
  return { url: "s3://bucket/a", cacheProfile };
}

function replication(count: number) {
  return { loadBalancing: { strategy: "PrefixHash", prefixHash: { replication: count } } };
}

/** Puts the CRD of a release in the place of the one before, and waits until the server goes by it. */
async function install(plane: ControlPlane, version: Version): Promise<void> {
  const target = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/models.kubeai.org";
  const { status, body } = await plane.call(
    "PATCH",
    `${target}?fieldManager=kubectl&force=true`,
    oracleText("crds", CRDS[version]),
    "application/apply-patch+yaml",
  );
  if (status >= 300) throw new Error(JSON.stringify(body));
  const [reranking, images] = ADMITS[version];
  await waitFor(`the CRD of KubeAI ${version}`, async () => {
    const ranks = await plane.apply(model("probe", { features: ["Reranking"] }), true);
    const mounts = await plane.apply(model("probe", { url: "oci://a/b:c" }), true);
    return (ranks === undefined) === reranking && (mounts === undefined) === images;
  });
}

async function createNamespace(
  plane: ControlPlane,
  object: KubeObject,
  known: Set<string>,
): Promise<void> {
  const { namespace = "default" } = object["metadata"] as { namespace?: string };
  if (namespace === "default" || known.has(namespace)) return;
  known.add(namespace);
  const problem = await plane.apply(
    { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } },
    false,
  );
  if (problem !== undefined) throw new Error(problem);
}

interface CompiledFixture {
  readonly name: string;
  /** Drawn for a release; nothing where it is refused for it. */
  synth(version: Version): ReturnType<Compiler["synth"]>;
}

/** Compiles a fixture once, to be drawn for any release. */
async function compileFixture({ name, files }: Fixture): Promise<CompiledFixture> {
  const compiler = createCompiler({
    host: createMemoryHost(files),
    runtimes: builtinRuntimes,
    backends: [kubeaiBackend],
  });
  const { options, backends } = readConfig(files);
  const specs = Object.keys(files).filter((file) => /^spec\.(?:yaml|json)$/.test(file));
  const compilation: Compilation = await compiler.compile(
    specs.map((file) => ({ file })),
    options,
  );
  return {
    name,
    synth: (version) => {
      const told: Target = {
        backend: "kubeai",
        options: { ...(backends["kubeai"] as object), version },
      };
      return compiler.synth(compilation, told);
    },
  };
}
