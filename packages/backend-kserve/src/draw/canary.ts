import { tracedHints } from "../hints.js";
import type { CanaryModel, CanarySpec } from "../objects/specs.js";
import type { Draft, Scope } from "../scope.js";
import type { Server } from "../server/server.js";
import { storageUri } from "../storage/uri.js";
import { podOf } from "./pod.js";

/**
 * `spec.canary`: the same server with another version of the model, in Standard mode. Its model has a name because the
 * shipped CRD wants one there, and nowhere else (facts/kserve.md §1).
 */
export function canariesOf(scope: Scope, server: Server): readonly Draft<CanarySpec>[] | undefined {
  const list = tracedHints(scope)?.get("canaries");
  if (!list || list.value.length === 0 || scope.facts.mode !== "Standard") return undefined;
  return list.value.map(({ name, uri, traffic, minReplicas }): Draft<CanarySpec> => {
    const { model, ...pod } = podOf(
      scope,
      server,
      list.map(() => storageUri(uri)),
    );
    // A canary's own hint stands for all that differs; the rest comes from where the stable version's does.
    return {
      trafficPercent: list.map(() => traffic),
      predictor: {
        name: list.map(() => name),
        minReplicas: list.map(() => minReplicas ?? 1),
        ...pod,
        model: model?.map((drawn): CanaryModel => ({ name: "kserve-container", ...drawn })),
      },
    };
  });
}
