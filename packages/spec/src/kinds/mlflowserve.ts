import * as z from "zod";
import { defineKind, lazy } from "../kind.js";
import { mlflowImage } from "../values/images.js";
import { modelName } from "../values/model.js";
import { mlflowPath } from "../values/path.js";
import { kserveForeignKeys } from "./kserve-foreign-keys.js";
import { serveAction, serveSpellings } from "./serve.js";

/** MLflow models of any flavour with MLServer. */
export const mlflowserve = defineKind({
  kind: "mlflowserve",
  title: "MLflow model",
  description: "Serves an MLflow model with MLServer behind the Open Inference Protocol.",
  function: lazy(() =>
    z.strictObject({
      path: mlflowPath.ofFunction(),
      model_name: modelName().optional(),
      image: mlflowImage().optional(),
    }),
  ),
  actions: {
    serve: serveAction({
      task: () => ({}),
      run: () => ({ path: mlflowPath.ofRun().optional() }),
    }),
  },
  otherActions: {
    build: {
      what: "makes an image that holds the model's Python requirements",
      instead:
        "run it in DigitalHub, or `mlflow models build-docker`, and name what comes out as the function's `image`",
    },
  },
  spellings: serveSpellings,
  foreignKeys: kserveForeignKeys("path"),
});
