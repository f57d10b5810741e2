import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { ollamaBroken } from "../target/engines.js";

/** Engines that a release of KubeAI cannot start. */
export const engineVersionRule: Rule = ({ workload, facts, report }) => {
  if (workload.engine.name !== "OLlama" || !ollamaBroken(facts.version)) return;
  report(diagnostics["ollama-broken"], {
    at: ["engine", "name"],
    params: { version: facts.version.text },
  });
};
