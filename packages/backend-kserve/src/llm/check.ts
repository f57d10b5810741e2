import { adapterRankRule } from "../rules/adapters.js";
import { credentialsRule } from "../rules/credentials.js";
import { argumentsRule } from "../rules/arguments.js";
import { envRule } from "../rules/env.js";
import { filesRule } from "../rules/files.js";
import { hintsRule } from "../rules/hints.js";
import { imageRule } from "../rules/image.js";
import { authenticationRule, optionsRule } from "../rules/options.js";
import { classesRule, placementSyntaxRule } from "../rules/placement.js";
import { profileRule } from "../rules/profile.js";
import { assumedRule, cpuOnlyRule, quantityRule } from "../rules/resources.js";
import { secretsRule } from "../rules/secrets.js";
import { revisionRule, uriRule } from "../rules/uri.js";
import { volumesRule } from "../rules/volumes.js";
import type { Rule } from "../scope.js";
import {
  llmAdaptersRule,
  llmArgumentsRule,
  llmGatewayRule,
  llmHintsRule,
  llmParallelismRule,
  llmScalingRule,
  llmSchedulerRule,
} from "./rules.js";

/** What KServe admits of an LLMInferenceService but cannot serve; what it shares with other Pods comes first. */
export const llmRules: readonly Rule[] = [
  uriRule,
  revisionRule,
  credentialsRule,
  imageRule,
  argumentsRule,
  optionsRule,
  authenticationRule,
  profileRule,
  placementSyntaxRule,
  classesRule,
  quantityRule,
  assumedRule,
  cpuOnlyRule,
  envRule,
  secretsRule,
  filesRule,
  volumesRule,
  hintsRule,
  llmHintsRule,
  llmAdaptersRule,
  adapterRankRule,
  llmArgumentsRule,
  llmParallelismRule,
  llmSchedulerRule,
  llmScalingRule,
  llmGatewayRule,
];
