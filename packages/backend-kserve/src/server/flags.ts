import type { ProgramName } from "./programs.js";

/** A setting of the Plan's `engine.options`. */
export type OptionValue = string | number | boolean | readonly string[];

/** How a setting becomes a word of the command line; `undefined` where the value needs none. */
type Flag = (value: OptionValue) => string | undefined;

const equals =
  (flag: string): Flag =>
  (value) =>
    `--${flag}=${String(value)}`;
/** Enumerations are lower case on both command lines; another case is a crash (facts/kserve.md §3). */
const lower =
  (flag: string): Flag =>
  (value) =>
    `--${flag}=${String(value).toLowerCase()}`;
/** A switch that is off by itself: there is no word for `false` (`--flag false` would turn it on). */
const onlyTrue =
  (flag: string): Flag =>
  (value) =>
    value === true ? `--${flag}` : undefined;
const list =
  (flag: string): Flag =>
  (value) =>
    `--${flag}=${Array.isArray(value) ? value.join(",") : String(value)}`;

/**
 * KServe's own flags are spelt with underscores, exactly: what it does not know it ignores without a word
 * (facts/kserve.md §3). `--max_length` is deprecated, `--max_model_len` the same.
 */
const HUGGINGFACESERVER: Readonly<Record<string, Flag>> = {
  task: lower("task"),
  backend: lower("backend"),
  tokenizerRevision: equals("tokenizer_revision"),
  maxLength: equals("max_model_len"),
  disableLowerCase: onlyTrue("disable_lower_case"),
  disableSpecialTokens: onlyTrue("disable_special_tokens"),
  dtype: lower("dtype"),
  trustRemoteCode: onlyTrue("trust_remote_code"),
  tensorInputNames: list("tensor_input_names"),
  returnTokenTypeIds: onlyTrue("return_token_type_ids"),
  returnProbabilities: onlyTrue("return_probabilities"),
  disableLogRequests: onlyTrue("disable_log_requests"),
  // Its own backend takes both spellings, vLLM this one.
  maxLogLen: equals("max-log-len"),
};

const VLLM: Readonly<Record<string, Flag>> = {
  tokenizerRevision: equals("tokenizer-revision"),
  maxLength: equals("max-model-len"),
  dtype: lower("dtype"),
  trustRemoteCode: onlyTrue("trust-remote-code"),
  maxLogLen: equals("max-log-len"),
};

const TABLES: Readonly<Partial<Record<ProgramName, Readonly<Record<string, Flag>>>>> = {
  huggingfaceserver: HUGGINGFACESERVER,
  vllm: VLLM,
};

/** Whether a server has a flag for a setting. */
export function hasFlag(program: ProgramName, option: string): boolean {
  const table = TABLES[program];
  return table !== undefined && Object.hasOwn(table, option);
}

/** The word of the command line for one setting; `undefined` where there is none. */
export function flagFor(
  program: ProgramName,
  option: string,
  value: OptionValue,
): string | undefined {
  return hasFlag(program, option) ? TABLES[program]?.[option]?.(value) : undefined;
}

/** All settings that some server has a flag for. */
export const OPTIONS: readonly string[] = Object.keys(HUGGINGFACESERVER);
