import type { Runtime } from "../runtime.js";
import { kubeaiSpeechRuntime } from "./kubeai-speech.js";
import { kubeaiTextRuntime } from "./kubeai-text.js";

export { serving as servingDiagnostics } from "./diagnostics.js";
export { kubeaiSpeechRuntime, kubeaiTextRuntime };

/** The runtimes that Inferspec brings. Each is made with the same `defineRuntime` that a plugin uses. */
export const builtinRuntimes: readonly Runtime[] = [kubeaiTextRuntime, kubeaiSpeechRuntime];
