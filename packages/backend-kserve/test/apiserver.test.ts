import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  startControlPlane,
  waitFor,
  type ControlPlane,
} from "../../backend-kubeai/test/control-plane.js";
import { mergedContainer } from "../src/target/merged-container.js";
import { selectRuntime } from "../src/target/select-runtime.js";
import type { KserveFacts } from "../src/target/facts.js";
import { TARGET } from "./baselines.js";
import { loadFacts } from "./bench.js";
import { drawnByBaselines, drawnByFixtures, type Drawn, type KubeObject } from "./drawn.js";
import { oracleDocuments, ORACLES } from "./oracles.js";

const oracles = ORACLES;
if (oracles === undefined) {
  test.skip("skipped: INFERSPEC_ORACLES is not set, see CONTRIBUTING.md", () => undefined);
} else {
  describe("a real control plane with KServe's controller", () => {
    judge(oracles);
  });
}

function judge(folder: string): void {
  let plane: ControlPlane;
  let drawn: readonly Drawn[];
  let standard: readonly Drawn[];

  beforeAll(async () => {
    if (!existsSync(path.join(folder, "oracles", "kube")))
      throw new Error(`INFERSPEC_ORACLES names ${folder}, which has no control plane`);
    plane = await startControlPlane(folder, ["--controllers", "--kserve"]);
    standard = await drawnByBaselines("Standard");
    drawn = [
      ...(await drawnByFixtures()),
      ...standard,
      ...(await drawnByBaselines("Knative")),
      ...(await drawnByBaselines("LLMInferenceService")),
    ];
    for (const name of namespacesOf(drawn)) {
      const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
      expect(await plane.apply(namespace, false)).toBeUndefined();
    }
  }, 180_000);

  afterAll(async () => {
    await plane.stop();
  }, 60_000);

  test("accepts every manifest of every fixture and baseline under strict validation", async () => {
    const problems: string[] = [];
    for (const { from, object } of drawn) {
      const problem = await plane.apply(object, true);
      if (problem !== undefined) problems.push(`${from}: ${problem}`);
    }
    expect(problems).toEqual([]);
    expect(drawn.length).toBeGreaterThan(20);
  }, 120_000);

  test("refuses unknown fields, and what the webhook refuses", async () => {
    const [one] = standard.filter(({ object }) => object["kind"] === "InferenceService");
    if (!one) throw new Error("no InferenceService was drawn");
    const spec = one.object["spec"] as { readonly predictor: object };
    const changed = (predictor: object): KubeObject => ({
      ...one.object,
      spec: { ...spec, predictor: { ...spec.predictor, ...predictor } },
    });
    expect(await plane.apply(changed({ bogus: 1 }), true)).toMatch(/bogus/);
    expect(await plane.apply(changed({ minReplicas: -1 }), true)).toMatch(/MinReplicas/);
  });

  test("makes the Deployments that we predict", async () => {
    const { facts } = await loadFacts(
      { ...TARGET, shippedRuntimes: false, runtimes: "cluster.yaml" },
      { "cluster.yaml": oracleDocuments("oracles", "data", "kserve-runtimes.yaml") },
    );
    // KEDA is not installed there.
    const scaled = standard.filter(({ object }) => !JSON.stringify(object).includes('"keda"'));
    const services = scaled.filter(({ object }) => object["kind"] === "InferenceService");
    expect(services.length).toBeGreaterThan(5);
    // Without the Secrets that its ServiceAccounts name, the controller makes nothing.
    const secrets = Object.values(TARGET.secretNames).map((name) => ({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name, namespace: TARGET.namespace },
    }));
    for (const object of [...secrets, ...scaled.map((one) => one.object)]) {
      expect(await plane.apply(object, false)).toBeUndefined();
    }
    for (const { from, object } of services) {
      const container = await deployed(plane, nameOf(object));
      expect(container, from).toMatchObject(predicted(object, facts));
    }
  }, 120_000);
}

function namespacesOf(drawn: readonly Drawn[]): readonly string[] {
  const all = drawn.map(
    ({ object }) => (object["metadata"] as { namespace?: string }).namespace ?? "default",
  );
  return [...new Set(all)].filter((name) => name !== "default");
}

const nameOf = (object: KubeObject): string => (object["metadata"] as { name: string }).name;

interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly resources: object;
}

/** The main container of the Deployment that KServe's controller makes of an InferenceService. */
async function deployed(plane: ControlPlane, name: string): Promise<Container | undefined> {
  const target = `/apis/apps/v1/namespaces/${TARGET.namespace}/deployments/${name}-predictor`;
  let body: unknown;
  await waitFor(`the Deployment of ${name}`, async () => {
    const answer = await plane.call("GET", target);
    body = answer.body;
    return answer.status === 200;
  });
  const { spec } = body as { spec: { template: { spec: { containers: readonly Container[] } } } };
  return spec.template.spec.containers.find((one) => one.name === "kserve-container");
}

interface Predictor {
  readonly model?: Omit<Container, "name"> & {
    readonly modelFormat: { readonly name: string; readonly version?: string };
    readonly protocolVersion?: string;
    readonly runtime?: string;
    readonly runtimeVersion?: string;
    readonly storageUri?: string;
  };
  readonly containers?: readonly Container[];
  readonly workerSpec?: object;
}

/** What we say that the container will be. */
function predicted(object: KubeObject, facts: KserveFacts): object {
  const { predictor } = object["spec"] as { predictor: Predictor };
  const name = nameOf(object);
  const added = { name: "INFERENCE_SERVICE_NAME", value: name };
  if (predictor.model === undefined) {
    const own = predictor.containers?.find((one) => one.name === "kserve-container");
    if (!own) throw new Error(`${name} has neither a model nor a container`);
    const { image, command, args, env = [], resources } = own;
    return {
      image,
      resources,
      ...(command && { command }),
      ...(args && { args }),
      env: [...env, added],
    };
  }
  const { model } = predictor;
  const query = {
    format: model.modelFormat.name,
    version: model.modelFormat.version,
    protocol: model.protocolVersion,
    runtime: model.runtime,
    multiNode: predictor.workerSpec !== undefined,
  };
  const selection = selectRuntime(query, facts);
  if (!selection.runtime) throw new Error(`${name}: ${selection.none.why}`);
  const merged = mergedContainer(selection.runtime, model, {
    version: facts.version,
    name,
    namespace: TARGET.namespace,
    format: query.format,
    runtimeVersion: model.runtimeVersion,
    protocol: selection.protocol,
    hasStorageUri: model.storageUri !== undefined,
  });
  if (!merged) throw new Error(`${name}: the runtime has no container`);
  const { command, args, env, ...rest } = merged;
  return {
    ...rest,
    ...(command.length > 0 && { command }),
    ...(args.length > 0 && { args }),
    env: [...env, added],
  };
}
