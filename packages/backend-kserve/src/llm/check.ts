import { podRules } from "../rules/pod.js";
import type { Rule } from "../scope.js";
import { llmDataRule, llmGpuRule } from "./accelerators.js";
import { llmAdaptersRule, llmNameRule } from "./names.js";
import {
  llmArgumentsRule,
  llmGatewayRule,
  llmHintsRule,
  llmParallelismRule,
  llmScalingRule,
  llmSchedulerRule,
} from "./rules.js";
import { llmTemplatesRule } from "./templates.js";

/** What KServe admits of an LLMInferenceService but cannot serve; what it shares with InferenceServices comes first. */
export const llmRules: readonly Rule[] = [
  ...podRules,
  llmHintsRule,
  llmNameRule,
  llmAdaptersRule,
  llmTemplatesRule,
  llmArgumentsRule,
  llmParallelismRule,
  llmDataRule,
  llmGpuRule,
  llmSchedulerRule,
  llmScalingRule,
  llmGatewayRule,
];
