import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** LoRA adapters. The published schemas demand neither key, so this one does not; later rules do. */
export const adapters = lazy(() =>
  field(
    z.array(
      z.strictObject({
        name: field(z.string(), {
          description:
            "The adapter's name, unique in the function: lower-case letters, digits and hyphens. Clients ask for `<model>_<name>` on KubeAI, for the name itself on KServe.",
          examples: ["colorist", "legal-v2"],
        }).optional(),
        url: field(z.string(), {
          description: "Where the adapter is loaded from: `hf://`, `s3://`, `gs://` or `oss://`.",
          examples: ["hf://jashing/tinyllama-colorist-lora", "s3://models/adapters/legal-v2"],
        }).optional(),
      }),
    ),
    {
      description: "LoRA adapters, served beside the base model. Only vLLM can load them.",
      examples: [
        [{ name: "colorist", url: "hf://jashing/tinyllama-colorist-lora" }],
        [{ name: "legal-v2", url: "s3://models/adapters/legal-v2" }],
      ],
    },
  ),
);
