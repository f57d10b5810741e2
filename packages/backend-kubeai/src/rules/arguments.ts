import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { checkWords } from "./argument-words.js";
import { means, readOptions, VLLM_FLAGS } from "../target/arguments.js";

const routing = "KubeAI sends requests by the Model's name, which this changes";
const address = "KubeAI looks for the server on port 8000 of the Pod's own address";
const plainHttp = "KubeAI's probes and proxy speak plain HTTP to the Pod";

/** vLLM options that break what KubeAI sets itself. */
const VLLM_RESERVED = [
  { flag: VLLM_FLAGS.model, why: "KubeAI sets it from the URL" },
  { flag: VLLM_FLAGS.servedModelName, why: routing },
  { flag: VLLM_FLAGS.port, why: address },
  { flag: VLLM_FLAGS.host, why: address },
  { flag: VLLM_FLAGS.sslKeyfile, why: plainHttp },
  { flag: VLLM_FLAGS.sslCertfile, why: plainHttp },
  {
    flag: VLLM_FLAGS.enableLora,
    why: "KubeAI adds it where there are `adapters`, and loads none without them",
  },
];

const INFINITY_RESERVED = [
  { flag: { name: "model-id" }, why: "KubeAI sets it from the URL" },
  { flag: { name: "served-model-name" }, why: routing },
  { flag: { name: "url-prefix" }, why: "KubeAI expects the API below `/v1`" },
  { flag: { name: "port" }, why: address },
  { flag: { name: "host" }, why: address },
];

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
  const reserved = engine.name === "Infinity" ? INFINITY_RESERVED : VLLM_RESERVED;
  for (const option of readOptions(args)) {
    const hit = reserved.find(({ flag }) => means(option, flag));
    if (!hit) continue;
    const at: Path = ["engine", "args", option.index];
    scope.report(diagnostics["reserved-arg"], {
      at,
      params: { arg: args[option.index] ?? "", why: hit.why },
    });
  }
  checkWords(args, scope);
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
