import {
  createReport,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import type { Path } from "../source/path.js";
import type { SourceMap } from "./source-map.js";

/** Reports at parts of one workload or graph of the Plan, shown where they were written. */
export function reportInPlan(
  found: Diagnostic[],
  sourceMap: SourceMap,
  workload: string,
): Report<Path> {
  return createReport<Path>(found, (path) => placeInPlan(sourceMap, workload, path));
}

/** Where a part of the Plan was written. */
export function placeInPlan(
  sourceMap: SourceMap,
  workload: string,
  path: Path,
): DocumentPlace | undefined {
  const [origin] = sourceMap.origins(workload, path);
  return origin && { document: origin.entity.document, path: origin.entity.place(origin.path) };
}
