import {
  createCompiler,
  createMemoryHost,
  type Plan,
  type SecretMap,
  type Workload,
} from "@inferspec/compiler";
import { describe, expect, test } from "vitest";
import { diagnostics as catalogue, kubeaiBackend } from "../src/index.js";
import { check, workload } from "./bench.js";
import { cases } from "./cases/index.js";
import { CRDS, isAccepted, judgeModels, ORACLES, type CrdVersion } from "./oracles.js";

const versions = Object.keys(CRDS) as CrdVersion[];
const ALLOWABLE = new Set(
  Object.values(catalogue).flatMap(({ code, suppressible }) =>
    suppressible === true ? [code] : [],
  ),
);

interface Sample {
  readonly workload: Workload;
  readonly options: object;
  readonly secrets: SecretMap;
  /** The errors that are allowed with a reason: what the target admits and we refuse. */
  readonly allowed: readonly string[];
}

/** All cases and their neighbours, but for those that nobody may allow. */
async function samples(version: CrdVersion): Promise<readonly Sample[]> {
  const found: Sample[] = [];
  for (const [index, { bad, good, options = {}, secrets = {} }] of cases.entries()) {
    for (const [side, patch] of [bad, good].entries()) {
      const all = { ...options, version };
      const errors = (await check(patch, all, secrets)).flatMap(({ code, severity }) =>
        severity === "error" ? [code] : [],
      );
      if (!errors.every((code) => ALLOWABLE.has(code))) continue;
      // What cannot be rendered is allowed by Kubernetes, but not by the construct library.
      if (patch.env !== undefined && Object.hasOwn(patch.env, "constructor")) continue;
      const name = `case-${String(index)}-${String(side)}`;
      found.push({
        workload: { ...workload(patch), name },
        options: all,
        secrets,
        allowed: [...new Set(errors)],
      });
    }
  }
  return found;
}

async function draw({ workload: one, options, secrets, allowed }: Sample) {
  const compiler = createCompiler({
    host: createMemoryHost({}),
    runtimes: [],
    backends: [kubeaiBackend],
  });
  const suppress = allowed.map((code) => ({ code, reason: "to see what the target says" }));
  const compilation = await compiler.compile([], { secrets, suppress });
  const plan: Plan = { plan: "v1", workloads: [one] };
  return compiler.synth({ ...compilation, plan }, { backend: "kubeai", options });
}

describe.skipIf(ORACLES === undefined)(
  "the real API server's library accepts what is drawn",
  () => {
    test.each(versions)(
      "for KubeAI %s, also where a reason allowed it",
      { timeout: 60_000 },
      async (version) => {
        const models: object[] = [];
        for (const sample of await samples(version)) {
          const { manifests, diagnostics } = await draw(sample);
          const errors = diagnostics.flatMap(({ code, severity }) =>
            severity === "error" ? [code] : [],
          );
          // Only what this release cannot do at all is refused without a rule.
          if (errors.length > 0) expect([...new Set(errors)]).toEqual(["negotiate/unsupported"]);
          models.push(
            ...manifests.flatMap(({ object }) => (object["kind"] === "Model" ? [object] : [])),
          );
        }
        expect(models.length).toBeGreaterThan(150);
        expect(judgeModels(version, models).filter((line) => !isAccepted(line))).toEqual([]);
      },
    );
  },
);

/** Diagnostics that say "the CRD refuses this": nobody may allow them. */
describe("what the CRD refuses cannot be allowed", () => {
  const refused = [
    "url-scheme",
    "cache-scheme",
    "cache-required",
    "below-minimum",
    "too-large",
    "min-above-max",
    "load-factor",
    "adapters-engine",
    "adapter-name-rejected",
    "adapter-url",
    "too-many-files",
    "file-path",
    "duplicate-file",
    "file-content",
  ];
  test.each(refused)("%s", (code) => {
    expect(Object.keys(catalogue)).toContain(code);
    expect(ALLOWABLE.has(`kubeai/${code}`)).toBe(false);
  });
});
