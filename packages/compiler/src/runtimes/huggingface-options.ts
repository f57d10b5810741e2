import type { huggingfaceTaskShape } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Workload } from "../plan/schema.js";
import type { ReadParam } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import type { Traceable } from "../trace.js";
import { filled, present } from "./shared.js";

export type HuggingfaceParameters = z.infer<z.ZodObject<ReturnType<typeof huggingfaceTaskShape>>>;

/** Settings that are taken over as they are, by their names in the Plan. `false` is a setting too. */
const PLAIN = {
  max_length: "maxLength",
  disable_lower_case: "disableLowerCase",
  disable_special_tokens: "disableSpecialTokens",
  trust_remote_code: "trustRemoteCode",
  return_token_type_ids: "returnTokenTypeIds",
  return_probabilities: "returnProbabilities",
  disable_log_requests: "disableLogRequests",
  max_log_len: "maxLogLen",
} as const satisfies Partial<Record<keyof HuggingfaceParameters, string>>;

/** Lowers the settings of the Hugging Face server to `engine.options`. */
export function lowerHuggingfaceOptions(
  param: ReadParam<HuggingfaceParameters>,
): Traceable<NonNullable<Workload["engine"]["options"]>, SpecOrigin> | undefined {
  const plain = (Object.keys(PLAIN) as (keyof typeof PLAIN)[]).map((key) => [
    PLAIN[key],
    param(key),
  ]);
  return present({
    task: param("huggingface_task"),
    backend: param("backend")?.map((word) => word.toLowerCase()),
    dtype: param("dtype")?.map((word) => word.toLowerCase()),
    tokenizerRevision: filled(param("tokenizer_revision")),
    tensorInputNames: filled(param("tensor_input_names")),
    ...(Object.fromEntries(plain) as Record<string, never>),
  }) as Traceable<NonNullable<Workload["engine"]["options"]>, SpecOrigin> | undefined;
}
