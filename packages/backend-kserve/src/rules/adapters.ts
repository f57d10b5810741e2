import { DEFAULT_LORA_RANK } from "@inferspec/engines";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { servedName } from "../server/names.js";
import type { ProgramName } from "../server/programs.js";
import { serverOf } from "../server/server.js";

const MAX_IMAGES = 10;

const loadsAdapters = (program: ProgramName | undefined): boolean =>
  program === "vllm" || program === "huggingfaceserver";

/** LoRA adapters: who loads them, and how they are called. */
export const adaptersRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const adapters = workload.adapters ?? [];
  if (adapters.length === 0) return;
  if (!loadsAdapters(serverOf(workload, facts)?.program.name)) {
    const params = { engine: workload.engine.name };
    report(diagnostics["adapters-engine"], { at: ["adapters"], params });
    return;
  }
  const seen = new Set<string>();
  for (const [index, { name }] of adapters.entries()) {
    const problem = !/^[A-Za-z0-9_][\w.-]*$/.test(name)
      ? "it is a folder and a word of the command line"
      : name === servedName(workload)
        ? "the model itself is called so"
        : seen.has(name)
          ? "another adapter is called so"
          : undefined;
    seen.add(name);
    if (problem !== undefined) {
      report(diagnostics["adapter-name"], {
        at: ["adapters", index, "name"],
        params: { name, problem },
      });
    }
  }
  checkImages(scope);
};

function checkImages({ workload, report }: Scope): void {
  const uris = [workload.model.uri, ...(workload.adapters ?? []).map(({ uri }) => uri)];
  const count = uris.filter((uri) => /^oci(\+\w+)?:/i.test(uri)).length;
  if (count > MAX_IMAGES) {
    report(diagnostics["too-many-images"], { at: ["adapters"], params: { count } });
  }
}

/** vLLM does not start with an adapter above its limit. */
export const adapterRankRule: Rule = ({ workload, facts, report }) => {
  if (!loadsAdapters(serverOf(workload, facts)?.program.name)) return;
  const args = workload.engine.args ?? [];
  const option = findOption(args, "max-lora-rank");
  const limit = option ? Number(option.value) : undefined;
  for (const [index, { name, uri }] of (workload.adapters ?? []).entries()) {
    const rank = Object.hasOwn(facts.models, uri) ? facts.models[uri]?.loraRank : undefined;
    if (rank === undefined) {
      // Whoever gives a limit knows the ranks.
      if (limit !== undefined) continue;
      report(diagnostics["adapter-rank-unknown"], {
        at: ["adapters", index, "uri"],
        params: {
          name,
          limit: DEFAULT_LORA_RANK,
          config: kserveConfig("models:", `  "${uri}": { loraRank: <rank> }`),
        },
      });
    } else if (limit !== undefined && option && rank > limit) {
      report(diagnostics["adapter-rank"], {
        at: ["engine", "args", option.index],
        params: { name, rank, limit },
        related: [{ message: "the adapter", at: ["adapters", index] }],
      });
    }
  }
};
