import { originAnnotations, type PlanOrigin, type Traced } from "@inferspec/compiler";
import { substituteFor } from "../served.js";
import type { Scope } from "../scope.js";

type Texts = Record<string, string | Traced<string, PlanOrigin>>;

/** KubeAI adds these to a Model itself; without them every GitOps tool sees a difference. */
export function featureLabelsOf({ workload, from }: Scope): Texts {
  const labels: Texts = {};
  for (const [index, feature] of workload.features.entries()) {
    labels[`features.kubeai.org/${feature}`] =
      from("features")
        .get(index)
        ?.map(() => "true") ?? "true";
  }
  return labels;
}

/** What no label can hold. */
export function annotationsOf({ from }: Scope): Texts {
  const engine = from("engine", "name");
  return {
    ...originAnnotations({
      origin: from("origin"),
      description: from("description"),
      labels: from("labels"),
      modelName: from("model", "name"),
    }),
    // The engine of the Model is another one then.
    ...(substituteFor(engine.value) !== undefined && { "inferspec.dev/engine": engine }),
  };
}
