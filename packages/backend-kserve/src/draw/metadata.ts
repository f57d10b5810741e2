import { originAnnotations } from "@inferspec/compiler";
import type { Box, Scope, Text } from "../scope.js";
import type { KserveFacts } from "../target/facts.js";

/** The annotations of a workload. */
export function annotationsOf({ from }: Scope): Record<string, Text> {
  return originAnnotations({
    origin: from("origin"),
    description: from("description"),
    labels: from("labels"),
    modelName: from("model", "name"),
  });
}

/** Who may reach a service or graph: by itself KServe makes it reachable from outside (facts/kserve.md §2.3). */
export function visibilityLabels(
  { mode }: KserveFacts,
  visibility: Box<"cluster" | "outside"> | undefined,
): Readonly<Record<string, Text>> {
  if (visibility?.value !== "cluster") return {};
  const key =
    mode === "Standard" ? "networking.kserve.io/visibility" : "networking.knative.dev/visibility";
  return { [key]: visibility.map(() => "cluster-local") };
}
