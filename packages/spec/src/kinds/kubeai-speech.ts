import * as z from "zod";
import { field } from "../field.js";
import { defineKind, lazy } from "../kind.js";
import { kubeaiForeignKeys } from "./kubeai-foreign-keys.js";
import { kubeaiFunctionShape, kubeaiServe } from "./kubeai.js";
import { serveSpellings } from "./serve.js";

/** Speech-to-text models on KubeAI. Engine and feature are fixed; stating them changes nothing. */
export const kubeaiSpeech = defineKind({
  kind: "kubeai-speech",
  title: "Speech model on KubeAI",
  description: "Serves a speech-to-text model with KubeAI behind an OpenAI-compatible API.",
  function: lazy(() =>
    z.strictObject({
      ...kubeaiFunctionShape(),
      engine: field(z.enum(["FasterWhisper"]), {
        description:
          "The server process that runs the model. This kind has only one, so it may be left out.",
        examples: ["FasterWhisper"],
        default: "FasterWhisper",
      }).optional(),
      features: field(z.array(z.enum(["SpeechToText"])).length(1), {
        description:
          "What the model is served for. This kind has only one feature, so it may be left out.",
        examples: [["SpeechToText"]],
        default: ["SpeechToText"],
      }).optional(),
    }),
  ),
  actions: { serve: kubeaiServe },
  spellings: serveSpellings,
  foreignKeys: kubeaiForeignKeys,
});
