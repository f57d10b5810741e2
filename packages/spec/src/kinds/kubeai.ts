import { lazy } from "../kind.js";
import { adapters } from "../values/adapters.js";
import { args, image, modelName } from "../values/model.js";
import { modelUrl, runUrl } from "../values/url.js";
import { serveAction } from "./serve.js";

/** What the functions of both KubeAI kinds take. */
export const kubeaiFunctionShape = lazy(() => ({
  url: modelUrl(),
  model_name: modelName().optional(),
  image: image().optional(),
  adapters: adapters().optional(),
}));

/** The `serve` action, the same for both KubeAI kinds. */
export const kubeaiServe = serveAction({
  task: () => ({}),
  run: () => ({ url: runUrl().optional(), args: args().optional() }),
});
