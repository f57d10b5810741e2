import * as z from "zod";
import { field } from "../field.js";
import { flag, texts, whole } from "./simple.js";

const prefill = () =>
  field(
    z.strictObject({
      replicas: whole("How many replicas read prompts.", [1, 2], 1),
      args: texts("Arguments for vLLM in those replicas.", [
        ["--max-num-seqs=8"],
        ["--enforce-eager"],
      ]),
    }),
    {
      description: "Replicas of their own that read prompts; the others only write answers.",
      examples: [{ replicas: 2 }, { replicas: 1, args: ["--max-num-seqs=8"] }],
    },
  ).optional();

const parallelism = () =>
  field(
    z.strictObject({
      tensor: whole("GPUs that share each layer.", [2, 8], 1),
      pipeline: whole("Nodes that share the layers.", [2, 4], 1),
      data: whole("Copies of the attention layers.", [8, 16], 1),
      data_local: whole("How many of those copies a node has.", [8, 4], 1),
      expert: flag(
        "Whether the experts of the model are spread over the copies. Left out, `false`.",
      ),
    }),
    {
      description: "How one replica is spread over GPUs and nodes.",
      examples: [{ tensor: 4 }, { data: 16, data_local: 8, expert: true }],
    },
  ).optional();

/** What only KServe's LLMInferenceService has. */
export const llm = () =>
  field(
    z.strictObject({
      scheduler: flag(
        "Whether requests are led to the replica that fits best, by its load and its prefix cache.",
      ),
      prefill: prefill(),
      parallelism: parallelism(),
      base_refs: texts("LLMInferenceServiceConfigs that it builds on, by name.", [
        ["team-defaults"],
        ["team-defaults", "gpu-nodes"],
      ]),
    }),
    {
      description: "What only an LLMInferenceService has; other targets of KServe refuse it.",
      examples: [{ scheduler: true }, { parallelism: { tensor: 4 } }],
    },
  ).optional();
