import type { Position, Side, StructuralEdit, TextEdit } from "../source/document.js";
import type { Path } from "../source/path.js";
import type { DiagnosticKind, ParamValue, Severity } from "./catalogue.js";

/** Where a diagnostic points. `path` is the data path within the document, for machines. */
export interface Location {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
  readonly path: Path;
  /** False where only the neighbourhood is known, as with values that TypeScript code computes. */
  readonly exact: boolean;
}

/** A change that would solve the problem; `--fix` makes it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One finding, as plain data. Renderers turn it into text, JSON, SARIF or annotations. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly at?: Location;
  readonly related?: readonly { readonly message: string; readonly at: Location }[];
  readonly help?: string;
  readonly fixes?: readonly Fix[];
  /** Present where the author allowed it at its line; the severity is then `info`. */
  readonly suppressed?: { readonly reason: string; readonly by: "comment" | "configuration" };
}

/** A fix in terms of data; it becomes a {@link Fix} where the document can make all of its edits. */
export interface FixIntent<O> {
  readonly title: string;
  readonly edits: readonly EditIntent<StructuralEdit, O>[];
}

type EditIntent<E, O> = E extends StructuralEdit ? Omit<E, "path"> & { readonly at: O } : never;

/**
 * How any stage, runtime or backend reports. `at` is an origin of the stage's own sort: a spec origin in a runtime,
 * a Plan path in a backend (led back to the spec by the source map).
 */
export type Report<O> = <Params extends string>(
  kind: DiagnosticKind<Params>,
  details: {
    readonly at?: O;
    readonly side?: Side;
    readonly params: Readonly<Record<Params, ParamValue>>;
    readonly related?: readonly { readonly message: string; readonly at: O }[];
    readonly fixes?: readonly FixIntent<O>[];
  },
) => void;
