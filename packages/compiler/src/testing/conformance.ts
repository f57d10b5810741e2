import type { AnyBackend, SecretMap } from "../backend.js";
import type { CompileOptions } from "../compiler.js";
import type { Runtime } from "../runtime.js";
import { deterministicLaw } from "./law-deterministic.js";
import { formsLaw, informationalLaw } from "./law-forms.js";
import { graphLaws } from "./law-graphs.js";
import { honestLaw } from "./law-honest.js";
import { noDropInPlanLaw } from "./law-plan-leaves.js";
import { noDropInSpecLaw } from "./law-spec-leaves.js";
import { acceptedLaw } from "./law-manifests.js";
import { noSecretsLaw, type Environment, type PlantedTarget } from "./law-secrets.js";
import { totalLaw } from "./law-total.js";
import { LawBreach, textOf } from "./laws.js";
import { createTester, type Outcome, type Tester } from "./tester.js";

/** A function of the short form with its runs, as plain data. It must serve without an error on the backend. */
export interface Baseline {
  readonly name: string;
  readonly spec: Readonly<Record<string, unknown>> & { readonly kind: string };
}

/** A graph of the short form, with the functions that it calls. It must serve without an error where graphs can. */
export interface GraphBaseline {
  readonly name: string;
  readonly graph: Baseline["spec"];
  readonly functions: readonly Baseline["spec"][];
}

export interface ConformanceOptions {
  readonly backend: AnyBackend;
  /** Options of the backend. */
  readonly options?: unknown;
  readonly secrets?: SecretMap | undefined;
  readonly runtimes: readonly Runtime[];
  /** One for each situation that has rules of its own: every kind, every engine. */
  readonly baselines: readonly Baseline[];
  /**
   * Functions, and one graph that calls them. One for each situation that has rules of its own, and together everything
   * that a graph has; of a backend without graphs it is only tested that it refuses them.
   */
  readonly graphs?: readonly GraphBaseline[] | undefined;
  /** Names of manifests' problems, judged by the target's own means (a real API server, say); none is good. */
  readonly judge?: ((yaml: string) => Promise<readonly string[]>) | undefined;
  /** The environment of the process: a marker stands behind every key of `secrets` while "no secrets" is tested. */
  readonly environment?: Environment | undefined;
  /**
   * For a backend that reads files: options and files of a target that hold `marker` where a cluster's own files hold
   * secrets (a token in Helm values, `data` of a Secret). Every baseline must be drawn with them too.
   */
  readonly planted?: ((marker: string) => PlantedTarget) | undefined;
  /**
   * `plan` leaves out the laws over specs and texts, which say as much with one set of options as with another: run them
   * once, and those over Plans for every target. Default `spec`: all.
   */
  readonly depth?: "spec" | "plan" | undefined;
  /** How many random inputs each random law tries. Default 200. */
  readonly inputs?: number | undefined;
}

/** One check of one law, for any test framework: `run` rejects with a {@link LawBreach} that says what is wrong. */
export interface LawTest {
  readonly law: string;
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What the laws' tests share. */
export interface Subject extends ConformanceOptions {
  readonly tester: Tester;
  readonly compile: CompileOptions;
  /** What a document becomes. The laws ask for many documents more than once; each is compiled once. */
  readonly outcome: (document: unknown) => Promise<Outcome>;
}

/**
 * The laws of the design as tests that every backend must pass, third parties' too.
 *
 * @example
 * for (const { law, name, run } of conformance({ backend, runtimes, baselines })) test(`${law}: ${name}`, run);
 */
export function conformance(options: ConformanceOptions): LawTest[] {
  const compile: CompileOptions = { secrets: options.secrets };
  const { name } = options.backend;
  const tester = createTester({
    runtimes: options.runtimes,
    backends: [options.backend],
    targets: { [name]: options.options },
    compile,
  });
  const outcomes = new Map<string, Promise<Outcome>>();
  const outcome = (document: unknown): Promise<Outcome> => {
    const text = textOf(document);
    const known = outcomes.get(text) ?? tester.text(text, name);
    outcomes.set(text, known);
    return known;
  };
  const subject: Subject = { ...options, tester, compile, outcome };
  const overPlans = [
    ...options.baselines.map((baseline) => soundBaseline(subject, baseline)),
    ...deterministicLaw(subject),
    ...noDropInPlanLaw(subject),
    ...honestLaw(subject),
    ...acceptedLaw(subject),
    ...noSecretsLaw(subject),
    ...graphLaws(subject),
  ];
  if (options.depth === "plan") return overPlans;
  return [
    ...overPlans,
    ...noDropInSpecLaw(subject),
    ...informationalLaw(subject),
    ...formsLaw(subject),
    ...totalLaw(subject),
  ];
}

/** The other tests say nothing about a baseline that does not serve. */
function soundBaseline({ outcome }: Subject, { name, spec }: Baseline): LawTest {
  const law = "Baseline";
  return {
    law,
    name: `${name} serves`,
    async run() {
      const { diagnostics, ok } = await outcome(spec);
      if (ok) return;
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      throw new LawBreach(law, errors.map(({ code, message }) => `${code}: ${message}`).join("; "));
    },
  };
}
