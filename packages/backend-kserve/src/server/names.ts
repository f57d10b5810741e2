import type { Workload } from "@inferspec/compiler";

/**
 * The name of the InferenceService. KServe wants a letter first (`^[a-z]([-a-z0-9]*[a-z0-9])?$`, facts/kserve.md §1.1),
 * which names made from ids of runs lack.
 */
export function serviceName(workloadName: string): string {
  return /^[a-z]/.test(workloadName) ? workloadName : `m-${workloadName}`;
}

/** What the server calls the model: the author's name for it, else that of the InferenceService, as KServe does. */
export function servedName({ name, model }: Pick<Workload, "name" | "model">): string {
  return model.name ?? serviceName(name);
}
