import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";

/** Words that only an LLMInferenceService has. */
export const llmOnlyRule: Rule = ({ workload, report }) => {
  const config = kserveConfig("target: LLMInferenceService");
  for (const key of Object.keys(readHints(workload).hints.llm ?? {})) {
    const word = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const at = ["hints", "kserve", "llm", key];
    report(diagnostics["llm-only"], { at, params: { key: word, config } });
  }
};
