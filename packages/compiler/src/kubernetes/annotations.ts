import type { Graph, Workload } from "../plan/schema.js";

/** All annotations of an object together, in bytes (apimachinery, `TotalAnnotationSizeLimitB`). */
const MAX_ANNOTATIONS = 262_144;
/** For the names of our own annotations, and for those that kubectl adds. */
const RESERVED = 1024;

/**
 * How many bytes the texts of a workload or graph take that are kept as annotations, where these are more than an
 * object holds; `undefined` where they fit.
 */
export function annotationsTooLarge(part: Workload | Graph): number | undefined {
  const { description = "", labels = [], origin } = part;
  const modelName = "model" in part ? (part.model.name ?? "") : "";
  const text = [description, JSON.stringify(labels), modelName, ...Object.values(origin)].join("");
  // No UTF-16 unit takes more than three bytes, so that short texts need no counting.
  if (text.length * 3 + RESERVED <= MAX_ANNOTATIONS) return undefined;
  const bytes = new TextEncoder().encode(text).length + RESERVED;
  return bytes <= MAX_ANNOTATIONS ? undefined : bytes;
}
