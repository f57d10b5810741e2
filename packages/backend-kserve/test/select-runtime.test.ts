import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergedContainer } from "../src/target/merged-container.js";
import { selectRuntime, type ModelQuery } from "../src/target/select-runtime.js";
import { loadFacts } from "./bench.js";
import { judge, oracleDocuments, ORACLES, type Rendered } from "./oracles.js";
import { predictors, runtimes, type Predictor } from "./runtime-arbitraries.js";

/** Fixed, so that a failure comes again. */
const SEED = 20_260_825;

/** What we say that KServe makes of a predictor beside these runtimes. */
async function predict(documents: readonly object[], all: readonly Predictor[]) {
  const { facts, found } = await loadFacts(
    { version: "0.20", shippedRuntimes: false, runtimes: "cluster.yaml" },
    { "cluster.yaml": documents },
  );
  expect(found).toEqual([]);
  return all.map(({ name, model, multiNode, labels }) => {
    const query: ModelQuery = {
      format: model.modelFormat.name,
      version: model.modelFormat.version,
      protocol: model.protocolVersion,
      runtime: model.runtime,
      multiNode,
    };
    const selection = selectRuntime(query, facts);
    if (selection.runtime === undefined) return undefined;
    const { runtime, protocol } = selection;
    const container = mergedContainer(runtime, model, {
      version: facts.version,
      name,
      labels,
      format: query.format,
      runtimeVersion: model.runtimeVersion,
      protocol,
      hasStorageUri: model.storageUri !== undefined,
    });
    return container && { ...container, runtime: runtime.name, protocol };
  });
}

/** What KServe said, in our words. */
function said({ error, resources, ...rest }: Rendered): unknown {
  if (error !== undefined) return undefined;
  return {
    runtime: rest.runtime,
    protocol: rest.protocolVersion,
    image: rest.image,
    command: rest.command ?? [],
    args: rest.args ?? [],
    env: (rest.env ?? []).map(({ name, value }) => ({ name, value: value ?? "" })),
    resources: { requests: resources.requests ?? {}, limits: resources.limits ?? {} },
  };
}

function plain(container: unknown): unknown {
  return JSON.parse(
    JSON.stringify(container, (key, value: unknown) =>
      key === "env" && Array.isArray(value)
        ? (value as { name: string; value?: string }[]).map(({ name, value: text }) => ({
            name,
            value: text ?? "",
          }))
        : value,
    ) ?? "null",
  ) as unknown;
}

async function compare(documents: readonly object[], all: readonly Predictor[]): Promise<void> {
  const predicted = await predict(documents, all);
  const verdicts = judge(
    all.map((one) => one.manifest),
    documents,
  );
  for (const [index, one] of all.entries()) {
    const rendered = verdicts[index]?.rendered?.Standard;
    if (rendered === undefined) throw new Error(`refused: ${JSON.stringify(verdicts[index])}`);
    expect(
      plain(predicted[index]),
      `${rendered.error ?? "selected"}: ${JSON.stringify(one.manifest)}`,
    ).toEqual(plain(said(rendered)));
  }
}

describe.skipIf(ORACLES === undefined)("KServe selects and merges as we predict", () => {
  test("among the runtimes that it ships", { timeout: 60_000 }, async () => {
    const documents = oracleDocuments("oracles", "data", "kserve-runtimes.yaml").filter(
      (one): one is object => (one as { kind?: string } | null)?.kind === "ClusterServingRuntime",
    );
    const all = fc.sample(predictors(), { numRuns: 400, seed: SEED });
    await compare(documents, all);
    // Otherwise the comparison would say little.
    const predicted = await predict(documents, all);
    const chosen = predicted.flatMap((one) => (one ? [one.runtime] : []));
    expect(new Set(chosen).size).toBeGreaterThan(8);
    expect(predicted.filter((one) => one === undefined).length).toBeGreaterThan(50);
  });

  test("among any runtimes", { timeout: 60_000 }, async () => {
    for (const [index, documents] of fc.sample(runtimes(), { numRuns: 3, seed: SEED }).entries()) {
      await compare(documents, fc.sample(predictors(), { numRuns: 200, seed: SEED + index }));
    }
  });
});
