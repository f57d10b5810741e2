import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance } from "@inferspec/compiler/testing";
import { describe, test } from "vitest";
import { kubeaiBackend } from "../src/index.js";
import { DEFAULT_VERSION } from "../src/target/version.js";
import { baselinesFor, plantedTarget, SECRETS, TARGET, VERSIONS } from "./baselines.js";

describe.each(VERSIONS)("KubeAI %s keeps the laws", (version) => {
  const laws = conformance({
    backend: kubeaiBackend,
    options: { ...TARGET, version },
    secrets: SECRETS,
    runtimes: builtinRuntimes,
    baselines: baselinesFor(version),
    environment: process.env,
    planted: plantedTarget(version),
    depth: version === DEFAULT_VERSION ? "spec" : "plan",
    inputs: 50,
  });
  for (const { law, name, run } of laws) test(`${law}: ${name}`, run);
});
