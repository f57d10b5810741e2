import { isVariableName, looksSecret, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import type { ProgramName } from "../server/programs.js";
import { serverOf } from "../server/server.js";
import { componentsOf } from "./components.js";

const port = "KServe sends requests to the port that it knows";
const elsewhere = "clients would not find the API where the endpoints say it is";

/** Variables by which a server takes itself out of reach (facts/kserve.md §2, §4.1). */
const RESERVED: Readonly<Partial<Record<ProgramName, Readonly<Record<string, string>>>>> = {
  huggingfaceserver: { KSERVE_OPENAI_ROUTE_PREFIX: elsewhere },
  kserve: { KSERVE_OPENAI_ROUTE_PREFIX: elsewhere },
  mlserver: {
    MLSERVER_HTTP_PORT: port,
    MLSERVER_MODEL_NAME: elsewhere,
    MLSERVER_MODEL_IMPLEMENTATION: "it follows from the model's format",
  },
  infinity: {
    INFINITY_PORT: port,
    INFINITY_HOST: port,
    INFINITY_URL_PREFIX: elsewhere,
    INFINITY_SERVED_MODEL_NAME: elsewhere,
  },
  "faster-whisper": { UVICORN_PORT: port, UVICORN_HOST: port },
  ollama: { OLLAMA_HOST: port },
};

/** What KServe sets itself, or forbids, whatever the server. */
const EVERYWHERE: Readonly<Record<string, string>> = {
  PYTHONPATH: "KServe's webhook forbids it in every container",
  STORAGE_URI: "KServe would fetch that in place of the model",
};

/** What KServe sets where a replica spans several nodes. */
const MULTI_NODE = ["PIPELINE_PARALLEL_SIZE", "TENSOR_PARALLEL_SIZE"];

/** What the templates of an LLMInferenceService read themselves (config/llmisvcconfig). */
const LLM: Readonly<Record<string, string>> = {
  VLLM_ADDITIONAL_ARGS: "a shell reads it as further arguments; say them in `args`",
};

/** Names that the construct library takes for its own: a map with such a key cannot be rendered. */
export const UNDRAWABLE: readonly string[] = ["__proto__", "constructor"];

/** Names of variables, and those that are KServe's own. */
export const envRule: Rule = (scope) => {
  const { workload, report } = scope;
  checkVariables(workload.env ?? {}, ["env"], scope, {
    reservedBecause: (name) => reservedBecause(name, scope),
    help: (name) => `use \`secrets: [${name}]\` and map it to a Secret in the configuration`,
  });
  for (const { part, at } of componentsOf(scope)) {
    checkVariables(part.env ?? {}, [...at, "env"], scope, {
      reservedBecause: (name) => (Object.hasOwn(EVERYWHERE, name) ? EVERYWHERE[name] : undefined),
      help: () => "let the image read it from elsewhere: here are no Secrets to name",
    });
  }
  for (const [index, name] of (workload.secrets ?? []).entries()) {
    const why = reservedBecause(name, scope);
    if (why === undefined) continue;
    report(diagnostics["forbidden-env"], { at: ["secrets", index], params: { name, why } });
  }
};

/** What differs between the engine's variables and those of a further container. */
interface Judging {
  readonly reservedBecause: (name: string) => string | undefined;
  /** Where a secret goes. */
  readonly help: (name: string) => string;
}

function checkVariables(
  env: Readonly<Record<string, string>>,
  place: Path,
  { report }: Scope,
  judging: Judging,
): void {
  for (const [name, value] of Object.entries(env)) {
    const at = [...place, name];
    if (UNDRAWABLE.includes(name)) {
      report(diagnostics["env-undrawable"], { at, side: "key", params: { name } });
    } else if (!isVariableName(name)) {
      report(diagnostics["env-name"], { at, side: "key", params: { name } });
    }
    const why = judging.reservedBecause(name);
    if (why !== undefined) {
      report(diagnostics["forbidden-env"], { at, side: "key", params: { name, why } });
    }
    if (looksSecret(name, value)) {
      const params = { name, help: judging.help(name) };
      report(diagnostics["env-plain-secret"], { at, side: "key", params });
    }
  }
}

function reservedBecause(name: string, { workload, facts }: Scope): string | undefined {
  if (Object.hasOwn(EVERYWHERE, name)) return EVERYWHERE[name];
  if (facts.target === "LLMInferenceService" && Object.hasOwn(LLM, name)) return LLM[name];
  if (readHints(workload, facts).hints.workers !== undefined && MULTI_NODE.includes(name)) {
    return "say it in `kserve.workers`, from which KServe sets it";
  }
  const program = serverOf(workload, facts)?.program.name;
  const reserved = (program && RESERVED[program]) ?? {};
  return Object.hasOwn(reserved, name) ? reserved[name] : undefined;
}
