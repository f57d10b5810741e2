import type { Spelling } from "@inferspec/spec";
import type { DiagnosticKind, Report } from "./diagnostics/index.js";
import type { Workload } from "./plan/schema.js";
import type { SpecOrigin } from "./source/entity.js";
import type { Traceable, Traced } from "./trace.js";

/** One problem that a schema found; zod 3 and zod 4 issues both fit. */
export interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What the compiler asks of a schema. A zod schema of either major fits, from any copy of zod. */
export interface Schema<T = unknown> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
}

/** A schema, or a function that makes it on first use: start-up pays only for the kinds in the input. */
export type LazySchema<T> = Schema<T> | (() => Schema<T>);

/** Reads a parameter with its origin; `undefined` where it was left out. */
export type ReadParam<P> = <K extends keyof P & string>(
  key: K,
) => Traced<NonNullable<P[K]>, SpecOrigin> | undefined;

/** What a lowering works from: the function's spec, and the run's over the task's. */
export interface LowerContext<F, R> {
  /** A parameter of the function. */
  readonly fn: ReadParam<F>;
  /** A parameter of the run; where the run leaves it out, the task's. */
  readonly param: ReadParam<R>;
  /** The function entity's own name, with its origin. */
  readonly functionName: Traced<string, SpecOrigin>;
  /** The run's id, where it was exported with one. */
  readonly runId: string | undefined;
  /**
   * Follows `store://` to the path of a Model document among the inputs; other URIs come back as they are. Reports
   * and gives `undefined` where there is no such model, or its kind is not among `kinds`.
   */
  readonly resolveModel: (
    uri: Traced<string, SpecOrigin>,
    kinds: readonly string[],
  ) => Traced<string, SpecOrigin> | undefined;
  readonly report: Report<SpecOrigin>;
}

/** A workload in the making: any part may be traced. The compiler adds name, origin, metadata and `requires`. */
export interface WorkloadDraft {
  readonly naming: {
    /** What the name should begin with; made legal by the compiler. */
    readonly base: Traceable<string, SpecOrigin>;
    /** The name that DigitalHub would give this run, where the run carries an id. */
    readonly digitalhub?: string;
  };
  readonly workload: Traceable<
    Omit<Workload, "name" | "origin" | "description" | "labels" | "requires">,
    SpecOrigin
  >;
  /** Capabilities beyond those that follow from the fields, e.g. `acme/quantization`. */
  readonly requires?: readonly string[];
}

/** How one action of a kind is checked and lowered. */
export interface TaskDefinition<F, T, R> {
  readonly task: LazySchema<T>;
  /** The run's parameters, the task's included: a run may override any of them. */
  readonly run: LazySchema<R>;
  /** `undefined` after reporting an error: there is no workload. */
  lower(ctx: LowerContext<F, R>): WorkloadDraft | undefined;
}

/** A plugin that brings one function kind. */
export interface Runtime<K extends string = string> {
  readonly kind: K;
  readonly function: LazySchema<unknown>;
  readonly tasks: Readonly<Record<string, TaskDefinition<unknown, unknown, unknown>>>;
  /** Other spellings of its keys that are accepted and normalised. */
  readonly spellings?: readonly Spelling[];
  /** The diagnostics it reports, for docs and `explain`. */
  readonly diagnostics?: Readonly<Record<string, DiagnosticKind>>;
}

/**
 * Defines a runtime; its kind becomes a literal type. Plain data, nothing is registered anywhere. Its tasks come from
 * {@link defineTask}, which knows their parameters.
 */
export function defineRuntime<const K extends string>(runtime: Runtime<K>): Runtime<K> {
  return runtime;
}

/** Types one task of a runtime; its `lower` then knows the parameters of function and run. */
export function defineTask<F extends object, T extends object, R extends object>(
  task: TaskDefinition<F, T, R>,
): TaskDefinition<unknown, unknown, unknown> {
  // The compiler calls `lower` only with what these very schemas accepted, so forgetting the types is safe.
  return task;
}
