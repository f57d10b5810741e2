import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { specWord } from "./spec-word.js";

/** Words that only an LLMInferenceService has. */
export const llmOnlyRule: Rule = ({ workload, facts, report }) => {
  const config = kserveConfig("target: LLMInferenceService");
  for (const key of Object.keys(readHints(workload, facts).hints.llm ?? {})) {
    const at = ["hints", "kserve", "llm", key];
    report(diagnostics["llm-only"], { at, params: { key: specWord(key), config } });
  }
};
