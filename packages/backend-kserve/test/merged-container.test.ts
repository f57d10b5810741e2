import { expect, test } from "vitest";
import { mergedContainer } from "../src/target/merged-container.js";
import type { ServingRuntime } from "../src/target/serving-runtime.js";
import { parseVersion } from "../src/target/version.js";

const runtime = (name: string, serverType: string): ServingRuntime => ({
  name,
  serverType,
  formats: [{ name: "any" }],
  protocols: [],
  disabled: false,
  multiModel: false,
  containers: [{ name: "kserve-container", image: "server:1" }],
});

const GPU = { limits: { "nvidia.com/gpu": "1" } };

/** What differs between the releases; select-runtime.test.ts asks KServe 0.20 about all the rest. */
test.each([
  ["0.19", "kserve-huggingfaceserver", "huggingfaceserver", GPU, "server:1-gpu"],
  // Until 0.19 KServe knew its servers by the names of the runtimes alone.
  ["0.19", "ours", "huggingfaceserver", GPU, "server:1"],
  ["0.20", "ours", "huggingfaceserver", GPU, "server:1-gpu"],
  ["0.19", "kserve-vllmserver", "vllmserver", {}, "server:1"],
  ["0.20", "kserve-vllmserver", "vllmserver", {}, "server-cpu:1"],
  ["0.20", "kserve-vllmserver", "vllmserver", GPU, "server:1"],
])("KServe %s, %s (%s) with %o runs %s", (version, name, type, resources, image) => {
  const around = {
    version: parseVersion(version),
    name: "one",
    format: "any",
    protocol: "v2",
    hasStorageUri: true,
  };
  expect(mergedContainer(runtime(name, type), { resources }, around)?.image).toBe(image);
});

test("a runtime without the container that KServe looks for makes none", () => {
  const { containers, ...rest } = runtime("ours", "other");
  const other = { ...rest, containers: containers.map((one) => ({ ...one, name: "main" })) };
  const around = {
    version: parseVersion("0.21"),
    name: "one",
    format: "any",
    protocol: "v2",
    hasStorageUri: true,
  };
  expect(mergedContainer(other, {}, around)).toBeUndefined();
});
