import type * as z from "zod";

/**
 * A key that some source spells otherwise. Paths are relative to the spec; `[]` stands for every item of a list. They
 * are written in canonical keys, and a kind lists outer places before inner ones: renaming in the listed order works.
 */
export interface Spelling {
  /** Where the key stands: `""` for the spec itself, `"scaling"`, `"tolerations[]"` … */
  readonly in: string;
  /** The spelling that is accepted … */
  readonly from: string;
  /** … and the canonical one. */
  readonly to: string;
  /** Who writes it so. */
  readonly source: string;
}

/** A key of another format, such as a target's manifests, that says what a parameter of this kind says too. */
export interface ForeignKey {
  readonly key: string;
  /** Where its counterpart stands. */
  readonly level: "function" | "run" | "configuration";
  /** What to write there, to follow "write it as": `` `scaling.max_replicas` ``. */
  readonly means: string;
}

/** Something that DigitalHub has and Inferspec has not. Both are clauses without a final full stop. */
export interface Elsewhere {
  /** What it is, to follow "it". */
  readonly what: string;
  /** What to do. */
  readonly instead: string;
}

/** The schemas of one action of a kind. Each is made on first use. */
export interface ActionSchemas<
  T extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  P extends z.ZodType = z.ZodType,
> {
  readonly task: () => T;
  /** The run's own parameters and the task's: a run may override any of them. */
  readonly run: () => R;
  /** The same without the references to function and task: what a run takes in the short form and in TypeScript. */
  readonly parameters: () => P;
}

/** One function kind: its schemas, and the spellings of its keys that the sources disagree on. */
export interface KindDefinition<
  K extends string = string,
  F extends z.ZodType = z.ZodType,
  A extends Readonly<Record<string, ActionSchemas>> = Readonly<Record<string, ActionSchemas>>,
> {
  readonly kind: K;
  readonly title: string;
  readonly description: string;
  readonly function: () => F;
  readonly actions: A;
  /** Actions that DigitalHub has and Inferspec has not. */
  readonly otherActions?: Readonly<Record<string, Elsewhere>>;
  readonly spellings: readonly Spelling[];
  /** Keys that people bring along from elsewhere, for the help of an unknown one. */
  readonly foreignKeys?: readonly ForeignKey[];
}

export function defineKind<
  const K extends string,
  F extends z.ZodType,
  A extends Readonly<Record<string, ActionSchemas>>,
>(definition: KindDefinition<K, F, A>): KindDefinition<K, F, A> {
  return definition;
}

/** Makes a value once, when it is first asked for. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
