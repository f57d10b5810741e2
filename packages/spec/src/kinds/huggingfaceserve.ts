import * as z from "zod";
import { defineKind, lazy } from "../kind.js";
import { huggingfaceTaskShape } from "../values/huggingface.js";
import { huggingfaceImage } from "../values/images.js";
import { args, modelName } from "../values/model.js";
import { huggingfacePath } from "../values/path.js";
import { kserveForeignKeys } from "./kserve-foreign-keys.js";
import { serveAction, serveSpellings } from "./serve.js";

/** Models of Hugging Face with KServe's Hugging Face server: generation, embedding and classification. */
export const huggingfaceserve = defineKind({
  kind: "huggingfaceserve",
  title: "Hugging Face model",
  description:
    "Serves a Hugging Face model with KServe's Hugging Face server: language models behind an OpenAI-compatible API, classifiers behind the Open Inference Protocol.",
  function: lazy(() =>
    z.strictObject({
      path: huggingfacePath.ofFunction(),
      model_name: modelName().optional(),
      image: huggingfaceImage().optional(),
    }),
  ),
  actions: {
    serve: serveAction({
      task: huggingfaceTaskShape,
      run: () => ({ path: huggingfacePath.ofRun().optional(), args: args().optional() }),
    }),
  },
  spellings: serveSpellings,
  foreignKeys: kserveForeignKeys("path"),
});
