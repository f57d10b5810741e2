import type { Rule } from "../scope.js";
import { adapterRankRule } from "./adapters.js";
import { annotationsRule } from "./annotations.js";
import { argumentsRule } from "./arguments.js";
import { credentialsRule } from "./credentials.js";
import { envRule } from "./env.js";
import { filesRule } from "./files.js";
import { formatRule } from "./format.js";
import { gatedRule } from "./gated.js";
import { hintsRule } from "./hints.js";
import { imageRule } from "./image.js";
import { namesRule } from "./names.js";
import { namespaceRule } from "./namespace.js";
import { authenticationRule, optionsRule } from "./options.js";
import { classesRule, placementSyntaxRule, undrawableLabelsRule } from "./placement.js";
import { profileRule } from "./profile.js";
import { assumedRule, cpuOnlyRule, quantityRule } from "./resources.js";
import { referencesRule } from "./references.js";
import { runnerRule } from "./runner.js";
import { secretsRule } from "./secrets.js";
import { uriSchemeRule } from "./uri-scheme.js";
import { revisionRule, uriRule } from "./uri.js";
import { variablesRule } from "./variables.js";
import { volumesRule } from "./volumes.js";

/** What holds for every workload, whatever object it becomes: its model, its server and its Pods. */
export const podRules: readonly Rule[] = [
  hintsRule,
  namesRule,
  namespaceRule,
  formatRule,
  uriRule,
  uriSchemeRule,
  revisionRule,
  adapterRankRule,
  credentialsRule,
  gatedRule,
  imageRule,
  argumentsRule,
  runnerRule,
  optionsRule,
  authenticationRule,
  envRule,
  variablesRule,
  referencesRule,
  secretsRule,
  filesRule,
  volumesRule,
  profileRule,
  quantityRule,
  assumedRule,
  cpuOnlyRule,
  placementSyntaxRule,
  undrawableLabelsRule,
  classesRule,
  annotationsRule,
];
