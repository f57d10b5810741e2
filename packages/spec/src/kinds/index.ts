import { huggingfaceserve } from "./huggingfaceserve.js";
import { kubeaiSpeech } from "./kubeai-speech.js";
import { kubeaiText } from "./kubeai-text.js";
import { mlflowserve } from "./mlflowserve.js";
import { servicegraph } from "./servicegraph.js";
import { sklearnserve } from "./sklearnserve.js";
import { vllmservePooling } from "./vllmserve-pooling.js";
import { vllmserveSpeech } from "./vllmserve-speech.js";
import { vllmserveText } from "./vllmserve-text.js";

/** The built-in function kinds. Listing them costs nothing: each makes its schemas when they are first used. */
export const kinds = [
  kubeaiText,
  kubeaiSpeech,
  huggingfaceserve,
  sklearnserve,
  mlflowserve,
  vllmserveText,
  vllmserveSpeech,
  vllmservePooling,
  servicegraph,
] as const;

/** The name of a built-in function kind. */
export type KindName = (typeof kinds)[number]["kind"];

const byName: ReadonlyMap<string, (typeof kinds)[number]> = new Map(
  kinds.map((kind) => [kind.kind, kind]),
);

/** The built-in kind of that name. */
export function kindNamed(name: string): (typeof kinds)[number] | undefined {
  return byName.get(name);
}

export {
  huggingfaceserve,
  kubeaiSpeech,
  kubeaiText,
  mlflowserve,
  servicegraph,
  sklearnserve,
  vllmservePooling,
  vllmserveSpeech,
  vllmserveText,
};
