import type { Manifest } from "../compiler.js";
import { isMap } from "../describe.js";

/** Two manifests of one object: the cluster would keep only what was applied last. */
export interface SameObject {
  readonly first: Manifest;
  readonly second: Manifest;
  /** `Service/llm`, with its namespace where it has one. */
  readonly shown: string;
}

/** Manifests whose API group, kind, namespace and name are those of an earlier one. */
export function sameObjects(manifests: readonly Manifest[]): readonly SameObject[] {
  const firsts = new Map<string, Manifest>();
  return manifests.flatMap((second): readonly SameObject[] => {
    const { apiVersion = "", kind = "", metadata } = second.object;
    const { namespace = "", name } = isMap(metadata) ? metadata : {};
    // One without a name gets one from the cluster (`generateName`).
    if (typeof name !== "string") return [];
    // Versions of one group show the same objects; the core group has no name: `v1`.
    const group = /^(.*)\//.exec(String(apiVersion))?.[1] ?? "";
    const key = [group, kind, namespace, name].join(" ");
    const first = firsts.get(key);
    if (!first) firsts.set(key, second);
    const within = namespace === "" ? "" : ` in namespace ${String(namespace)}`;
    return first ? [{ first, second, shown: `${String(kind)}/${name}${within}` }] : [];
  });
}
