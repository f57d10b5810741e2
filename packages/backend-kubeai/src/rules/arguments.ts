import type { Reserved } from "@inferspec/engines";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { readOptions } from "../target/arguments.js";
import { checkWords } from "./argument-words.js";
import { checkCatalogue, isCatalogued, type CataloguedEngine } from "./catalogue.js";

const routing = "KubeAI sends requests by the Model's name, which this changes";
const address = "KubeAI looks for the server on port 8000 of the Pod's own address";
const plainHttp = "KubeAI's probes and proxy speak plain HTTP to the Pod";

/** Options by which an engine takes itself out of KubeAI's reach. */
const RESERVED: Readonly<Record<CataloguedEngine, readonly Reserved[]>> = {
  VLLM: [
    { option: "--model", why: "KubeAI sets it from the URL" },
    { option: "--served-model-name", why: routing },
    { option: "--port", why: address },
    { option: "--host", why: address },
    { option: "--ssl-keyfile", why: plainHttp },
    { option: "--ssl-certfile", why: plainHttp },
    {
      option: "--enable-lora",
      why: "KubeAI adds it where there are `adapters`, and loads none without them",
    },
  ],
  Infinity: [
    { option: "--model-id", why: "KubeAI sets it from the URL" },
    { option: "--served-model-name", why: routing },
    { option: "--url-prefix", why: "KubeAI expects the API below `/v1`" },
    { option: "--port", why: address },
    { option: "--host", why: address },
  ],
};

/** Options people write for these engines → the variable that says the same. */
const VARIABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  OLlama: {
    "context-length": "OLLAMA_CONTEXT_LENGTH",
    "num-parallel": "OLLAMA_NUM_PARALLEL",
    "max-loaded-models": "OLLAMA_MAX_LOADED_MODELS",
    "max-queue": "OLLAMA_MAX_QUEUE",
    "flash-attention": "OLLAMA_FLASH_ATTENTION",
    "kv-cache-type": "OLLAMA_KV_CACHE_TYPE",
    debug: "OLLAMA_DEBUG",
  },
  FasterWhisper: {
    "compute-type": "WHISPER__COMPUTE_TYPE",
    device: "WHISPER__INFERENCE_DEVICE",
    "num-workers": "WHISPER__NUM_WORKERS",
    "cpu-threads": "WHISPER__CPU_THREADS",
    "log-level": "UVICORN_LOG_LEVEL",
  },
};

/** The engine's command line: what KubeAI keeps for itself, and engines that take none. */
export const argumentsRule: Rule = (scope) => {
  const { engine } = scope.workload;
  const args = engine.args ?? [];
  if (args.length === 0) return;
  const variables = VARIABLES[engine.name];
  if (variables) {
    scope.report(diagnostics["fatal-args"], {
      at: ["engine", "args"],
      params: { engine: engine.name, help: fatalHelp(engine.name, args, variables) },
    });
    return;
  }
  const words = checkWords(args, scope);
  if (isCatalogued(engine.name)) checkCatalogue(engine.name, words, RESERVED[engine.name], scope);
};

function fatalHelp(
  engine: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>>,
): string {
  const known = readOptions(args).flatMap(({ name, value }) =>
    Object.hasOwn(variables, name)
      ? [`${variables[name] ?? ""}: ${JSON.stringify(value ?? "1")}`]
      : [],
  );
  if (known.length > 0)
    return `use \`env\` instead: ${known.map((line) => `\`${line}\``).join(", ")}`;
  return engine === "OLlama"
    ? "use `env` with Ollama's `OLLAMA_…` variables instead"
    : "use `env` with the server's `WHISPER__…` and `UVICORN_…` variables instead";
}
