import type { Chart } from "cdk8s";
import type { SupportTable } from "./capabilities.js";
import type { DiagnosticKind, Report } from "./diagnostics/index.js";
import type { EndpointDescriptor } from "./endpoint.js";
import type { Graph, Plan, Workload } from "./plan/schema.js";
import type { LazySchema } from "./runtime.js";
import type { Path } from "./source/path.js";
import type { Traced } from "./trace.js";

/** A leaf of the Plan: the name of the workload or graph, and the path within it. */
export interface PlanOrigin {
  readonly workload: string;
  readonly path: Path;
}

type Read<T> = undefined extends T
  ? Traced<NonNullable<T>, PlanOrigin> | undefined
  : Traced<T, PlanOrigin>;
type Member<T, K extends PropertyKey> = K extends keyof NonNullable<T>
  ? undefined extends T
    ? NonNullable<T>[K] | undefined
    : NonNullable<T>[K]
  : never;

/** Reads a part of a workload or graph with its origin. Put the result into the manifest as it is. */
interface ReadPlan<Part> {
  <A extends keyof Part>(a: A): Read<Part[A]>;
  <A extends keyof Part, B extends keyof NonNullable<Part[A]>>(
    a: A,
    b: B,
  ): Read<Member<Part[A], B>>;
}

/** Reads a part of the workload: `from("model", "uri")`. */
export type From = ReadPlan<Workload>;
/** Reads a part of the graph: `from("nodes", "root")`. */
export type FromGraph = ReadPlan<Graph>;

/** Where the project's secret keys live: KEY → the Secret and the key in it. References only, never values. */
export type SecretMap = Readonly<
  Record<
    string,
    { readonly secret: string; readonly key: string; readonly optional?: boolean | undefined }
  >
>;

/** One workload, as a check sees it. */
export interface WorkloadScope<Facts> {
  readonly workload: Workload;
  readonly facts: Facts;
  readonly secrets: SecretMap;
  readonly from: From;
  /** `at` is a path within the workload; `undefined` means the workload as a whole. */
  readonly report: Report<Path>;
}

/** One workload, as it is drawn. Constructs go into `chart`; the compiler renders them. */
export interface DrawScope<Facts> extends WorkloadScope<Facts> {
  readonly chart: Chart;
  /** How clients reach the service. One a protocol that the workload speaks. */
  endpoint(descriptor: EndpointDescriptor): void;
}

/** One graph, as a check sees it. */
export interface GraphScope<Facts> {
  readonly graph: Graph;
  /** Everything that steps may call, by name. */
  readonly workloads: readonly Workload[];
  readonly facts: Facts;
  readonly from: FromGraph;
  /** `at` is a path within the graph; `undefined` means the graph as a whole. */
  readonly report: Report<Path>;
}

/** One graph, as it is drawn. */
export interface GraphDrawScope<Facts> extends GraphScope<Facts> {
  readonly chart: Chart;
  endpoint(descriptor: EndpointDescriptor): void;
}

export interface SynthContext<Facts> {
  readonly facts: Facts;
  readonly plan: Plan;
  /** The scopes of all workloads, in the Plan's order. */
  readonly scopes: readonly DrawScope<Facts>[];
  /** The graphs that came through the checks; none where the backend does not support the capability `graph`. */
  readonly graphs: readonly GraphDrawScope<Facts>[];
  /**
   * Adds a side file: `emit` is its group for `--emit` (`values`), `data` plain data that may hold traced values.
   * It is rendered as YAML. Names differ, also where case is ignored.
   */
  file(file: { readonly name: string; readonly emit: string; readonly data: unknown }): void;
}

/** What a backend may read while it learns about its target. */
export interface LoadContext {
  /** Reads a file that the options name, relative to the config file. Reports at `option` and gives `undefined` where it cannot. */
  read(file: string, option: Path): Promise<readonly unknown[] | undefined>;
  /** Reads YAML that stands as a text within a file that was read, as in a ConfigMap; otherwise as `read`. */
  parse(text: string, name: string, option: Path): readonly unknown[] | undefined;
  /** `at` is a path within the options. */
  readonly report: Report<Path>;
}

/** What the cluster does when one field of an applied manifest changes. */
export interface Change {
  /** The name of the manifest that changes. */
  readonly manifest: string;
  /** Within the manifest. */
  readonly path: Path;
  /**
   * `refused`: the cluster rejects it. `recreated`: it takes effect only on a new object. `restarted`: pods are
   * replaced. `broken`: accepted, but leaves the cluster in a state that needs a person.
   */
  readonly effect: "refused" | "recreated" | "restarted" | "broken";
  /** In a sentence without a final full stop. */
  readonly why: string;
}

/** What a backend decided for a workload, where the spec leaves it a choice: which server, which image, which Secret. */
export interface Decision {
  /** The part of the workload that decided it; empty for the workload as a whole. */
  readonly path: Path;
  /** What, and why: a sentence without a final full stop. */
  readonly text: string;
}

/** A target. */
export interface Backend<Name extends string = string, Options = unknown, Facts = unknown> {
  readonly name: Name;
  /** The Plan version that it draws. */
  readonly plan: "v1";
  readonly options: LazySchema<Options>;
  readonly diagnostics?: Readonly<Record<string, DiagnosticKind>>;
  /** What is known of the target: the options, completed by the files they name and by the project's own defaults. */
  load(options: Options, ctx: LoadContext): Facts | Promise<Facts>;
  /** What this target can do. An absent capability means that it cannot. */
  supports(facts: Facts): SupportTable;
  /** Rules over one workload that no capability expresses: what is admitted but cannot work. */
  check?(scope: WorkloadScope<Facts>): void;
  /** The same over one graph; only where it supports the capability `graph`. */
  checkGraph?(scope: GraphScope<Facts>): void;
  /** Its decisions, for `explain`. The workload may be one that a check refuses. */
  decide?(scope: WorkloadScope<Facts>): readonly Decision[] | Promise<readonly Decision[]>;
  synth(ctx: SynthContext<Facts>): void | Promise<void>;
  /**
   * What applying `after` over `before` does beyond updating in place. Both are the manifests of one output, matched by
   * the backend; `before` comes from files and may hold anything.
   */
  compare?(
    before: readonly unknown[],
    after: readonly Readonly<Record<string, unknown>>[],
  ): readonly Change[];
}

/** A backend whose options and facts nobody outside needs to know: they only go from one of its methods to another. */
export interface AnyBackend extends Pick<
  Backend,
  "name" | "plan" | "options" | "diagnostics" | "compare"
> {
  load(options: never, ctx: LoadContext): unknown;
  supports(facts: never): SupportTable;
  check?(scope: WorkloadScope<never>): void;
  checkGraph?(scope: GraphScope<never>): void;
  decide?(scope: WorkloadScope<never>): readonly Decision[] | Promise<readonly Decision[]>;
  synth(ctx: SynthContext<never>): void | Promise<void>;
}

/** Defines a backend; its name becomes a literal type. Plain data, nothing is registered anywhere. */
export function defineBackend<const Name extends string, Options, Facts>(
  backend: Backend<Name, Options, Facts>,
): Backend<Name, Options, Facts> {
  return backend;
}
