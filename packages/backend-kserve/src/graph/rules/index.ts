import { graphAnnotationsRule } from "../../rules/annotations.js";
import type { GraphRule, GraphScope } from "../scope.js";
import { conditionsRule } from "./conditions.js";
import { dataRule } from "./data.js";
import { protocolsRule } from "./protocols.js";
import {
  graphHintsRule,
  graphNamespaceRule,
  placementRule,
  resourcesRule,
  scalingRule,
  timeoutsRule,
} from "./router.js";
import { targetsRule } from "./targets.js";

const rules: readonly GraphRule[] = [
  targetsRule,
  conditionsRule,
  dataRule,
  protocolsRule,
  resourcesRule,
  placementRule,
  timeoutsRule,
  scalingRule,
  graphHintsRule,
  graphNamespaceRule,
  graphAnnotationsRule,
];

/** What KServe admits of an InferenceGraph but cannot run. */
export function checkGraph(scope: GraphScope): void {
  for (const rule of rules) rule(scope);
}
