import { lazy, type SchemaIssue, type Workload } from "@inferspec/compiler";
import * as z from "zod";

/** Made on first use: most workloads have no hints. */
const hintsSchema = lazy(() =>
  z.strictObject({
    cacheProfile: z.string().optional(),
    loadBalancing: z
      .strictObject({
        strategy: z.enum(["LeastLoad", "PrefixHash"]).optional(),
        prefixHash: z
          .strictObject({
            meanLoadFactor: z.number().optional(),
            replication: z.int().optional(),
            prefixCharLength: z.int().optional(),
          })
          .optional(),
      })
      .optional(),
  }),
);

/** `hints.kubeai` of a workload: what only this target knows. */
export type KubeaiHints = z.infer<ReturnType<typeof hintsSchema>>;

/** The hints of a workload; none, with the problems, where they are not valid. */
export function readHints(workload: Workload): {
  readonly hints: KubeaiHints;
  readonly issues: readonly SchemaIssue[];
} {
  const raw = workload.hints?.["kubeai"];
  if (raw === undefined) return { hints: {}, issues: [] };
  const result = hintsSchema().safeParse(raw);
  return result.success
    ? { hints: result.data, issues: [] }
    : { hints: {}, issues: result.error.issues };
}

/** The cache profile of a workload; an empty text says none. */
export function cacheProfileOf(workload: Workload): string | undefined {
  const value = workload.hints?.["kubeai"]?.["cacheProfile"];
  return typeof value === "string" && value !== "" ? value : undefined;
}
