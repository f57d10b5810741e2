import type { Workload } from "@inferspec/compiler";
import type { KserveFacts } from "../target/facts.js";

/** What a huggingfaceserver's task is called in the Plan. */
const TASKS: Readonly<Record<string, string>> = {
  text_generation: "TextGeneration",
  text2text_generation: "TextGeneration",
  text_embedding: "TextEmbedding",
  sequence_classification: "SequenceClassification",
  token_classification: "TokenClassification",
  fill_mask: "FillMask",
};

/** What a workload is served for: what the Plan says, else what the configuration knows of the model. */
export function featuresOf({ features, model }: Workload, facts: KserveFacts): readonly string[] {
  if (features.length > 0) return features;
  const fact = Object.hasOwn(facts.models, model.uri) ? facts.models[model.uri] : undefined;
  const task = fact?.task?.toLowerCase() ?? "";
  const feature = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined;
  return feature === undefined ? [] : [feature];
}
