import type { Path } from "./path.js";

/** A place in a text: `offset` in UTF-16 units from 0; `line` and `column` from 1, column in UTF-16 units. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A half-open stretch of one file. `exact: false` says that only the neighbourhood is known ("near"). */
export interface Span {
  readonly start: Position;
  readonly end: Position;
  readonly exact: boolean;
}

/** Which side of a map entry is meant: its key or its value. Array items have a value only. */
export type Side = "key" | "value";

/** A change to a document in terms of its data; the document knows how its notation writes it. */
export type StructuralEdit =
  | { readonly op: "replace"; readonly path: Path; readonly value: unknown }
  | { readonly op: "rename"; readonly path: Path; readonly key: string }
  | { readonly op: "remove"; readonly path: Path }
  /** Adds `key: value` to the map at `path`. */
  | { readonly op: "insert"; readonly path: Path; readonly key: string; readonly value: unknown };

/** Replaces the UTF-16 range [start, end) of a file. */
export interface TextEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** `# inferspec-ignore <code>: why`, as found in the text. `line` is the line it covers, from 1. */
export interface SuppressionComment {
  readonly code: string;
  readonly reason: string;
  readonly line: number;
  readonly at: Span;
  /** Present where another word stands in place of `inferspec-ignore`, such as `inferspec-disable`: it allows nothing. */
  readonly word?: string;
}

/**
 * One document of one input file: its plain value, and the way back from a path to the text.
 * Positions are worked out only when somebody asks: a run without diagnostics never pays for them.
 */
export interface SourceDocument {
  /** The name under which the user knows the file, with forward slashes. */
  readonly file: string;
  /** The whole file's text (of which this may be one document among several). */
  readonly text: string;
  /** Plain JSON-like data: null, booleans, numbers, strings, arrays, objects with own string keys. */
  readonly value: unknown;
  /** The span of the closest existing node at or above `path`; `undefined` where the document has no text. */
  locate(path: Path, side: Side): Span | undefined;
  /** `undefined` where the notation cannot make this edit safely (TypeScript built by code, aliases …). */
  edit(edit: StructuralEdit): readonly TextEdit[] | undefined;
  /** All suppression comments of the file (each document of a stream gives those in its own stretch). */
  suppressions(): readonly SuppressionComment[];
}
