import type { Runtime } from "@inferspec/compiler";
import {
  combinedJsonSchema,
  kindJsonSchema,
  kindNamed,
  kinds,
  modelKinds,
  type JsonSchema,
} from "@inferspec/spec";
import { jsonSchemaOf } from "../explain/json-schema.js";

/** The JSON Schema for editors: of one kind, a plugin's included, or of all built-in kinds together. */
export async function schemaText(
  kind: string | undefined,
  runtimes: readonly Runtime[],
): Promise<JsonSchema | undefined> {
  if (kind === undefined) return combinedJsonSchema(kinds, modelKinds);
  const builtIn = kindNamed(kind);
  if (builtIn) return kindJsonSchema(builtIn);
  const runtime = runtimes.find((one) => one.kind === kind);
  return runtime && jsonSchemaOf(runtime.function);
}
