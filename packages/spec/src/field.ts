import type * as z from "zod";

/** What a person sees of a field in an editor, in `explain` and in the reference. */
export interface FieldDoc<T> {
  /** Markdown: what it is, its unit, what applies when it is left out, and where it goes. */
  readonly description: string;
  /** Valid values, at least two that differ; of a closed list, all of them. The conformance kit changes a leaf with them. */
  readonly examples: readonly T[];
  /**
   * What applies when it is left out. Only shown: nothing is filled in, so that a left-out leaf stays left out. Editors
   * write defaults into the skeletons that they offer, so a field that few should write has its default in words.
   */
  readonly default?: T;
  /** One line for each value of a closed list, in its order. */
  readonly enumDescriptions?: readonly string[];
  /** What an editor says where the pattern does not match. */
  readonly patternErrorMessage?: string;
  /** Wrong forms that can only mean one right one. The first whose pattern (a regular expression) fits is offered. */
  readonly repairs?: readonly { readonly pattern: string; readonly replacement: string }[];
}

/** Attaches hover text and examples to a schema. */
export function field<T extends z.ZodType>(schema: T, doc: FieldDoc<z.input<T>>): T {
  return schema.meta({ ...doc });
}
