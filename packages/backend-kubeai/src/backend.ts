import { defineBackend } from "@inferspec/compiler";
import { compareModels } from "./changes.js";
import { diagnostics } from "./diagnostics/index.js";
import { load } from "./load.js";
import { optionsSchema, type KubeaiOptions } from "./options.js";
import { rules } from "./rules/index.js";
import { asServed } from "./served.js";
import { supports } from "./support.js";
import { isEngine } from "./target/engines.js";
import type { KubeaiFacts } from "./target/facts.js";

/** Draws workloads as KubeAI Models, and refuses what KubeAI would admit but could not serve. */
export const kubeaiBackend = defineBackend<"kubeai", KubeaiOptions, KubeaiFacts>({
  name: "kubeai",
  plan: "v1",
  options: optionsSchema,
  diagnostics,
  load,
  supports,
  check(scope) {
    // An engine that KubeAI has not is refused by negotiation, and nothing else about it matters.
    const served = { ...scope, workload: asServed(scope.workload) };
    if (!isEngine(served.workload.engine.name)) return;
    for (const rule of rules) rule(served);
  },
  // Loaded on use: whoever only validates, or runs in a browser, never needs cdk8s.
  async synth(ctx) {
    const { synth } = await import("./draw/index.js");
    synth(ctx);
  },
  compare: compareModels,
});
