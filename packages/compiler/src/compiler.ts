import type { AnyBackend, Decision, SecretMap } from "./backend.js";
import type { Support } from "./capabilities.js";
import type { Diagnostic, Location } from "./diagnostics/index.js";
import type { EndpointDescriptor } from "./endpoint.js";
import type { Host } from "./host/host.js";
import type { Plan } from "./plan/schema.js";
import type { SourceMap } from "./plan/source-map.js";
import type { Runtime } from "./runtime.js";
import type { SourceDocument } from "./source/document.js";
import type { Entity } from "./source/entity.js";
import type { Limits } from "./source/limits.js";
import type { Path } from "./source/path.js";

/** A file to read through the host, a text at hand, or the value that a program built. */
export type Input =
  | { readonly file: string }
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly value: unknown };

/**
 * Runs a TypeScript spec that the user named and gives what its default export says. The only seam through which code
 * is ever run; without it (in a browser, say) a `.ts` input is an error. `@inferspec/compiler/node` makes the source
 * documents from the evaluated value and the file's text; both are held to `limits`.
 */
export type EvaluateTypeScript = (
  file: string,
  limits: Limits,
) => Promise<
  | {
      readonly ok: true;
      readonly source: {
        readonly documents: readonly SourceDocument[];
        readonly diagnostics: readonly Diagnostic[];
      };
    }
  | { readonly ok: false; readonly detail: string; readonly at?: Location | undefined }
>;

/** Allows a code from the configuration: for JSON and TypeScript, which have no comments of ours. */
export interface ConfiguredSuppression {
  readonly code: string;
  readonly reason: string;
  /** Only in this file … */
  readonly file?: string | undefined;
  /** … and only at or below this data path of the document, as `spec.url`. */
  readonly path?: string | undefined;
}

export interface CompileOptions {
  /** The project of entities that name none; else `default`. */
  readonly project?: string | undefined;
  /** Serve functions without a run with the defaults of their kind. */
  readonly defaultRun?: boolean | undefined;
  readonly secrets?: SecretMap | undefined;
  readonly suppress?: readonly ConfiguredSuppression[] | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** What `parse`, `validate` and `lower` made of the inputs. Never thrown, always whole: errors are in `diagnostics`. */
export interface Compilation {
  /** Holds the workloads that lowered without an error. */
  readonly plan: Plan;
  readonly sourceMap: SourceMap;
  readonly documents: readonly SourceDocument[];
  readonly entities: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
  /** Before suppressions were applied: later stages add to these and apply them again. */
  readonly raw: readonly Diagnostic[];
  readonly options: CompileOptions;
  /** No error among the diagnostics. */
  readonly ok: boolean;
}

/** Which backend, with what it was told about the target. */
export interface Target {
  readonly backend: string;
  readonly options?: unknown;
  /** Where the options were written, so that mistakes in them are shown there. */
  readonly source?: { readonly document: SourceDocument; readonly path: Path } | undefined;
}

/** How one requirement of one workload is met. */
export interface Verdict {
  readonly workload: string;
  readonly capability: string;
  readonly path: Path;
  readonly support: Support;
}

export interface Negotiation {
  readonly backend: string;
  readonly verdicts: readonly Verdict[];
  /** Those of the compilation and those of this stage. */
  readonly diagnostics: readonly Diagnostic[];
  readonly ok: boolean;
}

/** A decision of the backend, and the workload that it is about. */
export interface WorkloadDecision extends Decision {
  readonly workload: string;
}

/** One manifest and where its leaves came from. */
export interface Manifest {
  readonly workload: string;
  readonly object: Readonly<Record<string, unknown>>;
  /** JSON Pointer into `object` → the Plan leaves that it was made from. */
  readonly trace: ReadonlyMap<
    string,
    readonly { readonly workload: string; readonly path: Path }[]
  >;
}

export interface SideFile {
  readonly name: string;
  /** Its group, for `--emit`. */
  readonly emit: string;
  readonly text: string;
}

export interface Synthesis extends Negotiation {
  /** Empty where there is an error. In the Plan's order. */
  readonly manifests: readonly Manifest[];
  readonly files: readonly SideFile[];
  readonly endpoints: readonly EndpointDescriptor[];
}

/** Data in, data out: no I/O but the host's two methods, nothing kept between calls. */
export interface Compiler {
  compile(inputs: readonly Input[], options?: CompileOptions): Promise<Compilation>;
  negotiate(compilation: Compilation, target: Target): Promise<Negotiation>;
  synth(compilation: Compilation, target: Target): Promise<Synthesis>;
  /** What the backend decided for each workload, in the Plan's order. Reports nothing: that is for `negotiate`. */
  decisions(compilation: Compilation, target: Target): Promise<readonly WorkloadDecision[]>;
}

export interface CompilerOptions {
  readonly host: Host;
  readonly runtimes: readonly Runtime[];
  readonly backends?: readonly AnyBackend[] | undefined;
  readonly evaluate?: EvaluateTypeScript | undefined;
  /**
   * Whether each workload that a runtime makes is held to the Plan's schema, on by default. Turn it off only where all
   * runtimes are tested ones, as the built-in are: it saves making the schema, a good part of a cold start.
   */
  readonly checkWorkloads?: boolean | undefined;
}
