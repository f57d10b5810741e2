import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/*
 * DigitalHub's patterns for images name one repository each, and get it wrong: `?` makes the last letter of the name
 * optional (`kserve/huggingfaceserve:` passes), mirrors and digests are refused, and so is the CPU image of vLLM that
 * DigitalHub itself uses. Here any image will do, except one of the same owner that is surely not the engine.
 */
const ownImage = (owner: string, allowed: string) =>
  new RegExp(`^(?:${allowed})|^(?!${owner}/)`, "u");

interface EngineImage {
  readonly pattern: RegExp;
  readonly message: string;
  readonly repairs: readonly { readonly pattern: string; readonly replacement: string }[];
  readonly examples: readonly string[];
}

const engineImage = ({ pattern, message, repairs, examples }: EngineImage) =>
  lazy(() =>
    field(z.string().regex(pattern, message), {
      patternErrorMessage: message,
      repairs,
      description:
        "The container image of the engine: a release of it, or one of your own that starts the same way. " +
        "Left out, the target's own image for the engine is used.",
      examples,
    }),
  );

/** The image of `huggingfaceserve`. */
export const huggingfaceImage = engineImage({
  pattern: ownImage("kserve", "kserve/huggingfaceserver(?:[:@]|$)"),
  message: "The image of the Hugging Face server is kserve/huggingfaceserver, or one of your own",
  repairs: [
    { pattern: "^kserve/huggingfaceserve:(.*)$", replacement: "kserve/huggingfaceserver:$1" },
  ],
  examples: [
    "kserve/huggingfaceserver:v0.15.2-gpu",
    "registry.example.org/kserve/huggingfaceserver:v0.15.2",
  ],
});

/** The image of a kind that MLServer serves: its full image, or the one of its flavour. */
const mlserverImage = (flavour: string) =>
  engineImage({
    pattern: ownImage("seldonio", `seldonio/mlserver(?:$|@|:[^-]*$|:.*-${flavour}$)`),
    message: `The image of MLServer for this kind is seldonio/mlserver:<version>-${flavour}, the full seldonio/mlserver:<version>, or one of your own`,
    repairs: [
      {
        pattern: `^seldonio/mlserve:(.*-${flavour})$`,
        replacement: "seldonio/mlserver:$1",
      },
    ],
    examples: [
      `seldonio/mlserver:1.6.0-${flavour}`,
      "registry.example.org/seldonio/mlserver:1.6.0",
    ],
  });

/** The image of `sklearnserve`. */
export const sklearnImage = mlserverImage("sklearn");

/** The image of `mlflowserve`; DigitalHub's own `build` action makes others. */
export const mlflowImage = mlserverImage("mlflow");
