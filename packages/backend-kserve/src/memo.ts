import type { SchemaIssue, Workload } from "@inferspec/compiler";
import type { KserveHints } from "./hints.js";
import type { Server } from "./server/server.js";

/** The hints of a workload; none, with the problems, where they are not valid. */
export interface ReadHints {
  readonly hints: KserveHints;
  readonly issues: readonly SchemaIssue[];
}

/** What was found out about workloads so far: every rule and every part of a manifest asks for the same. */
export interface Memo {
  readonly hints: WeakMap<Workload, ReadHints>;
  readonly servers: WeakMap<Workload, { readonly server: Server | undefined }>;
  readonly names: WeakMap<readonly Workload[], ReadonlyMap<string, Workload>>;
}

export function emptyMemo(): Memo {
  return { hints: new WeakMap(), servers: new WeakMap(), names: new WeakMap() };
}

/** What is kept for a key, else what `make` gives, which is kept from then on. */
export function remember<K extends object, V>(
  kept: WeakMap<K, V>,
  key: K,
  make: () => NoInfer<V>,
): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
