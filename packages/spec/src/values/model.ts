import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** The name under which the model is served. */
export const modelName = lazy(() =>
  field(z.string(), {
    description:
      "The name of the model: on KServe clients ask for it, on KubeAI for a name that begins with it. " +
      "Left out, their name begins with the function's.",
    examples: ["tinyllama-chat", "embedding"],
  }),
);

/** The image of the engine. */
export const image = lazy(() =>
  field(z.string(), {
    description:
      "The container image of the engine. Left out, the target's own image for the engine and the hardware profile is used.",
    examples: ["vllm/vllm-openai:v0.10.2", "registry.example.org/serving/engine:1.4"],
  }),
);

/** Arguments of the engine's command line. */
export const args = lazy(() =>
  field(
    z.array(
      field(z.string(), {
        description: "One argument, with its value after `=`.",
        examples: ["--max-model-len=8192", "--enable-prefix-caching"],
      }),
    ),
    {
      description:
        "Arguments for the engine's command line, one item each, in this order. Left out, the engine's defaults apply.",
      examples: [["--enable-prefix-caching", "--max-model-len=8192"], ["--max-num-seqs=64"]],
    },
  ),
);
