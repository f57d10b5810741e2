export { foreignHelp } from "./foreign-keys.js";
export { reportIssues } from "./issues.js";
export { knownKeys } from "./shape.js";
export { createNormaliser, type Normalise } from "./spellings.js";
import type { LazySchema, Schema } from "../runtime.js";

/** The schema itself, made now if it had not been needed before. */
export function forceSchema<T>(schema: LazySchema<T>): Schema<T> {
  return typeof schema === "function" ? schema() : schema;
}
