import {
  createCompiler,
  createMemoryHost,
  DEFAULT_LIMITS,
  isMap,
  parseText,
  sortKeys,
  type Manifest,
  type Workload,
} from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hardwareOf, imageOf } from "../src/hardware.js";
import { kubeaiBackend, type KubeaiFacts } from "../src/index.js";
import { chartDefaults } from "../src/target/chart.js";
import { multiplyQuantity } from "../src/target/quantity.js";
import { parseVersion } from "../src/target/version.js";
import { loadFacts } from "./bench.js";
import { startControlPlane, waitFor, type ControlPlane } from "./control-plane.js";
import { REFUSED, SERVED } from "./operator-cases.js";
import {
  arePortsFree,
  releaseOf,
  startOperator,
  type Container,
  type Operator,
  type Pod,
} from "./operator.js";
import { CRDS, ORACLES, oracleText } from "./oracles.js";

const MANAGER = process.env["KUBEAI_MANAGER"];

const oracles = ORACLES;
if (MANAGER === undefined || oracles === undefined) {
  test.skip("skipped: needs KUBEAI_MANAGER and INFERSPEC_ORACLES, see CONTRIBUTING.md", () =>
    undefined);
} else if (await arePortsFree()) {
  describe(`KubeAI's own controller, release ${releaseOf(MANAGER)}`, () => {
    judge(MANAGER, oracles);
  });
} else {
  test.skip("skipped: another KubeAI operator is running on this machine", () => undefined);
}

function judge(binary: string, folder: string): void {
  const version = releaseOf(binary);
  const options = { version, secretNames: { huggingface: "kubeai-huggingface" } };
  const secrets = { MY_KEY: { secret: "my-secret", key: "MY_KEY" } };
  const drawn = new Map<string, Manifest>();
  const workloads = new Map<string, Workload>();
  let facts: KubeaiFacts;
  let plane: ControlPlane;
  let operator: Operator;

  beforeAll(async () => {
    ({ facts } = await loadFacts(options));
    const crd = `--kubeai-crd=${folder}/crds/${CRDS[version]}`;
    plane = await startControlPlane(folder, [crd]);
    // Pods that name a runtime class which is not there are refused.
    await plane.call(
      "POST",
      "/apis/node.k8s.io/v1/runtimeclasses",
      JSON.stringify({ metadata: { name: "nvidia" }, handler: "nvidia" }),
    );
    const compiler = createCompiler({
      host: createMemoryHost({}),
      runtimes: builtinRuntimes,
      backends: [kubeaiBackend],
    });
    const text = JSON.stringify(Object.entries(SERVED).map(([name, spec]) => ({ ...spec, name })));
    const compilation = await compiler.compile([{ file: "spec.json", text }], { secrets });
    const { manifests, files, diagnostics } = await compiler.synth(compilation, {
      backend: "kubeai",
      options,
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    // Profiles that Inferspec makes are installed as its values fragment says.
    operator = await startOperator(binary, plane, systemFor(files.map((file) => file.text)));
    for (const workload of compilation.plan.workloads)
      workloads.set(workload.origin.function, workload);
    for (const manifest of manifests) {
      const workload = compilation.plan.workloads.find(({ name }) => name === manifest.workload);
      if (manifest.object["kind"] === "Model" && workload)
        drawn.set(workload.origin.function, manifest);
      expect(await plane.apply(manifest.object, false)).toBeUndefined();
    }
    // The operator makes one Pod every three seconds: all are asked for at once.
    for (const { model } of REFUSED) expect(await plane.apply(model, false)).toBeUndefined();
  }, 180_000);

  afterAll(async () => {
    await operator.stop();
    await plane.stop();
  }, 60_000);

  /** The operator's configuration: the oracle's, with the facts that Inferspec goes by in its place. */
  function systemFor(fragments: readonly string[]): Readonly<Record<string, unknown>> {
    const [document] = parseText(
      "system.yaml",
      oracleText("oracles", "data", "kubeai-system.yaml"),
      DEFAULT_LIMITS,
    ).documents;
    const own = fragments.flatMap((text) =>
      parseText("values.yaml", text, DEFAULT_LIMITS).documents.map(({ value }) => value),
    );
    const chart = chartDefaults(parseVersion(version));
    const made = own.map((value) => (isMap(value) ? value["resourceProfiles"] : {}));
    return {
      ...(document?.value as object),
      modelServers: chart["modelServers"],
      resourceProfiles: Object.assign({}, chart["resourceProfiles"], ...made) as object,
    };
  }

  async function podOf(name: string): Promise<Pod> {
    const workload = workloads.get(name);
    if (!workload) throw new Error(`${name} was not compiled`);
    let pods: readonly Pod[] = [];
    await waitFor(`the Pod of ${name}`, async () => {
      pods = await operator.pods(workload.name);
      return pods.length > 0;
    });
    const [pod] = pods;
    if (!pod) throw new Error(`${name} has no Pod`);
    return pod;
  }

  test.each(Object.keys(SERVED))(
    "makes of %s the Pod that was meant",
    async (name) => {
      const pod = await podOf(name);
      const workload = workloads.get(name);
      const manifest = drawn.get(name);
      const server = pod.spec.containers.find((container) => container.name === "server");
      if (!workload || !manifest || !server) throw new Error(`${name} has no server`);
      expect(server.image).toBe(imageOf(workload, facts)?.image);
      expectArguments(server, workload, manifest);
      expectEnvironment(server, manifest);
      expectHardware(pod, server, workload);
      expectFiles(server, workload);
    },
    90_000,
  );

  function expectArguments(
    server: Container,
    { engine, model, name, adapters }: Workload,
    { object }: Manifest,
  ) {
    const spec = object["spec"] as { args?: string[] };
    const own = spec.args ?? [];
    if (engine.name === "VLLM") {
      const source = model.uri.startsWith("pvc://") ? "/model" : model.uri.replace(/^hf:\/\//, "");
      expect(server.args).toEqual([
        `--model=${source}`,
        `--served-model-name=${name}`,
        ...own,
        ...(adapters ? ["--enable-lora"] : []),
      ]);
    } else if (engine.name === "Infinity") expect(server.args).toEqual(["v2", ...own]);
    else expect(server.args).toBeUndefined();
  }

  /** What the Model sets is what the process gets: of two variables of one name the last one counts. */
  function expectEnvironment(server: Container, { object }: Manifest) {
    const { env = {}, envFrom } = object["spec"] as {
      env?: Record<string, string>;
      envFrom?: unknown;
    };
    const last = new Map((server.env ?? []).map((one) => [one.name, one.value]));
    for (const [name, value] of Object.entries(env))
      expect([name, last.get(name)]).toEqual([name, value]);
    expect(server.envFrom).toEqual(envFrom);
  }

  function expectHardware(pod: Pod, server: Container, workload: Workload) {
    const { profile = {}, count } = hardwareOf(workload, facts);
    const times = (list: object | undefined) =>
      Object.fromEntries(
        Object.entries(list ?? {}).map(([key, one]) => [
          key,
          multiplyQuantity(one as string, count),
        ]),
      );
    const limits = times(profile.limits);
    expect(server.resources.limits ?? {}).toEqual(limits);
    // Kubernetes requests what is limited where nothing else is said.
    expect(server.resources.requests ?? {}).toEqual({ ...limits, ...times(profile.requests) });
    expect(pod.spec.nodeSelector ?? {}).toEqual(profile.nodeSelector ?? {});
    expect(sortKeys(pod.spec.affinity ?? {})).toEqual(sortKeys(profile.affinity ?? {}));
    expect(pod.spec.runtimeClassName).toBe(profile.runtimeClassName);
    expect(pod.spec.priorityClassName).toBe(workload.placement?.priorityClass);
    for (const toleration of profile.tolerations ?? [])
      expect(pod.spec.tolerations).toContainEqual(toleration);
  }

  function expectFiles(server: Container, { files = [], model }: Workload) {
    const mounts = (server.volumeMounts ?? []).map(({ mountPath }) => mountPath);
    for (const { path } of files) expect(mounts).toContain(path);
    if (model.uri.startsWith("pvc://")) expect(mounts).toContain("/model");
  }

  test.each(REFUSED)(
    "shows why $code is an error",
    async ({ code, spec, model, shows }) => {
      const compiler = createCompiler({
        host: createMemoryHost({}),
        runtimes: builtinRuntimes,
        backends: [kubeaiBackend],
      });
      const compilation = await compiler.compile([
        { file: "spec.json", text: JSON.stringify(spec) },
      ]);
      const { ok, diagnostics } = await compiler.negotiate(compilation, {
        backend: "kubeai",
        options,
      });
      expect(ok).toBe(false);
      expect(diagnostics.map((one) => one.code)).toContain(code);
      const { name } = model.metadata;
      if (shows === "no Pod") {
        // One that was applied later has its Pod, and the operator has looked at this one.
        await waitFor(
          `the operator to look at ${name}`,
          async () => (await operator.isReconciled(name)) || operator.log().includes(`"${name}"`),
        );
        for (const served of Object.keys(SERVED)) await podOf(served);
        expect(await operator.pods(name)).toEqual([]);
        return;
      }
      let pods: readonly Pod[] = [];
      await waitFor(
        `the Pod of ${name}`,
        async () => (pods = await operator.pods(name)).length > 0,
      );
      const server = pods[0]?.spec.containers.find((container) => container.name === "server");
      if (!server) throw new Error(`${name} has no server`);
      shows(server, name);
    },
    120_000,
  );
}
