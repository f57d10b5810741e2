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
  return list.value.flatMap((_, index): Draft<CanarySpec>[] => {
    const canary = list.get(index);
    if (!canary) return [];
    const uri = canary.get("uri") ?? canary.map((one) => one.uri);
    const { model, ...pod } = podOf(
      scope,
      server,
      uri.map((text) => storageUri(text)),
    );
    // A canary's own hint stands for all that differs; the rest comes from where the stable version's does.
    return [
      {
        trafficPercent: canary.get("traffic") ?? canary.value.traffic,
        predictor: {
          name: canary.get("name") ?? canary.value.name,
          minReplicas: canary.get("minReplicas") ?? 1,
          ...pod,
          model: model?.map((drawn): CanaryModel => ({ name: "kserve-container", ...drawn })),
        },
      },
    ];
  });
}
