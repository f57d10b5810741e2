import type { Rule } from "../scope.js";
import { adapterRankRule, adaptersRule } from "./adapters.js";
import { argumentsRule } from "./arguments.js";
import { canariesRule } from "./canaries.js";
import { credentialsRule, storageContainerRule } from "./credentials.js";
import { engineSchemeRule } from "./engine-scheme.js";
import { envRule } from "./env.js";
import { featureRule, protocolRule, taskRule } from "./features.js";
import { filesRule } from "./files.js";
import { formatRule } from "./format.js";
import { gatedRule } from "./gated.js";
import { hintsRule } from "./hints.js";
import { hostRule } from "./host.js";
import { imageRule } from "./image.js";
import { llmOnlyRule } from "./llm.js";
import { metricRule } from "./metric.js";
import { modelFileRule } from "./model-file.js";
import { modesRule } from "./modes.js";
import { authenticationRule, noArgumentsRule, optionsRule } from "./options.js";
import { classesRule, knativeFlagRule, placementSyntaxRule } from "./placement.js";
import { profileRule } from "./profile.js";
import { replicasRule, unusedScalingRule } from "./replicas.js";
import { assumedRule, cpuOnlyRule, gpuImageRule, quantityRule } from "./resources.js";
import { runtimeRule } from "./runtime.js";
import { secretsRule } from "./secrets.js";
import { serviceRule } from "./service.js";
import { batcherRule, explainerRule, loggerRule, transformerRule } from "./sidecars.js";
import { trainedModelRule } from "./trained-model.js";
import { revisionRule, uriRule } from "./uri.js";
import { variablesRule } from "./variables.js";
import { volumesRule } from "./volumes.js";
import { workersRule } from "./workers.js";

/** Everything that no capability expresses: what KServe admits but cannot serve, and what it drops. */
export const rules: readonly Rule[] = [
  hintsRule,
  hostRule,
  runtimeRule,
  formatRule,
  featureRule,
  taskRule,
  protocolRule,
  uriRule,
  revisionRule,
  engineSchemeRule,
  modelFileRule,
  adaptersRule,
  adapterRankRule,
  credentialsRule,
  gatedRule,
  storageContainerRule,
  imageRule,
  argumentsRule,
  noArgumentsRule,
  optionsRule,
  authenticationRule,
  envRule,
  variablesRule,
  secretsRule,
  filesRule,
  volumesRule,
  profileRule,
  quantityRule,
  assumedRule,
  cpuOnlyRule,
  gpuImageRule,
  placementSyntaxRule,
  classesRule,
  knativeFlagRule,
  serviceRule,
  replicasRule,
  unusedScalingRule,
  metricRule,
  modesRule,
  canariesRule,
  batcherRule,
  loggerRule,
  transformerRule,
  explainerRule,
  workersRule,
  trainedModelRule,
  llmOnlyRule,
];
