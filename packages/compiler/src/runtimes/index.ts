import type { Runtime } from "../runtime.js";
import { huggingfaceserveRuntime } from "./huggingfaceserve.js";
import { kubeaiSpeechRuntime } from "./kubeai-speech.js";
import { kubeaiTextRuntime } from "./kubeai-text.js";
import { mlflowserveRuntime } from "./mlflowserve.js";
import { servicegraphRuntime } from "./servicegraph.js";
import { sklearnserveRuntime } from "./sklearnserve.js";
import { vllmservePoolingRuntime } from "./vllmserve-pooling.js";
import { vllmserveSpeechRuntime } from "./vllmserve-speech.js";
import { vllmserveTextRuntime } from "./vllmserve-text.js";

export { serving as servingDiagnostics } from "./diagnostics.js";
export {
  huggingfaceserveRuntime,
  kubeaiSpeechRuntime,
  kubeaiTextRuntime,
  mlflowserveRuntime,
  servicegraphRuntime,
  sklearnserveRuntime,
  vllmservePoolingRuntime,
  vllmserveSpeechRuntime,
  vllmserveTextRuntime,
};

/** The runtimes that Inferspec brings. Each is made with the same `defineRuntime` that a plugin uses. */
export const builtinRuntimes: readonly Runtime[] = [
  kubeaiTextRuntime,
  kubeaiSpeechRuntime,
  huggingfaceserveRuntime,
  sklearnserveRuntime,
  mlflowserveRuntime,
  vllmserveTextRuntime,
  vllmserveSpeechRuntime,
  vllmservePoolingRuntime,
  servicegraphRuntime,
];
