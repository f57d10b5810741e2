import { hashText, type Workload } from "@inferspec/compiler";
import type { Box, Scope, Text } from "../scope.js";

type Texts = Record<string, Text>;

/** What workloads and graphs both say of themselves. */
interface Described {
  readonly origin: Box<Workload["origin"]>;
  readonly description: Box<string> | undefined;
  readonly labels: Box<readonly string[]> | undefined;
  readonly modelName?: Box<string> | undefined;
}

const PREFIX = "inferspec.dev";
const LABEL_VALUE = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const MAX_LABEL = 63;
const HASH = 8;

/** Makes any text a label's value; what had to change ends with a hash, so that two texts never become one. */
function labelValue(text: string): string {
  if (text.length <= MAX_LABEL && LABEL_VALUE.test(text)) return text;
  const cleaned = text
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[._-]+/, "")
    .slice(0, MAX_LABEL - HASH - 1)
    .replace(/[._-]+$/, "");
  return cleaned === "" ? hashText(text, HASH) : `${cleaned}-${hashText(text, HASH)}`;
}

/** Labels for people and selectors: which project, function and run an object comes from. */
export function labelsOf(origin: Described["origin"]): Texts {
  const labels: Texts = { "app.kubernetes.io/managed-by": "inferspec" };
  const project = origin.get("project")?.map(labelValue);
  if (project) labels["app.kubernetes.io/part-of"] = project;
  for (const key of ["project", "function", "kind", "action", "run"] as const) {
    const name = origin.get(key);
    if (name) labels[`${PREFIX}/${key}`] = name.map(labelValue);
  }
  return labels;
}

/** The annotations of a workload. */
export function annotationsOf({ from }: Scope): Texts {
  return describe({
    origin: from("origin"),
    description: from("description"),
    labels: from("labels"),
    modelName: from("model", "name"),
  });
}

/** What no label can hold: free texts, and names that had to change to become labels. */
export function describe({ origin, description, labels, modelName }: Described): Texts {
  const annotations: Texts = {};
  if (description && description.value !== "") annotations[`${PREFIX}/description`] = description;
  if (labels && labels.value.length > 0) {
    annotations[`${PREFIX}/labels`] = labels.map((list) => JSON.stringify(list));
  }
  // Some servers know the model only by its folder.
  if (modelName) annotations[`${PREFIX}/model-name`] = modelName;
  for (const key of ["project", "function", "kind", "action", "run"] as const) {
    const name = origin.get(key);
    if (name && labelValue(name.value) !== name.value) annotations[`${PREFIX}/${key}`] = name;
  }
  return annotations;
}
