import { diagnostics } from "../diagnostics/index.js";
import { hardwareOf } from "../hardware.js";
import { replicasOf } from "../replicas.js";
import type { Rule } from "../scope.js";

/** What a rollout takes besides, where the number of replicas, and so of accelerators, is fixed. */
export const rolloutRule: Rule = ({ workload, facts, report }) => {
  const { autoscaling, min, max, fixed = 0 } = replicasOf(workload);
  const { accelerators = 0 } = hardwareOf(workload, facts);
  const count = autoscaling ? (min === max ? min : 0) : fixed;
  if (accelerators < 1 || facts.surge < 1 || count < 1) return;
  const spare = accelerators * facts.surge;
  report(diagnostics["rollout-surge"], {
    at: ["scaling", autoscaling ? "max" : "replicas"],
    params: {
      gpus: spare === 1 ? "one accelerator" : `${spare} accelerators`,
      count: count === 1 ? "one replica" : `${count} replicas`,
      extra: facts.surge === 1 ? "a new one" : `${facts.surge} new ones`,
    },
  });
};
