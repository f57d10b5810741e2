import type { PlanOrigin, Traced } from "@inferspec/compiler";
import { labelValue } from "../names.js";
import { substituteFor } from "../served.js";
import type { Scope } from "../scope.js";

type Texts = Record<string, string | Traced<string, PlanOrigin>>;

const PREFIX = "inferspec.dev";

/** Labels for people and selectors: which project, function and run an object comes from. */
export function labelsOf({ from }: Scope): Texts {
  const labels: Texts = {
    "app.kubernetes.io/managed-by": "inferspec",
    "app.kubernetes.io/part-of": from("origin", "project").map(labelValue),
    [`${PREFIX}/project`]: from("origin", "project").map(labelValue),
    [`${PREFIX}/function`]: from("origin", "function").map(labelValue),
    [`${PREFIX}/kind`]: from("origin", "kind").map(labelValue),
    [`${PREFIX}/action`]: from("origin", "action").map(labelValue),
  };
  const run = from("origin", "run");
  if (run) labels[`${PREFIX}/run`] = run.map(labelValue);
  return labels;
}

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

/** What no label can hold: free texts, and names that had to change to become labels. */
export function annotationsOf({ from }: Scope): Texts {
  const annotations: Texts = {};
  const description = from("description");
  if (description && description.value !== "") annotations[`${PREFIX}/description`] = description;
  const labels = from("labels");
  if (labels && labels.value.length > 0) {
    annotations[`${PREFIX}/labels`] = labels.map((list) => JSON.stringify(list));
  }
  const modelName = from("model", "name");
  if (modelName) annotations[`${PREFIX}/model-name`] = modelName;
  // The engine of the Model is another one then.
  const engine = from("engine", "name");
  if (substituteFor(engine.value) !== undefined) annotations[`${PREFIX}/engine`] = engine;
  for (const key of ["project", "function", "kind", "action", "run"] as const) {
    const name = from("origin", key);
    if (name && labelValue(name.value) !== name.value) annotations[`${PREFIX}/${key}`] = name;
  }
  return annotations;
}
