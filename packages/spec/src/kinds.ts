/*
 * What the built-in kinds are put together of: for whoever lowers them, and so needs the types of their parameters.
 * Authors of specs need none of it.
 */
export { kubeaiFunctionShape, kubeaiServe } from "./kinds/kubeai.js";
export { serveRunShape } from "./kinds/serve.js";
export { vllmserveFunction, vllmserveServe } from "./kinds/vllmserve.js";
export { adapters } from "./values/adapters.js";
export { huggingfaceTaskShape } from "./values/huggingface.js";
export { scaling } from "./values/scaling.js";
export { sharedTaskShape } from "./values/shared.js";
