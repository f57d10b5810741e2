import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { readJson } from "./oracles.js";

/** As much of a published JSON Schema as the published ones use. */
export interface PublishedSchema {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, PublishedSchema>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, PublishedSchema>>;
  readonly additionalProperties?: PublishedSchema | boolean;
  readonly required?: readonly string[];
  readonly items?: PublishedSchema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly allOf?: readonly PublishedSchema[];
  readonly anyOf?: readonly PublishedSchema[];
}

export const ERAS = ["v15-checked-in", "seed-era-0.14.0", "head-regenerated"] as const;

/** One problem that the judge found, at a path such as `volumes[].spec`. */
export interface Finding {
  readonly at: string;
  readonly value: unknown;
}

/** One era's schema as a judge: no findings means that it accepts. */
export interface Judge {
  readonly era: string;
  readonly schema: PublishedSchema;
  judge(value: unknown): readonly Finding[];
}

/** The judges of one schema, one for every era that published it; eras that published the same share one. */
export function judges(folder: string, file: string): Judge[] {
  const found = new Map<string, Judge>();
  for (const era of ERAS) {
    const path = join(folder, era, file);
    if (!existsSync(path)) continue;
    const schema = JSON.parse(
      JSON.stringify(close(flatten(readJson(path) as PublishedSchema))),
    ) as PublishedSchema;
    const text = JSON.stringify(schema);
    const same = found.get(text);
    if (same) {
      found.set(text, { ...same, era: `${same.era}, ${era}` });
      continue;
    }
    const validate = new Ajv2020({
      strict: false,
      allErrors: true,
      formats: { "date-time": true },
    }).compile(schema);
    found.set(text, {
      era,
      schema,
      judge: (value) =>
        validate(value) ? [] : (validate.errors ?? []).map((error) => finding(error, value)),
    });
  }
  return [...found.values()];
}

/** Merges `allOf` into the schema, so that closing it counts the properties of both. */
function flatten(schema: PublishedSchema): PublishedSchema {
  const { allOf = [], ...own } = schema;
  return {
    ...own,
    properties: Object.assign(
      {},
      ...allOf.map((part) => part.properties),
      own.properties,
    ) as Record<string, PublishedSchema>,
    required: [...allOf.flatMap((part) => part.required ?? []), ...(own.required ?? [])],
  };
}

/** Refuses unknown keys: an era vouches only for the keys that it names. */
function close(schema: PublishedSchema): PublishedSchema {
  const each = (map: Readonly<Record<string, PublishedSchema>>) =>
    Object.fromEntries(Object.entries(map).map(([key, value]) => [key, close(value)]));
  const kept = { ...schema, title: undefined, description: undefined };
  return {
    ...kept,
    ...(schema.$defs && { $defs: each(schema.$defs) }),
    ...(schema.items && { items: close(schema.items) }),
    ...(schema.properties && {
      properties: each(schema.properties),
      additionalProperties: schema.additionalProperties ?? false,
    }),
  };
}

function finding(error: ErrorObject, root: unknown): Finding {
  const parts = error.instancePath.split("/").slice(1);
  const params = error.params as { additionalProperty?: string };
  if (params.additionalProperty !== undefined) parts.push(params.additionalProperty);
  return place(parts, root);
}

/** The path and the value there, with indexes written as `[]`. */
export function place(parts: readonly PropertyKey[], root: unknown): Finding {
  let value = root;
  let at = "";
  for (const part of parts) {
    if (Array.isArray(value)) at += "[]";
    else at += at === "" ? String(part) : `.${String(part)}`;
    value =
      typeof value === "object" && value !== null
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined;
  }
  return { at, value };
}
