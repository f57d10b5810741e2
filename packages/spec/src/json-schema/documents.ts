import type * as z from "zod";
import { exportedForm, shortForm } from "../forms.js";
import type { KindDefinition, Spelling } from "../kind.js";
import type { ModelKind } from "../model.js";
import { toJsonSchema, type JsonSchema } from "./bridge.js";
import { shareDefinitions } from "./share.js";
import { withSpellings } from "./spellings.js";

const DRAFT = "http://json-schema.org/draft-07/schema#";

/** A schema for one value of `kind`. */
interface Choice {
  readonly kind: string;
  readonly description: string;
  readonly schema: JsonSchema;
}

/** The JSON Schema for editors of one kind: its function in both forms, and its task and run documents. */
export function kindJsonSchema(kind: KindDefinition): JsonSchema {
  return document(kind.title, choicesOf(kind));
}

/** One JSON Schema for all documents; which part applies follows from `kind`. */
export function combinedJsonSchema(
  kinds: readonly KindDefinition[],
  models: readonly ModelKind[],
): JsonSchema {
  return document("Inferspec document", [
    ...kinds.flatMap(choicesOf),
    ...models.map((model) => ({
      kind: model.kind,
      description: model.title,
      schema: convert(exportedForm(model.kind, model.spec()), [], ""),
    })),
  ]);
}

function choicesOf(kind: KindDefinition): Choice[] {
  const flat = convert(shortForm(kind, "flat"), kind.spellings, "runs[]");
  const nested = convert(shortForm(kind, "spec"), kind.spellings, "runs[]");
  const exported = convert(exportedForm(kind.kind, kind.function()), [], "");
  const actions = Object.entries(kind.actions).flatMap(([action, schemas]): Choice[] => {
    const task = `${kind.kind}+${action}`;
    return [
      {
        kind: task,
        description: `Task: ${action} a function of the kind ${kind.kind}`,
        schema: convert(exportedForm(task, schemas.task()), kind.spellings, "spec"),
      },
      {
        kind: `${task}:run`,
        description: `Run: one execution of ${task}`,
        schema: convert(exportedForm(`${task}:run`, schemas.run()), kind.spellings, "spec"),
      },
    ];
  });
  const spec = merge(nested, exported);
  const schema = { if: { required: ["spec"] }, then: spec, else: flat };
  return [{ kind: kind.kind, description: kind.description, schema }, ...actions];
}

/** A function with `spec` may be an export, or have `runs` beneath it: the keys of both are allowed. */
function merge(first: JsonSchema, second: JsonSchema): JsonSchema {
  return {
    ...first,
    properties: { ...(second["properties"] ?? {}), ...(first["properties"] ?? {}) },
  };
}

function convert(schema: z.ZodType, spellings: readonly Spelling[], place: string): JsonSchema {
  const moved = spellings.map((spelling) => ({
    ...spelling,
    in: [place, spelling.in].filter((part) => part !== "").join("."),
  }));
  return withSpellings(toJsonSchema(schema) ?? {}, moved);
}

/** Draws the document: `kind` first, then the branch for its value. */
function document(title: string, choices: readonly Choice[]): JsonSchema {
  const definitions: Record<string, unknown> = {};
  const branches = choices.map(({ kind, schema }) => ({
    // A pattern and no `const`: completion takes a `const` for met as soon as it begins with what was typed, so that
    // `kubeai-text` would be offered the keys of `kubeai-text+serve` as well.
    if: { properties: { kind: { pattern: `^${escape(kind)}$` } }, required: ["kind"] },
    then: hoist(schema, kind, definitions),
  }));
  return shareDefinitions({
    $schema: DRAFT,
    title,
    type: "object",
    required: ["kind"],
    properties: {
      kind: {
        description: "What the document describes.",
        enum: choices.map(({ kind }) => kind),
        enumDescriptions: choices.map(({ description }) => description),
      },
    },
    allOf: branches,
    definitions,
  });
}

/** Moves the definitions of a part to the document, under names of their own, and leads its references there. */
function hoist(part: unknown, owner: string, definitions: Record<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((item) => hoist(item, owner, definitions));
  if (typeof part !== "object" || part === null) return part;
  const entries: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(part) as [string, unknown][]) {
    if (keyword === "definitions" && typeof value === "object" && value !== null) {
      for (const [name, definition] of Object.entries(value)) {
        definitions[`${owner}.${name}`] = hoist(definition, owner, definitions);
      }
    } else if (keyword === "$ref" && typeof value === "string") {
      entries.push([keyword, value.replace("#/definitions/", `#/definitions/${owner}.`)]);
    } else entries.push([keyword, hoist(value, owner, definitions)]);
  }
  return Object.fromEntries(entries);
}

/** A text as a regular expression that matches it alone. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
