import * as z from "zod";
import { lazy, type ForeignKey } from "../kind.js";
import { adapters } from "../values/adapters.js";
import { args, image, modelName } from "../values/model.js";
import { vllmUrl } from "../values/path.js";
import { vllmRunShape } from "../values/vllm.js";
import { kserveForeignKeys } from "./kserve-foreign-keys.js";
import { serveAction } from "./serve.js";

/** The function of all three vLLM kinds. */
export const vllmserveFunction = lazy(() =>
  z.strictObject({
    url: vllmUrl.ofFunction(),
    model_name: modelName().optional(),
    image: image().optional(),
    adapters: adapters().optional(),
  }),
);

/** The `serve` action, the same for all three vLLM kinds. */
export const vllmserveServe = serveAction({
  task: () => ({}),
  run: () => ({ url: vllmUrl.ofRun().optional(), args: args().optional(), ...vllmRunShape() }),
});

/** Of KServe's manifests, and what DigitalHub's SDK still sends after its server dropped it (2026-01, facts §1.5). */
export const vllmserveForeignKeys: readonly ForeignKey[] = [
  ...kserveForeignKeys("url"),
  { key: "storage_space", level: "run", means: "`resources.disk`" },
];
