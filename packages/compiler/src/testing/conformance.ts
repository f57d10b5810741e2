import type { AnyBackend, SecretMap } from "../backend.js";
import type { Runtime } from "../runtime.js";
import { deterministicLaw } from "./law-deterministic.js";
import { noDropInPlanLaw } from "./law-plan-leaves.js";
import { noDropInSpecLaw } from "./law-spec-leaves.js";
import { acceptedLaw, noSecretsLaw } from "./law-manifests.js";
import { totalLaw } from "./law-total.js";
import { LawBreach } from "./laws.js";
import { createTester, type Tester } from "./tester.js";

/** A function of the short form with its runs, as plain data. It must serve without an error on the backend. */
export interface Baseline {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>> & { readonly kind: string };
}

export interface ConformanceOptions {
  readonly backend: AnyBackend;
  /** Options of the backend. */
  readonly options?: unknown;
  readonly secrets?: SecretMap | undefined;
  readonly runtimes: readonly Runtime[];
  /** One for each situation that has rules of its own: every kind, every engine. */
  readonly baselines: readonly Baseline[];
  /** Names of manifests' problems, judged by the target's own means (a real API server, say); none is good. */
  readonly judge?: ((yaml: string) => Promise<readonly string[]>) | undefined;
  /** How many random inputs each random law tries. Default 200. */
  readonly inputs?: number | undefined;
}

/** One check of one law, for any test framework: `run` rejects with a {@link LawBreach} that says what is wrong. */
export interface LawTest {
  readonly law: string;
  readonly name: string;
  run(): Promise<void>;
}

/** What the laws' tests share. */
export interface Subject extends ConformanceOptions {
  readonly tester: Tester;
}

/**
 * The laws of the design as tests that every backend must pass, third parties' too.
 *
 * @example
 * for (const { law, name, run } of conformance({ backend, runtimes, baselines })) test(`${law}: ${name}`, run);
 */
export function conformance(options: ConformanceOptions): LawTest[] {
  const subject: Subject = {
    ...options,
    tester: createTester({
      runtimes: options.runtimes,
      backends: [options.backend],
      targets: { [options.backend.name]: options.options },
      compile: { secrets: options.secrets },
    }),
  };
  return [
    ...options.baselines.map((baseline) => soundBaseline(subject, baseline)),
    ...totalLaw(subject),
    ...deterministicLaw(subject),
    ...noDropInSpecLaw(subject),
    ...noDropInPlanLaw(subject),
    ...acceptedLaw(subject),
    ...noSecretsLaw(subject),
  ];
}

/** The other tests say nothing about a baseline that does not serve. */
function soundBaseline({ tester, backend }: Subject, { name, spec }: Baseline): LawTest {
  const law = "Baseline";
  return {
    law,
    name: `${name} serves`,
    async run() {
      const { diagnostics, ok } = await tester.text(JSON.stringify(spec), backend.name);
      if (ok) return;
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      throw new LawBreach(law, errors.map(({ code, message }) => `${code}: ${message}`).join("; "));
    },
  };
}
