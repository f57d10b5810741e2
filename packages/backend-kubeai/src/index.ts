export { kubeaiBackend } from "./backend.js";
export { diagnostics } from "./diagnostics/index.js";
export { optionsSchema, type KubeaiOptions } from "./options.js";
export type { KubeaiFacts } from "./target/facts.js";
