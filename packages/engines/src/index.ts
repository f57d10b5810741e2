/*
 * What model servers understand. Importing this costs nothing: the tables are made when they are first asked for.
 */
export { catalogueOf, ENGINES, nearestVersion, optionOf, versions } from "./catalogue.js";
export type { Catalogue, EngineName, NearestVersion } from "./catalogue.js";
export { checkArguments } from "./check.js";
export type { ArgumentsToCheck, Reserved } from "./check.js";
export { checkEnvironment } from "./check-environment.js";
export type { EnvironmentToCheck } from "./check-environment.js";
export type { VariableFinding } from "./finding.js";
export type { Effect, Finding, FindingKind, Replacement } from "./finding.js";
export { isGated } from "./gated.js";
export { nearest } from "./nearest.js";
export type { Option, OptionKind, Provenance, ValueType, Variable } from "./option.js";
export { readArguments } from "./read.js";
export type { Reading, Use, Word } from "./read.js";
export { compareVersions, versionOfImage } from "./version.js";
