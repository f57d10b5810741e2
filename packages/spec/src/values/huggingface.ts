import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";
import { flag, whole } from "./simple.js";

const TASKS = [
  "sequence_classification",
  "token_classification",
  "fill_mask",
  "text_generation",
  "text2text_generation",
  "text_embedding",
] as const;
const BACKENDS = ["AUTO", "VLLM", "HUGGINGFACE"] as const;
const DTYPES = ["AUTO", "FLOAT16", "FLOAT32", "BFLOAT16", "FLOAT", "HALF"] as const;

/**
 * Settings of the Hugging Face server, which DigitalHub keeps in the task. A `false` here is a `false` for the server:
 * DigitalHub writes `--flag false`, which the server reads as `--flag` (facts/digitalhub.md §4.2).
 */
export const huggingfaceTaskShape = lazy(() => ({
  huggingface_task: field(z.enum(TASKS), {
    description:
      "What the model does. Left out, the server infers it from the model's architecture, so what clients can ask of it is not known.",
    examples: [...TASKS],
    enumDescriptions: [
      "One label for a text",
      "A label for every token",
      "Words for a gap in a text",
      "Chat and completions",
      "Chat and completions, with an encoder and a decoder",
      "Embeddings",
    ],
  }).optional(),
  backend: field(z.enum(BACKENDS), {
    description: "What runs the model within the server. Left out, as `AUTO`.",
    examples: [...BACKENDS],
    enumDescriptions: [
      "vLLM where it knows the model, else Transformers",
      "vLLM; fails where it does not know the model",
      "Transformers",
    ],
  }).optional(),
  tokenizer_revision: field(z.string().regex(/^\S*$/), {
    description:
      "The branch, tag or commit of the tokenizer's repository. Left out, the repository's default.",
    examples: ["main", "v1.0"],
    patternErrorMessage: "No branch, tag or commit has a blank in its name.",
  }).optional(),
  max_length: whole(
    "The longest sequence that the tokenizer makes, in tokens. Left out, the model's own.",
    [512, 4096],
    1,
  ),
  disable_lower_case: flag("Whether the tokenizer keeps capital letters. Left out, `false`."),
  disable_special_tokens: flag(
    "Whether sequences are encoded without the special tokens of their model. Left out, `false`.",
  ),
  dtype: field(z.enum(DTYPES), {
    description:
      "The data type that the weights are loaded in. Left out, the server's choice: half precision on a GPU, `FLOAT32` on a CPU.",
    examples: [...DTYPES],
    enumDescriptions: [
      "As the model's configuration says",
      "16 bits",
      "32 bits",
      "16 bits with the range of 32",
      "Another word for `FLOAT32`",
      "Another word for `FLOAT16`",
    ],
  }).optional(),
  trust_remote_code: flag(
    "Whether code from the model's repository may run in the server. Left out, it may not; DigitalHub's own server would let it.",
  ),
  tensor_input_names: field(
    z.array(
      field(z.string().regex(/^[^\s,]+$/), {
        description: "The name of one tensor.",
        examples: ["input_ids", "attention_mask"],
        patternErrorMessage: "One name an item: the server splits names at commas.",
      }),
    ),
    {
      description: "The tensors that the model is given. Left out, those that its tokenizer makes.",
      examples: [["input_ids", "attention_mask"], ["input_ids"]],
    },
  ).optional(),
  return_token_type_ids: flag(
    "Whether the tokenizer gives token type ids. Left out, as the model has it.",
  ),
  return_probabilities: flag(
    "Whether classification gives the probabilities of all labels instead of the best one. Left out, `false`.",
  ),
  disable_log_requests: flag("Whether requests stay out of the log. Left out, `false`."),
  max_log_len: whole(
    "How much of a prompt is logged, in characters or tokens. Left out, all of it.",
    [100, 1000],
    0,
  ),
}));
