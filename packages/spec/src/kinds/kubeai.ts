import * as z from "zod";
import { lazy, type Spelling } from "../kind.js";
import { adapters } from "../values/adapters.js";
import { env } from "../values/env.js";
import { files } from "../values/files.js";
import { cacheProfile, cacheProfileSpellings, processors } from "../values/hardware.js";
import { args, image, modelName } from "../values/model.js";
import { functionRef, localExecution, taskRef } from "../values/refs.js";
import { scaling, scalingSpellings } from "../values/scaling.js";
import { sharedTaskShape, sharedTaskSpellings } from "../values/shared.js";
import { modelUrl, runUrl } from "../values/url.js";

/** What the functions of both KubeAI kinds take. */
export const kubeaiFunctionShape = lazy(() => ({
  url: modelUrl(),
  model_name: modelName().optional(),
  image: image().optional(),
  adapters: adapters().optional(),
}));

const runShape = lazy(() => ({
  local_execution: localExecution().optional(),
  url: runUrl().optional(),
  args: args().optional(),
  env: env().optional(),
  files: files().optional(),
  scaling: scaling().optional(),
  processors: processors().optional(),
  cache_profile: cacheProfile().optional(),
  ...sharedTaskShape(),
}));

/** The `serve` action, the same for both KubeAI kinds. */
export const kubeaiServe = {
  task: lazy(() => z.strictObject({ function: functionRef(), ...sharedTaskShape() })),
  run: lazy(() => z.strictObject({ task: taskRef(), function: functionRef(), ...runShape() })),
  parameters: lazy(() => z.strictObject(runShape())),
};

export const kubeaiSpellings: readonly Spelling[] = [
  ...cacheProfileSpellings,
  ...scalingSpellings,
  ...sharedTaskSpellings,
];
