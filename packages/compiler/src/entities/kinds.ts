import { modelKinds } from "@inferspec/spec";
import type { EntityCategory } from "../source/entity.js";

/** Kinds of model entities that DigitalHub defines; `model` is the generic one. */
export const MODEL_KINDS: readonly string[] = modelKinds.map(({ kind }) => kind);

/** What a kind says: `K` (function, model or project), `K+action` (task), `K+action:run` (run). */
export interface ParsedKind {
  readonly category: EntityCategory;
  /** The kind of the function that a task or run belongs to; the kind itself otherwise. */
  readonly base: string;
  readonly action?: string;
}

/** Takes a kind apart. Any text is a kind: one that no runtime brings is found out later. */
export function parseKind(kind: string): ParsedKind {
  const plus = kind.indexOf("+");
  if (plus < 0) {
    if (kind === "project") return { category: "project", base: kind };
    return { category: MODEL_KINDS.includes(kind) ? "model" : "function", base: kind };
  }
  const base = kind.slice(0, plus);
  const rest = kind.slice(plus + 1);
  return rest.endsWith(":run")
    ? { category: "run", base, action: rest.slice(0, -":run".length) }
    : { category: "task", base, action: rest };
}
