/*
 * What model servers understand. Importing this costs nothing: the tables are made when they are first asked for.
 */
export { catalogueOf, ENGINES, nearestVersion, versions } from "./catalogue.js";
export type { Catalogue, EngineName, NearestVersion } from "./catalogue.js";
export { checkArguments } from "./check.js";
export type { ArgumentsToCheck, Reserved } from "./check.js";
export { checkEnvironment } from "./check-environment.js";
export type { EnvironmentToCheck } from "./check-environment.js";
export type { VariableFinding } from "./finding.js";
export type { Effect, Finding, FindingKind, Replacement } from "./finding.js";
export { conversionOf } from "./ctranslate2.js";
export type { Conversion } from "./ctranslate2.js";
export { isGated } from "./gated.js";
export { DEFAULT_LORA_RANK, loraRankLimit } from "./lora.js";
export type { Names } from "./names.js";
export type { Option, OptionKind, Provenance, ValueType, Variable } from "./option.js";
export { compareVersions, versionOfImage } from "./version.js";
