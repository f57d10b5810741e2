import type { ApiObject, IResolver, ResolutionContext } from "cdk8s";
import type { PlanOrigin } from "../backend.js";
import { toPointer } from "../source/path.js";
import { isTraced, unwrap } from "../trace.js";

export type ManifestTrace = Map<string, readonly PlanOrigin[]>;

/** Kubernetes ObjectMeta fields; no Kubernetes object has one of them at its top. */
const METADATA = new Set([
  "name",
  "generateName",
  "namespace",
  "labels",
  "annotations",
  "finalizers",
  "ownerReferences",
]);

/**
 * Unwraps traced values while cdk8s resolves an object, and notes where they stood. That way any construct takes them,
 * those of others too.
 */
export class TraceResolver implements IResolver {
  /** In the order in which the objects were rendered. */
  readonly traces = new Map<ApiObject, ManifestTrace>();

  resolve(context: ResolutionContext): void {
    let trace = this.traces.get(context.obj);
    if (!trace) this.traces.set(context.obj, (trace = new Map<string, readonly PlanOrigin[]>()));
    if (!isTraced(context.value)) return;
    const { value, entries } = unwrap<PlanOrigin>(context.value);
    // cdk8s resolves metadata on its own, with keys that begin inside it.
    const key = METADATA.has(context.key[0] ?? "") ? ["metadata", ...context.key] : context.key;
    for (const { path, origins } of entries) trace.set(toPointer([...key, ...path]), origins);
    context.replaceValue(value);
  }
}
