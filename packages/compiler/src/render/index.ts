export { renderGithub, type GithubOptions } from "./github.js";
export { jsonReport, renderJson, type JsonOptions, type JsonReport } from "./json.js";
export { Masker, maskSource } from "./mask.js";
export { renderSarif, type SarifOptions } from "./sarif.js";
export { renderText, type TextOptions } from "./text.js";
