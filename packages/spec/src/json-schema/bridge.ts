import * as z from "zod";
import type { ZodType, ZodTypeDef } from "zod/v3";

type Zod3Schema = ZodType<unknown, ZodTypeDef, unknown>;

/** A JSON Schema, draft-07: the newest draft that every release of yaml-language-server understands. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Turns a schema of zod 3 into draft-07. */
export type Zod3Converter = (schema: Zod3Schema) => JsonSchema;

/**
 * Loads the converter for zod 3, which plugins may still use. Apart and on demand: it brings all of zod 3 along. It must
 * never be given a schema of zod 4, of which it makes an empty schema without a word.
 */
export async function loadZod3Converter(): Promise<Zod3Converter> {
  const { zodToJsonSchema } = await import("zod-to-json-schema");
  return (schema) =>
    withoutDraft(zodToJsonSchema(schema, { target: "jsonSchema7", $refStrategy: "none" }));
}

/**
 * The JSON Schema of a zod schema: of zod 4 by its own exporter, of zod 3 by the converter. `undefined` for what is
 * neither, and for zod 3 without the converter; never an empty schema that says nothing.
 */
export function toJsonSchema(schema: unknown, zod3?: Zod3Converter): JsonSchema | undefined {
  if (isZod4(schema)) return native(schema);
  if (zod3 && isZod3(schema)) return zod3(schema);
  return undefined;
}

function native(schema: z.core.$ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // For the compiler's fixes; no editor reads them.
      delete jsonSchema["repairs"];
      // Bounds and names that zod adds to every integer and map; they would only clutter what people read.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.propertyNames && jsonSchema.type === "object") delete jsonSchema.propertyNames;
    },
  });
  return withoutDraft(made);
}

/** Which draft it is stands once, in the document around it. */
function withoutDraft(schema: object): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== "$schema"));
}

function isZod4(schema: unknown): schema is z.core.$ZodType {
  return typeof schema === "object" && schema !== null && "_zod" in schema;
}

function isZod3(schema: unknown): schema is Zod3Schema {
  if (typeof schema !== "object" || schema === null || !("_def" in schema) || "_zod" in schema)
    return false;
  const { _def: definition } = schema;
  return typeof definition === "object" && definition !== null && "typeName" in definition;
}
