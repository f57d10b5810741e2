import { defineBackend } from "@inferspec/compiler";
import { compareManifests } from "./changes.js";
import { diagnostics } from "./diagnostics/index.js";
import { checkGraph } from "./graph/rules/index.js";
import { llmRules } from "./llm/check.js";
import { load } from "./load.js";
import { optionsSchema, type KserveOptions } from "./options.js";
import { rules } from "./rules/index.js";
import { supports } from "./support.js";
import type { KserveFacts } from "./target/facts.js";

/** Draws workloads as KServe InferenceServices, and refuses what KServe would admit but could not serve. */
export const kserveBackend = defineBackend<"kserve", KserveOptions, KserveFacts>({
  name: "kserve",
  plan: "v1",
  options: optionsSchema,
  diagnostics,
  load,
  supports,
  check(scope) {
    const chosen = scope.facts.target === "LLMInferenceService" ? llmRules : rules;
    for (const rule of chosen) rule(scope);
  },
  checkGraph,
  compare: compareManifests,
  // Loaded on use: only `explain` asks.
  async decide(scope) {
    const { decide } = await import("./decide.js");
    return decide(scope);
  },
  // Loaded on use: whoever only validates, or runs in a browser, never needs cdk8s.
  async synth(ctx) {
    const { synth } = await import("./draw/index.js");
    synth(ctx);
  },
});
