import { originAnnotations } from "@inferspec/compiler";
import type { Scope, Text } from "../scope.js";

/** The annotations of a workload. */
export function annotationsOf({ from }: Scope): Record<string, Text> {
  return originAnnotations({
    origin: from("origin"),
    description: from("description"),
    labels: from("labels"),
    modelName: from("model", "name"),
  });
}
