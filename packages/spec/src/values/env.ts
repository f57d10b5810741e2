import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** `env`: a map, as v15, the SDK and the documents have it. */
export const env = lazy(() =>
  field(z.record(z.string(), z.string()), {
    description:
      "Environment variables of the engine, name to value. Values are texts: put numbers and `true` in quotes.",
    examples: [{ VLLM_LOGGING_LEVEL: "DEBUG" }, { HF_HUB_OFFLINE: "1" }],
  }),
);

/** `envs`: the list of the shared task parameters, or the map that DigitalHub's server reads since May 2026. */
export const envs = lazy(() =>
  field(
    z.union([
      z.array(
        z.strictObject({
          name: field(z.string().min(1), {
            description: "The variable's name.",
            examples: ["VLLM_LOGGING_LEVEL", "HF_HUB_OFFLINE"],
          }),
          value: field(z.string().min(1), {
            description: "Its value, a text: put numbers and `true` in quotes.",
            examples: ["DEBUG", "1"],
          }),
        }),
      ),
      z.record(z.string(), z.string()),
    ]),
    {
      description:
        "Environment variables of the engine: a list of `name` and `value`, or a map. Means the same as `env`. " +
        "What a run says replaces what its task says.",
      examples: [[{ name: "VLLM_LOGGING_LEVEL", value: "DEBUG" }], { HF_HUB_OFFLINE: "1" }],
    },
  ),
);

/** `secrets`: keys, never values. */
export const secrets = lazy(() =>
  field(
    z.array(
      field(z.string(), {
        description: "The key of one project secret.",
        examples: ["HF_TOKEN", "AWS_SECRET_ACCESS_KEY"],
      }),
    ),
    {
      description:
        "Keys of project secrets that the engine gets as environment variables. The configuration says which " +
        "Kubernetes Secret holds each; values never stand in a spec.",
      examples: [["HF_TOKEN"], ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]],
    },
  ),
);
