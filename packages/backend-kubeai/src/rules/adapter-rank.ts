import { loraRankLimit } from "@inferspec/engines";
import { kubeaiConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { givenRankLimit, rankOf, rankToAdd } from "../lora.js";
import type { Rule } from "../scope.js";
import { findOption, numberOf, readOptions, VLLM_FLAGS } from "../target/arguments.js";

/** vLLM refuses adapters above its limits, and KubeAI then waits for ever. */
export const adapterRankRule: Rule = ({ workload, facts, report }) => {
  const adapters = workload.adapters ?? [];
  if (adapters.length === 0 || workload.engine.name !== "VLLM") return;
  const limit = givenRankLimit(workload);
  const options = readOptions(workload.engine.args ?? []);
  for (const [index, { name, uri }] of adapters.entries()) {
    const rank = rankOf(uri, facts);
    const at = ["adapters", index, "uri"];
    if (rank === undefined) {
      if (limit !== undefined) continue;
      const config = kubeaiConfig("models:", `  ${uri}: { loraRank: 16 }`);
      report(diagnostics["adapter-rank-unknown"], { at, params: { name, config } });
    } else if (limit !== undefined && rank > limit) {
      report(diagnostics["adapter-rank"], {
        at: ["engine", "args", findOption(options, VLLM_FLAGS.maxLoraRank)?.index ?? 0],
        params: { name, rank, limit, fixed: loraRankLimit(rank) },
        related: [{ message: "this adapter", at }],
      });
    }
  }
  const added = rankToAdd(workload, facts);
  if (added) {
    report(diagnostics["adapter-rank-added"], {
      at: ["adapters", added.index, "uri"],
      params: { rank: added.limit, name: adapters[added.index]?.name ?? "" },
    });
  }
  const slots = numberOf(options, VLLM_FLAGS.maxLoras) ?? 1;
  if (slots < adapters.length) {
    report(diagnostics["adapter-slots"], {
      at: ["adapters"],
      params: { slots, count: adapters.length },
    });
  }
};
