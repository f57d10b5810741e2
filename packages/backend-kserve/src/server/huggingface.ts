import { flagFor, type OptionValue } from "./flags.js";

type Options = Readonly<Record<string, OptionValue>>;

/** The two engines within KServe's Hugging Face server. */
type Backend = "vllm" | "huggingface";

/**
 * What each task is told to vLLM, which knows no `--task`: the option is one of the server's own backend only, and ignored
 * otherwise (huggingfaceserver/__main__.py). It generates by itself; whether it embeds would follow from the model.
 */
const VLLM_TASKS: Readonly<Record<string, readonly string[]>> = {
  text_generation: [],
  text_embedding: ["--runner=pooling", "--convert=embed"],
};

/** Settings that only the server's own backend reads (huggingfaceserver/__main__.py, `load_model`). */
const OWN_SETTINGS: ReadonlySet<string> = new Set([
  "disableLowerCase",
  "disableSpecialTokens",
  "tensorInputNames",
  "returnTokenTypeIds",
  "returnProbabilities",
]);

/** The backend that the server is told to use; `undefined` where it is left to the server, by the model's architecture. */
export function backendOf(options: Options): Backend | undefined {
  const named = String(options["backend"] ?? "auto").toLowerCase();
  if (named === "vllm" || named === "huggingface") return named;
  // With vLLM, the task would be ignored.
  const task = taskOf(options);
  return task !== undefined && task !== "text_generation" ? "huggingface" : undefined;
}

/** Whether vLLM does nothing with a setting. */
export function isLostOnVllm(options: Options, option: string): boolean {
  return backendOf(options) === "vllm" && OWN_SETTINGS.has(option);
}

/** The task that vLLM cannot be told, though it is to be the backend; `undefined` where there is none. */
export function taskBeyondVllm(options: Options): string | undefined {
  const task = taskOf(options);
  if (task === undefined || backendOf(options) !== "vllm") return undefined;
  return Object.hasOwn(VLLM_TASKS, task) ? undefined : task;
}

function taskOf(options: Options): string | undefined {
  return options["task"] === undefined ? undefined : String(options["task"]).toLowerCase();
}

/** The words of the command line for all settings, each with the setting that it comes from. */
export function wordsOf(
  options: Options,
): readonly { readonly word: string; readonly option: string }[] {
  const backend = backendOf(options);
  const named = "backend" in options ? options : { ...(backend && { backend }), ...options };
  return Object.entries(named).flatMap(([option, value]) => {
    // Where the backend follows from the task, so does this word.
    const source = options[option] === undefined ? "task" : option;
    return words(option, value, backend, options).map((word) => ({ word, option: source }));
  });
}

function words(
  option: string,
  value: OptionValue,
  backend: Backend | undefined,
  options: Options,
): readonly string[] {
  if (option === "backend" && backend !== undefined) return [`--backend=${backend}`];
  if (option === "task" && backend === "vllm") return VLLM_TASKS[String(value).toLowerCase()] ?? [];
  if (isLostOnVllm(options, option)) return [];
  const flag = flagFor("huggingfaceserver", option, value);
  return flag === undefined ? [] : [flag];
}
