import * as z from "zod";
import { defineKind, lazy } from "../kind.js";
import { sklearnImage } from "../values/images.js";
import { modelName } from "../values/model.js";
import { sklearnPath } from "../values/path.js";
import { kserveForeignKeys } from "./kserve-foreign-keys.js";
import { serveAction, serveSpellings } from "./serve.js";

/** Estimators of scikit-learn with MLServer. */
export const sklearnserve = defineKind({
  kind: "sklearnserve",
  title: "scikit-learn model",
  description: "Serves a scikit-learn estimator with MLServer behind the Open Inference Protocol.",
  function: lazy(() =>
    z.strictObject({
      path: sklearnPath.ofFunction(),
      model_name: modelName().optional(),
      image: sklearnImage().optional(),
    }),
  ),
  actions: {
    serve: serveAction({
      task: () => ({}),
      run: () => ({ path: sklearnPath.ofRun().optional() }),
    }),
  },
  spellings: serveSpellings,
  foreignKeys: kserveForeignKeys("path"),
});
