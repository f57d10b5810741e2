import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { findOption } from "../server/arguments.js";
import { flagFor, hasFlag } from "../server/flags.js";
import { isLostOnVllm } from "../server/huggingface.js";
import { serverOf } from "../server/server.js";
import { specWord } from "./spec-word.js";

/** Settings that the server has no flag for. One that asks for nothing is no loss. */
export const optionsRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name;
  if (program === undefined) return;
  const options = workload.engine.options ?? {};
  for (const [option, value] of Object.entries(options)) {
    // Negotiation says that there is no collector.
    if (option === "telemetry") continue;
    const at = ["engine", "options", option];
    const word = specName(option);
    if (program === "huggingfaceserver" && isLostOnVllm(options, option)) {
      if (value === false) continue;
      const params = { engine: `${workload.engine.name} with the backend vLLM`, option: word };
      report(diagnostics["option-unused"], { at, params });
    } else if (hasFlag(program, option)) {
      const [flag = ""] = flagFor(program, option, value)?.slice(2).split("=") ?? [];
      const other = findOption(workload.engine.args ?? [], flag.replace(/_/g, "-"));
      if (flag === "" || !other) continue;
      report(diagnostics["option-overridden"], {
        at,
        params: { option: word, flag: `--${flag}` },
        related: [{ message: "this one wins", at: ["engine", "args", other.index] }],
      });
    } else if (value !== false) {
      const runtime = serverOf(workload, facts)?.runtime?.runtime.name ?? "";
      const engine = program === "other" ? `runtime \`${runtime}\`` : workload.engine.name;
      const params = { engine, option: word };
      report(diagnostics["option-unused"], { at, params });
    }
  }
};

/** How the spec calls a setting. */
function specName(option: string): string {
  return option === "task" ? "huggingface_task" : specWord(option);
}

/** Servers whose images say in `CMD` what is run, so that arguments of a manifest take its place. */
export const WITHOUT_ARGUMENTS: readonly string[] = ["ollama", "faster-whisper", "mlserver"];

/** Arguments for a server that has no place for them. */
export const noArgumentsRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name ?? "";
  if (!workload.engine.args?.length || !WITHOUT_ARGUMENTS.includes(program)) return;
  const params = { engine: workload.engine.name };
  report(diagnostics["no-arguments"], { at: ["engine", "args"], params });
};

/** Keys by which vLLM asks clients who they are (facts/kserve.md §3). */
export const authenticationRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name;
  if (program !== "vllm" && program !== "huggingfaceserver") return;
  const option = findOption(workload.engine.args ?? [], "api-key");
  const effect =
    program === "vllm"
      ? "keeps KServe's probe out too, so that the model never gets ready"
      : "gives no authentication: KServe's server never asks for the key";
  if (option) {
    const at = ["engine", "args", option.index];
    report(diagnostics["no-authentication"], { at, params: { what: "`--api-key`", effect } });
  }
  for (const at of keyVariables(workload)) {
    const params = { what: "`VLLM_API_KEY`", effect };
    report(diagnostics["no-authentication"], { at, params });
  }
};

function keyVariables({ env, secrets = [] }: Parameters<typeof optionsRule>[0]["workload"]) {
  const index = secrets.indexOf("VLLM_API_KEY");
  return [
    ...(env?.["VLLM_API_KEY"] === undefined ? [] : [["env", "VLLM_API_KEY"]]),
    ...(index < 0 ? [] : [["secrets", index]]),
  ];
}
