import type { PlanOrigin } from "../backend.js";
import { hashText } from "../hash.js";
import type { Workload } from "../plan/schema.js";
import type { Traced } from "../trace.js";
import { isLabelValue } from "./syntax.js";

type Box<T> = Traced<T, PlanOrigin>;
type Texts = Record<string, string | Box<string>>;

/** What a workload or a graph says of itself. */
export interface Described {
  readonly origin: Box<Workload["origin"]>;
  readonly description: Box<string> | undefined;
  readonly labels: Box<readonly string[]> | undefined;
  /** Some servers know the model only by its folder. */
  readonly modelName?: Box<string> | undefined;
}

const PREFIX = "inferspec.dev";
const MAX_LABEL = 63;
const HASH = 8;
const NAMES = ["project", "function", "kind", "action", "run"] as const;

/** Makes any text a label's value; what had to change ends with a hash, so that two texts never become one. */
export function labelValue(text: string): string {
  if (text !== "" && isLabelValue(text)) return text;
  const cleaned = text
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[._-]+/, "")
    .slice(0, MAX_LABEL - HASH - 1);
  const trimmed = cleaned.replace(/[._-]+$/, "");
  return trimmed === "" ? hashText(text, HASH) : `${trimmed}-${hashText(text, HASH)}`;
}

/** Labels for people and selectors: which project, function and run an object comes from. */
export function originLabels(origin: Described["origin"]): Texts {
  const labels: Texts = { "app.kubernetes.io/managed-by": "inferspec" };
  const project = origin.get("project")?.map(labelValue);
  if (project) labels["app.kubernetes.io/part-of"] = project;
  for (const key of NAMES) {
    const name = origin.get(key);
    if (name) labels[`${PREFIX}/${key}`] = name.map(labelValue);
  }
  return labels;
}

/** Annotations with what no label can hold: free texts, and names that had to change to become labels. */
export function originAnnotations({ origin, description, labels, modelName }: Described): Texts {
  const annotations: Texts = {};
  if (description && description.value !== "") annotations[`${PREFIX}/description`] = description;
  if (labels && labels.value.length > 0) {
    annotations[`${PREFIX}/labels`] = labels.map((list) => JSON.stringify(list));
  }
  if (modelName) annotations[`${PREFIX}/model-name`] = modelName;
  for (const key of NAMES) {
    const name = origin.get(key);
    if (name && labelValue(name.value) !== name.value) annotations[`${PREFIX}/${key}`] = name;
  }
  return annotations;
}
