import type { Elsewhere, ForeignKey, Spelling } from "@inferspec/spec";
import type { DiagnosticKind, Report } from "./diagnostics/index.js";
import type { Graph, GraphNode, GraphStep, Workload } from "./plan/schema.js";
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

/** Where a model is: what `store://` led to, or the URI as the spec has it. */
export interface ResolvedModel {
  readonly uri: Traced<string, SpecOrigin>;
  /** The branch, tag or commit that its Model document names. */
  readonly revision?: Traced<string, SpecOrigin> | undefined;
}

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
   * Follows `store://` to a Model document among the inputs; other URIs come back as they are. Reports
   * and gives `undefined` where there is no such model, or its kind is not among `kinds`.
   */
  readonly resolveModel: (
    uri: Traced<string, SpecOrigin>,
    kinds: readonly string[],
  ) => ResolvedModel | undefined;
  readonly report: Report<SpecOrigin>;
}

/** What a name is made from. */
export interface Naming {
  /** What the name should begin with; made legal by the compiler. */
  readonly base: Traceable<string, SpecOrigin>;
  /** The name that DigitalHub would give this run, where the run carries an id. */
  readonly digitalhub?: string;
}

/** A workload in the making: any part may be traced. The compiler adds name, origin, metadata and `requires`. */
export interface WorkloadDraft {
  readonly naming: Naming;
  readonly workload: Traceable<
    Omit<Workload, "name" | "origin" | "description" | "labels" | "requires">,
    SpecOrigin
  >;
  /** Capabilities beyond those that follow from the fields, e.g. `acme/quantization`. */
  readonly requires?: readonly string[];
}

/** A step in the making: workloads have no names yet, so it says which function (and run) of the project it calls. */
export type StepDraft = Omit<GraphStep, "workload"> & {
  readonly function?: string | undefined;
  readonly run?: string | undefined;
};

export type NodeDraft = Omit<GraphNode, "steps"> & { readonly steps: readonly StepDraft[] };

/** A graph in the making. The compiler finds the workloads of its steps, and adds what it adds to a workload. */
export interface GraphDraft {
  readonly naming: Naming;
  readonly graph: Traceable<
    Omit<Graph, "name" | "origin" | "description" | "labels" | "requires" | "nodes"> & {
      readonly nodes: Readonly<Record<string, NodeDraft>>;
    },
    SpecOrigin
  >;
  readonly requires?: readonly string[];
}

/** How one action of a kind is checked and lowered. */
export interface TaskDefinition<F, T, R> {
  readonly task: LazySchema<T>;
  /** The run's parameters, the task's included: a run may override any of them. */
  readonly run: LazySchema<R>;
  /** `undefined` after reporting an error: there is no workload. */
  lower(ctx: LowerContext<F, R>): WorkloadDraft | GraphDraft | undefined;
}

/** A plugin that brings one function kind. */
export interface Runtime<K extends string = string> {
  readonly kind: K;
  readonly function: LazySchema<unknown>;
  readonly tasks: Readonly<Record<string, TaskDefinition<unknown, unknown, unknown>>>;
  /** Other spellings of its keys that are accepted and normalised. */
  readonly spellings?: readonly Spelling[];
  /** Keys that people bring along from elsewhere, for the help of an unknown one. */
  readonly foreignKeys?: readonly ForeignKey[] | undefined;
  /** Actions that DigitalHub has for the kind and this runtime has not, with the reason. */
  readonly otherActions?: Readonly<Record<string, Elsewhere>> | undefined;
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
