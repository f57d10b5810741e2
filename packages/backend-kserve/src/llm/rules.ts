import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import { specWord } from "../rules/spec-word.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";
import { parallelismHint } from "./parallelism.js";
import { llmScaling } from "./scaling.js";

/** What of the block `kserve` an LLMInferenceService has. */
const HINTS: ReadonlySet<string> = new Set(["serviceAccount", "startupTimeout", "llm"]);

const hint = (...path: readonly (string | number)[]): Path => ["hints", "kserve", ...path];

/** What belongs to InferenceServices only. */
export const llmHintsRule: Rule = ({ workload, report }) => {
  for (const key of Object.keys(workload.hints?.["kserve"] ?? {})) {
    if (HINTS.has(key)) continue;
    report(diagnostics["llm-hint"], { at: hint(key), params: { key: specWord(key) } });
  }
};

type Reserved = Readonly<Record<string, readonly [why: string, help: string]>>;

/** Words of vLLM's command line that follow from the object, and where to say them. */
const RESERVED: Reserved = {
  host: ["the Pods listen on all addresses", "remove it"],
  "ssl-certfile": ["it makes the certificates", "remove it"],
  "ssl-keyfile": ["it makes the certificates", "remove it"],
  "tensor-parallel-size": ["it follows from the object", "use `kserve.llm.parallelism.tensor`"],
  "data-parallel-size": ["it follows from the object", "use `kserve.llm.parallelism.data`"],
};

/** Those that another rule knows of the engine's own arguments. */
const RESERVED_ALL: Reserved = {
  ...RESERVED,
  model: ["the files lie in /mnt/models", "say it in the function's `url`"],
  "served-model-name": ["clients ask for the model's name", "say it in `model_name`"],
  port: ["the Pods listen on 8000", "remove it"],
};

export const llmArgumentsRule: Rule = ({ workload, facts, report }) => {
  const check = (
    words: readonly string[],
    reserved: Reserved,
    at: (index: number) => Path,
  ): void => {
    words.forEach((word, index) => {
      // vLLM takes both spellings of a dash here, and `--flag=value` (facts/kserve.md §3).
      const option = /^--([\w-]+)/.exec(word)?.[1]?.replaceAll("_", "-") ?? "";
      const found = Object.hasOwn(reserved, option) ? reserved[option] : undefined;
      if (!found) return;
      const [why, help] = found;
      report(diagnostics["llm-argument"], {
        at: at(index),
        params: { argument: `--${option}`, why, help },
      });
    });
  };
  check(workload.engine.args ?? [], RESERVED, (index) => ["engine", "args", index]);
  const prefill = readHints(workload, facts).hints.llm?.prefill?.args ?? [];
  check(prefill, RESERVED_ALL, (index) => hint("llm", "prefill", "args", index));
};

/** How a replica is spread. */
export const llmParallelismRule: Rule = ({ workload, facts, report }) => {
  const wish = parallelismHint(workload, facts);
  const { tensor, pipeline, data, dataLocal, expert } = wish;
  const at = (key: string): Path => hint("llm", "parallelism", key);
  if (pipeline !== undefined)
    report(diagnostics["llm-pipeline"], { at: at("pipeline"), params: {} });
  if ((data === undefined) !== (dataLocal === undefined)) {
    const [given, missing, key] =
      data === undefined ? ["data_local", "data", "dataLocal"] : ["data", "data_local", "data"];
    report(diagnostics["llm-data-pair"], { at: at(key), params: { given, missing } });
  } else if (data !== undefined && dataLocal !== undefined && data % Math.max(1, dataLocal) !== 0) {
    report(diagnostics["llm-data-range"], {
      at: at("dataLocal"),
      params: { data, local: dataLocal },
    });
  }
  if (expert !== undefined && data === undefined) {
    report(diagnostics["llm-expert"], { at: at("expert"), params: {} });
  }
  const count = serverOf(workload, facts)?.hardware.accelerators ?? 0;
  if (tensor !== undefined && data === undefined && count > 0 && count !== tensor) {
    report(diagnostics["llm-tensor-differs"], { at: at("tensor"), params: { tensor, count } });
  }
};

export const llmSchedulerRule: Rule = ({ workload, facts, report }) => {
  const { scheduler, prefill } = readHints(workload, facts).hints.llm ?? {};
  if (scheduler !== false || !prefill) return;
  report(diagnostics["llm-prefill-scheduler"], { at: hint("llm", "scheduler"), params: {} });
};

/** A fixed number, or bounds: never both, and never none. */
export const llmScalingRule: Rule = ({ workload, report }) => {
  const { replicas, min, max, autoscaling } = workload.scaling ?? {};
  const at = (key: string): Path => ["scaling", key];
  const scaling = llmScaling(workload);
  const [least, from] =
    "fixed" in scaling ? [scaling.fixed, scaling.from] : [scaling.min, scaling.minFrom];
  if (least < 1 && from) report(diagnostics["llm-no-replicas"], { at: at(from), params: {} });
  if (!("fixed" in scaling) && scaling.min > scaling.max) {
    const params = { min: scaling.min, max: scaling.max };
    report(diagnostics["llm-bounds"], { at: at("max"), params });
  }
  const unused = (key: string, word: string, why: string): void => {
    report(diagnostics["llm-replicas-unused"], { at: at(key), params: { key: word, why } });
  };
  if (autoscaling === false) {
    if (max !== undefined) unused("max", "max_replicas", "autoscaling is disabled");
    if (min !== undefined && replicas !== undefined && min !== replicas)
      unused("min", "min_replicas", "autoscaling is disabled");
  } else if (replicas !== undefined && min !== undefined && replicas !== min) {
    unused("replicas", "replicas", "the number of replicas to begin with is the minimum");
  }
};

export const llmGatewayRule: Rule = ({ facts, report }) => {
  if (facts.llmGateway !== undefined) return;
  report(diagnostics["llm-gateway-unknown"], { at: ["name"], params: {} });
};
