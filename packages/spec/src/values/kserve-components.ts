import * as z from "zod";
import { field } from "../field.js";
import { flag, text, texts, whole } from "./simple.js";

/* Containers that KServe puts beside the server of a model. */

const quantities = () =>
  field(
    z.strictObject({
      cpu: text("CPU cores, as a Kubernetes quantity.", ["1", "500m"]),
      memory: text("Memory, as a Kubernetes quantity in bytes.", ["1Gi", "512Mi"]),
      gpu: text("GPUs: a whole number, in quotes.", ["1", "2"]),
    }),
    {
      description: "What its container gets.",
      examples: [{ cpu: "1", memory: "1Gi" }, { gpu: "1" }],
    },
  ).optional();

const container = () => ({
  command: texts("Its command, in place of the image's entry point.", [
    ["python", "serve.py"],
    ["/serve"],
  ]),
  args: texts("Arguments of its command.", [["--workers=2"], ["--debug"]]),
  env: field(z.record(z.string(), z.string()), {
    description: "Its environment variables, name to value.",
    examples: [{ LOG_LEVEL: "debug" }, { STORE_URL: "http://store" }],
  }).optional(),
  resources: quantities(),
  min_replicas: whole("The fewest replicas of it.", [1, 0], 0),
  max_replicas: whole("The most replicas of it.", [3, 5], 0),
});

/** What stands before the server and changes requests and answers. */
export const transformer = () =>
  field(
    z.strictObject({
      image: field(z.string().min(1), {
        description: "The image of the transformer, which is made with KServe's Python SDK.",
        examples: ["registry.example.org/features:1.4", "kserve/image-transformer:v0.15.2"],
      }),
      ...container(),
      collocated: flag(
        "Whether it runs in the pod of the server instead of one of its own. Left out, `false`.",
      ),
    }),
    {
      description: "A container before the server that changes requests and answers.",
      examples: [
        { image: "registry.example.org/features:1.4" },
        { image: "registry.example.org/features:1.4", collocated: true },
      ],
    },
  ).optional();

const ART = ["SquareAttack"] as const;

/** What answers questions about the predictions of the server. */
export const explainer = () =>
  field(
    z.strictObject({
      image: text("The image of an explainer of your own.", [
        "registry.example.org/explainer:1",
        "registry.example.org/shap:2",
      ]),
      art: field(z.enum([...ART]), {
        description: "KServe's own explainer with the Adversarial Robustness Toolbox.",
        examples: [...ART],
        enumDescriptions: ["Looks for small changes that fool the model"],
      }).optional(),
      ...container(),
    }),
    {
      description: "A container that explains predictions: one of your own, or KServe's `art`.",
      examples: [{ image: "registry.example.org/explainer:1" }, { art: "SquareAttack" as const }],
    },
  ).optional();
