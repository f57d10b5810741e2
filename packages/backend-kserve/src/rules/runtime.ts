import { alternatives, suggestion, type Path } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { engineFact, modelFormatOf } from "../server/engines.js";
import { noRuntime, serverOf } from "../server/server.js";
import { mainContainer } from "../target/serving-runtime.js";
import type { NoRuntime } from "../target/select-runtime.js";

const RUNTIME: Path = ["hints", "kserve", "runtime"];
const PROTOCOL: Path = ["hints", "kserve", "protocol"];
const WORKERS: Path = ["hints", "kserve", "workers"];

/** Whether KServe would find a runtime, and the one that is meant. */
export const runtimeRule: Rule = (scope) => {
  const { workload, facts, report } = scope;
  checkVersion(scope);
  const none = noRuntime(workload, facts);
  const named = readHints(workload, facts).hints.runtime;
  if (none !== undefined) {
    if (named === undefined) reportNone(none, scope);
    else reportNamed(named, none, scope);
    return;
  }
  const choice = serverOf(workload, facts)?.runtime;
  if (!choice) {
    reportUnasked(scope);
    return;
  }
  const { name } = choice.runtime;
  if (mainContainer(choice.runtime) === undefined) {
    const at = named === undefined ? ["engine", "name"] : RUNTIME;
    report(diagnostics["runtime-container"], { at, params: { name } });
  }
  const meant = engineFact(workload.engine.name)?.program;
  const program = serverOf(workload, facts)?.program.name;
  if (named === undefined && program !== meant) {
    report(diagnostics["other-server"], {
      at: readHints(workload, facts).hints.protocol === undefined ? ["engine", "name"] : PROTOCOL,
      params: { runtime: name, engine: workload.engine.name, protocol: choice.effective },
    });
  }
};

/** A tag as container runtimes read it (distribution/reference). */
const TAG = /^\w[\w.-]{0,127}$/;

function checkVersion({ workload, facts, report }: Scope): void {
  const version = readHints(workload, facts).hints.runtimeVersion;
  if (version === undefined || TAG.test(version)) return;
  const at = ["hints", "kserve", "runtimeVersion"];
  report(diagnostics["runtime-version-form"], { at, params: { version } });
}

/** No runtime is looked for: the engine comes in a container of its own. */
function reportUnasked({ workload, facts, report }: Scope): void {
  const { runtime, runtimeVersion } = readHints(workload, facts).hints;
  const why = `no runtime is for ${workload.engine.name}, which comes in a container of its own`;
  if (runtime !== undefined) {
    const help = "leave `kserve.runtime` out";
    report(diagnostics["runtime-unfit"], { at: RUNTIME, params: { name: runtime, why, help } });
  }
  if (runtimeVersion !== undefined) {
    const at = ["hints", "kserve", "runtimeVersion"];
    report(diagnostics["runtime-version-unused"], { at, params: { version: runtimeVersion, why } });
  }
}

function reportNamed(name: string, none: NoRuntime, { workload, facts, report }: Scope): void {
  if (none.why === "unknown-runtime") {
    report(diagnostics["unknown-runtime"], {
      at: RUNTIME,
      params: {
        name,
        origin: facts.runtimesOrigin === "" ? "the configuration" : facts.runtimesOrigin,
        suggestion: suggestion(name, [...none.known].sort()).text,
        config: kserveConfig("runtimes: runtimes.yaml"),
      },
    });
    return;
  }
  const format = modelFormatOf(workload) ?? "";
  const [why, help] = unfit(none, format);
  report(diagnostics["runtime-unfit"], { at: RUNTIME, params: { name, why, help } });
}

function unfit(none: NoRuntime, format: string): readonly [why: string, help: string] {
  const other = "name another runtime, or leave `kserve.runtime` out";
  switch (none.why) {
    case "disabled-runtime":
      return ["it is disabled", `enable it on the cluster; or ${other}`];
    case "runtime-protocol":
      return [
        `it speaks ${listed(none.protocols)}`,
        "leave `kserve.protocol` out, or name another runtime",
      ];
    case "runtime-format":
      return [`it serves ${listed(none.formats.map((one) => one.name))}, not \`${format}\``, other];
    default:
      return [reason(none, format)[0], other];
  }
}

function reportNone(none: NoRuntime, { workload, report }: Scope): void {
  const format = modelFormatOf(workload) ?? "";
  const [why, help] = reason(none, format);
  // That nobody could reach it by gRPC is said by another rule.
  if (none.why === "protocol" && none.protocol === "grpc-v2") return;
  if (none.why === "protocol" || none.why === "multi-node") {
    const at = none.why === "protocol" ? PROTOCOL : WORKERS;
    report(diagnostics["no-runtime"], { at, params: { format, why, help } });
    return;
  }
  report(diagnostics["own-container"], {
    at: ["engine", "name"],
    params: { why, engine: workload.engine.name, help },
  });
}

function reason(none: NoRuntime, format: string): readonly [why: string, help: string] {
  const tell = `name the cluster's runtimes in the configuration, as \`kubectl get clusterservingruntimes,servingruntimes -o yaml\` prints them:\n${kserveConfig("runtimes: runtimes.yaml")}`;
  switch (none.why) {
    case "protocol":
      return [
        `none of those for it speaks ${none.protocol}, only ${listed(none.protocols)}`,
        "leave `kserve.protocol` out, or name one of those",
      ];
    case "multi-node":
      return [
        "none of those for it spans several nodes",
        "remove `kserve.workers`, or use HuggingFaceServer",
      ];
    case "single-node":
      return [`every runtime for the format \`${format}\` spans several nodes`, tell];
    case "not-auto-selected":
      return [
        `KServe selects no runtime for the format \`${format}\` by itself`,
        `write \`kserve.runtime: ${none.runtimes[0] ?? ""}\``,
      ];
    case "format-version":
      return [
        `the runtimes for the format \`${format}\` are for version ${listed(none.versions)} only`,
        tell,
      ];
    default:
      return [`no runtime is for the format \`${format}\``, tell];
  }
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? "nothing" : alternatives([...new Set(words)]);
}
