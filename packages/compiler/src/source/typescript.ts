import type { SourceDocument, Side, Span, TextEdit } from "./document.js";
import type { ParsedSource } from "./parse-text.js";
import { sameData } from "./data-edit.js";
import type { Limits } from "./limits.js";
import { atSpan } from "./location.js";
import { valueAt, type Path } from "./path.js";
import { SourceText } from "./text.js";
import { copyPlainData } from "./value.js";

/** A stretch of a TypeScript text, by UTF-16 offsets. */
export interface TypeScriptRange {
  readonly start: number;
  readonly end: number;
  /** The expression stands exactly for the path; else it is the closest one around. */
  readonly exact: boolean;
  /** Present where the text is a literal: the value that it writes. */
  readonly literal?: { readonly value: string | number | boolean | null };
}

/** Finds the expressions that a default export was written with. */
export interface TypeScriptLocator {
  locate(path: Path, side: Side): TypeScriptRange | undefined;
}

/** Opens a TypeScript text. `@inferspec/compiler/node` has one; the core knows no TypeScript. */
export type OpenTypeScript = (file: string, text: string, value: unknown) => TypeScriptLocator;

/**
 * The default export of a TypeScript spec, evaluated already, as one document. Without `open` it has no positions.
 * Suppressions do not exist in TypeScript: those are written in the configuration.
 */
export function typescriptDocuments(
  file: string,
  text: string,
  value: unknown,
  limits: Limits,
  open?: OpenTypeScript,
): ParsedSource {
  const copied = copyPlainData(value, limits);
  if (copied.diagnostics.length === 0) {
    return { documents: [new TypeScriptDocument(file, text, copied.value, open)], diagnostics: [] };
  }
  const source = new SourceText(file, text);
  const at = atSpan(file, source.span(0, 0, false));
  return {
    documents: [],
    diagnostics: copied.diagnostics.map((diagnostic) => ({ ...diagnostic, at })),
  };
}

class TypeScriptDocument implements SourceDocument {
  readonly #source: SourceText;
  readonly #open: OpenTypeScript | undefined;
  #locator: TypeScriptLocator | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
    readonly value: unknown,
    open: OpenTypeScript | undefined,
  ) {
    this.#source = new SourceText(file, text);
    this.#open = open;
  }

  locate(path: Path, side: Side): Span | undefined {
    const range = this.#find(path, side);
    return range && this.#source.span(range.start, range.end, range.exact);
  }

  /** Only a literal that stands exactly for the path can be replaced: anything else may serve other places too. */
  edit(edit: Parameters<SourceDocument["edit"]>[0]): readonly TextEdit[] | undefined {
    if (edit.op !== "replace") return undefined;
    const range = this.#find(edit.path, "value");
    if (!range?.exact || !range.literal || !isLiteral(edit.value)) return undefined;
    const written = valueAt(this.value, edit.path);
    if (!sameData(written, range.literal.value)) return undefined;
    return [
      { file: this.file, start: range.start, end: range.end, newText: JSON.stringify(edit.value) },
    ];
  }

  suppressions(): readonly [] {
    return [];
  }

  #find(path: Path, side: Side): TypeScriptRange | undefined {
    this.#locator ??= this.#open?.(this.file, this.text, this.value);
    return this.#locator?.locate(path, side);
  }
}

function isLiteral(value: unknown): boolean {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value))
  );
}
