import type { Workload } from "@inferspec/compiler";
import { compareVersions, versionOfImage } from "@inferspec/engines";
import { imageOf } from "./hardware.js";
import type { KubeaiFacts } from "./target/facts.js";

/** Whether the vLLM of a workload's image is at least `0.<minor>.<patch>`. An image that says no release counts as new. */
export function vllmAtLeast(
  workload: Workload,
  facts: KubeaiFacts,
  minor: number,
  patch: number,
): boolean {
  const release = versionOfImage(imageOf(workload, facts)?.image ?? "");
  return release === undefined || compareVersions(release, `0.${minor}.${patch}`) >= 0;
}
