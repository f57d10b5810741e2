import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { specNameOf, writtenOptions } from "../engine-options.js";
import type { Rule, Scope } from "../scope.js";
import { readOptions } from "../target/arguments.js";
import { isEngine } from "../target/engines.js";

/** Settings of KServe's Hugging Face server that vLLM has nothing like. All are about models that vLLM does not run. */
export const OTHER_SERVERS = [
  "disableLowerCase",
  "disableSpecialTokens",
  "returnTokenTypeIds",
  "returnProbabilities",
  "tensorInputNames",
];

/** Typed settings that the engine does not have, or that say nothing new. */
export const engineOptionsRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  const { name, options = {} } = workload.engine;
  // Any other engine is refused as such.
  if (!isEngine(name)) return;
  if (name !== "VLLM") {
    for (const key of Object.keys(options)) {
      refuse(key, `${name} has no such setting`, "remove it", scope);
    }
    return;
  }
  for (const [key, value] of Object.entries(options)) checkOption(key, value, scope);
  for (const { key, words, overriddenBy } of writtenOptions(workload, facts)) {
    if (options[key] === "text_embedding" && words.length === 0 && overriddenBy === undefined) {
      const params = { option: specNameOf(key), value: "text_embedding" };
      report(diagnostics["option-default"], { at: ["engine", "options", key], params });
    }
    if (overriddenBy === undefined) continue;
    const arg = workload.engine.args?.[overriddenBy] ?? "";
    report(diagnostics["option-overridden"], {
      at: ["engine", "options", key],
      params: { option: specNameOf(key), arg },
      related: [{ message: "this counts", at: ["engine", "args", overriddenBy] }],
    });
  }
};

function checkOption(key: string, value: unknown, scope: Scope): void {
  const { workload, report } = scope;
  const at: Path = ["engine", "options", key];
  if (isDefault(key, value)) {
    const params = { option: specNameOf(key), value: String(value) };
    report(diagnostics["option-default"], { at, params });
  } else if (OTHER_SERVERS.includes(key)) {
    const why = "vLLM, which serves the model there, has no such setting";
    refuse(key, why, "remove it, or use `-b kserve`", scope);
  } else if (key === "backend") {
    const help = "use `backend: VLLM` or leave it out, or use `-b kserve`";
    refuse(key, "it has vLLM only, not Transformers", help, scope);
  } else if (key === "task" && value === "text2text_generation") {
    report(diagnostics["encoder-decoder"], { at, params: {} });
  } else if (key === "telemetry" && !sendsTraces(workload.engine.args ?? [])) {
    report(diagnostics["telemetry-nowhere"], { at, params: {} });
  }
}

/** Whether a setting that nothing is written for asks for no more than there is. */
function isDefault(key: string, value: unknown): boolean {
  if (key === "backend") return value === "auto" || value === "vllm";
  return value === false && (key === "telemetry" || OTHER_SERVERS.includes(key));
}

function sendsTraces(args: readonly string[]): boolean {
  return readOptions(args).some(({ name }) => name === "otlp-traces-endpoint");
}

function refuse(key: string, why: string, help: string, { report }: Scope): void {
  const at: Path = ["engine", "options", key];
  report(diagnostics["option-unsupported"], { at, params: { option: specNameOf(key), why, help } });
}
