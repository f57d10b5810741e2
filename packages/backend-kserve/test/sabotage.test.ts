import { Traced, type Backend, type From, type PlanOrigin } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { conformance, LawBreach } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kserveBackend } from "../src/index.js";
import type { KserveOptions } from "../src/options.js";
import type { Scope } from "../src/scope.js";
import type { KserveFacts } from "../src/target/facts.js";
import { baselinesFor, SECRETS, TARGET } from "./baselines.js";

type Kserve = Backend<"kserve", KserveOptions, KserveFacts>;
type Box = Traced<unknown, PlanOrigin>;

/** The real backend, with another way of reading the Plan while it draws. */
function reading(change: (box: Box, path: string, call: number) => Box | undefined): Kserve {
  let calls = 0;
  return {
    ...kserveBackend,
    synth(ctx) {
      const call = ++calls;
      const changed = (from: From): From =>
        ((...path: [never]) => {
          const box = from(...path) as Box | undefined;
          return box && change(box, path.join("."), call);
        }) as From;
      const scopes = ctx.scopes.map((scope) => ({ ...scope, from: changed(scope.from) }));
      return kserveBackend.synth({ ...ctx, scopes });
    },
  };
}

/** The real backend, which keeps one diagnostic to itself. */
function silent(code: string): Kserve {
  return {
    ...kserveBackend,
    check(scope) {
      const report: Scope["report"] = (kind, details) => {
        if (kind.code !== code) scope.report(kind, details);
      };
      kserveBackend.check?.({ ...scope, report });
    },
  };
}

const another = (box: Box): Box =>
  new Traced(
    box.value,
    box.origins.map((origin) => ({ ...origin, path: ["engine", "name"] })),
  );

const SABOTAGE: readonly (readonly [string, Kserve, string])[] = [
  [
    "a field that is not drawn",
    reading((box, path) => (path === "placement.nodeSelector" ? undefined : box)),
    "No silent drop",
  ],
  [
    "a value that changes from run to run",
    reading((box, path, call) =>
      path === "env" && call % 2 === 0 ? box.map((env) => ({ ...(env as object), NEW: "1" })) : box,
    ),
    "Deterministic",
  ],
  [
    "a value without its origin",
    reading((box, path) => (path === "placement.runtimeClass" ? new Traced(box.value, []) : box)),
    "Traced",
  ],
  [
    "a value with another's origin",
    reading((box, path) => (path === "placement.priorityClass" ? another(box) : box)),
    "Traced",
  ],
  ["a rule that is missing", silent("kserve/option-unused"), "No silent drop"],
  [
    "a claim that nothing bears out",
    {
      ...kserveBackend,
      supports: (facts) => ({
        ...kserveBackend.supports(facts),
        "engine.Triton": { level: "native" },
      }),
    },
    "Honest",
  ],
  [
    "a token from the environment",
    {
      ...kserveBackend,
      load: async (options, ctx) => ({
        ...(await kserveBackend.load(options, ctx)),
        serviceAccount: process.env["HF_TOKEN"],
      }),
    },
    "No secrets",
  ],
];

describe("planted in the real backend, the laws notice", () => {
  test.each(SABOTAGE)("%s", async (_, backend, law) => {
    const laws = conformance({
      backend,
      options: TARGET,
      secrets: SECRETS,
      runtimes: builtinRuntimes,
      baselines: baselinesFor("Standard"),
      environment: process.env,
      depth: "plan",
    });
    // conformance.test.ts shows that the laws find nothing in the backend as it is.
    for (const one of laws) {
      if (!one.law.includes(law)) continue;
      const breach = await breachOf(one.run);
      if (breach?.law === law) return;
    }
    expect.fail(`nothing breaks the law: ${law}`);
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
