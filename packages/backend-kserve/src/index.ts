export { kserveBackend } from "./backend.js";
export { diagnostics } from "./diagnostics/index.js";
export { optionsSchema, type KserveOptions } from "./options.js";
export type { KserveFacts } from "./target/facts.js";
