import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { atLeast } from "../target/version.js";

/**
 * Since canaries came (kserve#5672, v0.20.0), the controller deletes every Deployment and Service of a predictor that is
 * neither the stable one's nor a canary's (components/predictor.go, reconcileCanaryDeployments), those of workers too.
 * Version 0.19 has no such code, and neither has 0.18.
 */
export const workersReleaseRule: Rule = ({ workload, facts, report }) => {
  if (readHints(workload, facts).hints.workers === undefined) return;
  if (facts.mode !== "Standard" || !atLeast(facts.version, "0.20")) return;
  const params = { version: facts.version.text };
  report(diagnostics["workers-deleted"], { at: ["hints", "kserve", "workers"], params });
};
