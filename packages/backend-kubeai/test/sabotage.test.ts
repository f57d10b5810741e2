import {
  Traced,
  type Backend,
  type From,
  type PlanOrigin,
  type WorkloadScope,
} from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance, LawBreach } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kubeaiBackend } from "../src/index.js";
import type { KubeaiOptions } from "../src/options.js";
import type { KubeaiFacts } from "../src/target/facts.js";
import { baselinesFor, plantedTarget, SECRETS, TARGET } from "./baselines.js";

type Kubeai = Backend<"kubeai", KubeaiOptions, KubeaiFacts>;
type Scope = WorkloadScope<KubeaiFacts>;
type Box = Traced<unknown, PlanOrigin>;

/** The real backend, with another way of reading the Plan while it draws. */
function reading(change: (box: Box, path: string, call: number) => Box | undefined): Kubeai {
  let calls = 0;
  return {
    ...kubeaiBackend,
    synth(ctx) {
      const call = ++calls;
      const changed = (from: From): From =>
        ((...path: [never]) => {
          const box = from(...path) as Box | undefined;
          return box && change(box, path.join("."), call);
        }) as From;
      const scopes = ctx.scopes.map((scope) => ({ ...scope, from: changed(scope.from) }));
      return kubeaiBackend.synth({ ...ctx, scopes });
    },
  };
}

/** The real backend, which keeps one diagnostic to itself. */
function silent(code: string): Kubeai {
  return {
    ...kubeaiBackend,
    check(scope: Scope) {
      const report: Scope["report"] = (kind, details) => {
        if (kind.code !== code) scope.report(kind, details);
      };
      kubeaiBackend.check?.({ ...scope, report });
    },
  };
}

function reversed(box: Box): Box {
  return box.map((value) => (Array.isArray(value) ? [...(value as unknown[])].reverse() : value));
}

const SABOTAGE: readonly (readonly [string, Kubeai, string])[] = [
  ["nothing", kubeaiBackend, ""],
  [
    "a field that is not drawn",
    reading((box, path) => (path === "env" ? undefined : box)),
    "No silent drop",
  ],
  [
    "an order that changes from run to run",
    reading((box, path, call) => (path === "features" && call % 2 === 0 ? reversed(box) : box)),
    "Deterministic",
  ],
  [
    "a value without its origin",
    reading((box, path) => (path === "engine.image" ? new Traced(box.value, []) : box)),
    "Traced",
  ],
  [
    "a value with another's origin",
    reading((box, path) =>
      path === "scaling.max"
        ? new Traced(
            box.value,
            box.origins.map((origin) => ({ ...origin, path: ["engine", "name"] })),
          )
        : box,
    ),
    "Traced",
  ],
  ["a diagnostic that is missing", silent("kubeai/processors-overridden"), "No silent drop"],
  [
    "a claim that nothing bears out",
    {
      ...kubeaiBackend,
      supports: (facts) => ({
        ...kubeaiBackend.supports(facts),
        "engine.Triton": { level: "native" },
      }),
    },
    "Honest",
  ],
  [
    "a token from Helm values",
    {
      ...kubeaiBackend,
      async load(options, ctx) {
        const facts = await kubeaiBackend.load(options, ctx);
        const files = typeof options.values === "string" ? [options.values] : [];
        const read = await Promise.all(files.map((file) => ctx.read(file, ["values"])));
        return { ...facts, owner: JSON.stringify(read) };
      },
    },
    "No secrets",
  ],
  [
    "a token from the environment",
    {
      ...kubeaiBackend,
      load: async (options, ctx) => ({
        ...(await kubeaiBackend.load(options, ctx)),
        owner: process.env["HF_TOKEN"],
      }),
    },
    "No secrets",
  ],
  [
    "a refusal left to a rule that does not exist",
    {
      ...kubeaiBackend,
      supports: (facts) => ({
        ...kubeaiBackend.supports(facts),
        volumes: { level: "none", why: "a Model has no volumes", checked: true },
      }),
    },
    "Honest",
  ],
];

describe("planted in the real backend, the laws notice", () => {
  test.each(SABOTAGE)("%s", async (_, backend, law) => {
    const laws = conformance({
      backend,
      options: TARGET,
      secrets: SECRETS,
      runtimes: builtinRuntimes,
      baselines: baselinesFor("0.22"),
      environment: process.env,
      planted: plantedTarget("0.22"),
      depth: "plan",
    });
    const said: string[] = [];
    for (const { run } of laws) {
      const breach = await breachOf(run);
      if (!breach) continue;
      if (breach.law === law) return;
      said.push(breach.message);
    }
    expect(said).toEqual([]);
    expect(law).toBe("");
  });
});

/** The breach that a law's test finds; any other error is the kit's own. */
async function breachOf(run: () => Promise<void>): Promise<LawBreach | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (error instanceof LawBreach) return error;
    throw error;
  }
}
