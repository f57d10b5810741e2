import { formatPath } from "@inferspec/compiler";
import { describe, expect, test } from "vitest";
import { components } from "../src/diagnostics/components.js";
import { hardware } from "../src/diagnostics/hardware.js";
import { model } from "../src/diagnostics/model.js";
import { engine } from "../src/diagnostics/process.js";
import { runtime } from "../src/diagnostics/runtime.js";
import { scaling } from "../src/diagnostics/scaling.js";
import { cases } from "./cases/index.js";
import { check } from "./rules-bench.js";

const ours = { ...runtime, ...model, ...engine, ...hardware, ...scaling, ...components };

test("a plain workload is served without a remark", async () => {
  expect(await check({})).toEqual([]);
});

describe("each diagnostic shows on its case and not on the neighbour", () => {
  for (const [index, { code, bad, good, options, secrets, at, fix }] of cases.entries()) {
    test(`${code} (${index})`, async () => {
      const found = (await check(bad, options, secrets)).filter(
        (item) => item.code === `kserve/${code}`,
      );
      expect(found.map(({ where }) => where && formatPath(where))).toEqual([at]);
      const [first] = found;
      const texts = [first?.message, first?.help].join("\n");
      expect(texts).not.toMatch(/\{\w+\}|undefined|\[object/);
      expect(first?.written).toEqual(fix === undefined ? [] : [fix]);
      const neighbour = await check(good, options, secrets);
      expect(neighbour.filter((item) => item.code === `kserve/${code}`)).toEqual([]);
    });
  }
});

/** A runtime of the cluster's own whose container has another name than KServe looks for. */
const runtimeOf = (container: string) => ({
  "runtimes.yaml": [
    {
      apiVersion: "serving.kserve.io/v1alpha1",
      kind: "ClusterServingRuntime",
      metadata: { name: "ours" },
      spec: {
        supportedModelFormats: [{ name: "vLLM", version: "1", autoSelect: true }],
        containers: [{ name: container, image: "vllm/vllm-openai:v0.20.0" }],
      },
    },
  ],
});

test("runtime-container", async () => {
  const runtime = { hints: { kserve: { runtime: "ours" } } };
  const options = { runtimes: "runtimes.yaml" };
  const found = async (container: string) =>
    (await check(runtime, options, {}, runtimeOf(container))).map(({ code }) => code);
  expect(await found("main")).toContain("kserve/runtime-container");
  expect(await found("kserve-container")).not.toContain("kserve/runtime-container");
});

test("every diagnostic has a case", () => {
  const shown = new Set<string>([...cases.map(({ code }) => code), "runtime-container"]);
  expect(Object.keys(ours).filter((name) => !shown.has(name))).toEqual([]);
});

test("every diagnostic says in its docs more than in its message", () => {
  for (const kind of Object.values(ours)) {
    expect(kind.docs.length).toBeGreaterThan(40);
    expect(kind.message).not.toMatch(/\.$/);
  }
});
