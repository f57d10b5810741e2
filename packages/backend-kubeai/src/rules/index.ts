import type { Rule } from "../scope.js";
import { adapterRankRule } from "./adapter-rank.js";
import { adaptersRule } from "./adapters.js";
import { argumentsRule } from "./arguments.js";
import { cacheProfileRule } from "./cache-profile.js";
import { credentialsRule } from "./credentials.js";
import { ctranslate2Rule } from "./ctranslate2.js";
import { emptyRule } from "./empty.js";
import { defaultProfileRule } from "./default-profile.js";
import { engineDeviceRule } from "./engine-device.js";
import { engineOptionsRule } from "./engine-options.js";
import { engineFeatureRule } from "./engine-feature.js";
import { engineSchemeRule } from "./engine-scheme.js";
import { engineVersionRule } from "./engine-version.js";
import { envRule, shadowedRule } from "./env.js";
import { filesRule } from "./files.js";
import { gatedRule } from "./gated.js";
import { imageRule } from "./image.js";
import { hintsRule, loadBalancingRule } from "./load-balancing.js";
import { metricRule } from "./metric.js";
import { otherKindsRule, substituteRule } from "./other-kinds.js";
import { parallelismRule } from "./parallelism.js";
import { placementSyntaxRule } from "./placement-syntax.js";
import {
  placementRule,
  priorityClassRule,
  processorsRule,
  quantityRule,
  runtimeClassRule,
} from "./placement.js";
import { replicasRule, scalingNumbersRule } from "./replicas.js";
import { revisionRule } from "./revision.js";
import { rolloutRule } from "./rollout.js";
import { resourceProfileRule } from "./resource-profile.js";
import { secretsRule } from "./secrets.js";
import { annotationsRule, serviceRule } from "./service.js";
import { urlRule } from "./url.js";

/** Everything that no capability expresses: what KubeAI admits but cannot serve, and what it drops. */
export const rules: readonly Rule[] = [
  substituteRule,
  otherKindsRule,
  engineVersionRule,
  engineFeatureRule,
  urlRule,
  engineSchemeRule,
  cacheProfileRule,
  ctranslate2Rule,
  credentialsRule,
  gatedRule,
  revisionRule,
  imageRule,
  engineOptionsRule,
  engineDeviceRule,
  argumentsRule,
  parallelismRule,
  resourceProfileRule,
  defaultProfileRule,
  placementSyntaxRule,
  placementRule,
  processorsRule,
  quantityRule,
  priorityClassRule,
  runtimeClassRule,
  scalingNumbersRule,
  replicasRule,
  metricRule,
  rolloutRule,
  hintsRule,
  loadBalancingRule,
  adaptersRule,
  adapterRankRule,
  filesRule,
  envRule,
  shadowedRule,
  secretsRule,
  serviceRule,
  annotationsRule,
  emptyRule,
];
