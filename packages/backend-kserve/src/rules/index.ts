import type { Rule } from "../scope.js";
import { adaptersRule } from "./adapters.js";
import { canariesRule } from "./canaries.js";
import { storageContainerRule } from "./credentials.js";
import { ctranslate2Rule } from "./ctranslate2.js";
import { engineSchemeRule } from "./engine-scheme.js";
import { featureRule, protocolRule, taskRule } from "./features.js";
import { hostRule } from "./host.js";
import { llmOnlyRule } from "./llm.js";
import { metricRule } from "./metric.js";
import { modelFileRule } from "./model-file.js";
import { modelFolderRule } from "./model-folder.js";
import { modesRule } from "./modes.js";
import { noArgumentsRule } from "./options.js";
import { knativeFlagRule } from "./placement.js";
import { parallelismRule } from "./parallelism.js";
import { podRules } from "./pod.js";
import { replicasRule, unusedScalingRule } from "./replicas.js";
import { gpuImageRule } from "./resources.js";
import { runtimeRule } from "./runtime.js";
import { serviceRule } from "./service.js";
import { batcherRule, explainerRule, loggerRule, transformerRule } from "./sidecars.js";
import { taskBackendRule } from "./task-backend.js";
import { trainedModelRule } from "./trained-model.js";
import { workersReleaseRule } from "./workers-release.js";
import { workersRule } from "./workers.js";

/** Everything that no capability expresses: what KServe admits of an InferenceService but cannot serve, and what it drops. */
export const rules: readonly Rule[] = [
  ...podRules,
  hostRule,
  runtimeRule,
  featureRule,
  taskRule,
  taskBackendRule,
  protocolRule,
  engineSchemeRule,
  modelFileRule,
  modelFolderRule,
  ctranslate2Rule,
  adaptersRule,
  storageContainerRule,
  noArgumentsRule,
  gpuImageRule,
  parallelismRule,
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
  workersReleaseRule,
  trainedModelRule,
  llmOnlyRule,
];
