// Compiling: a compiler, what goes in, what comes out.
export { createCompiler } from "./create-compiler.js";
export type * from "./compiler.js";
export type * from "./endpoint.js";
export type * from "./host/host.js";
export { createMemoryHost } from "./host/memory.js";
export { DEFAULT_LIMITS, limitsOf, type Limits } from "./source/limits.js";

// The Plan and its source map.
export {
  graphSchema,
  planSchema,
  workloadSchema,
  type Graph,
  type GraphNode,
  type GraphStep,
  type Plan,
  type Volume,
  type Workload,
} from "./plan/schema.js";
export type { SourceMap } from "./plan/source-map.js";

// Seams: what a plugin defines.
export * from "./runtime.js";
export * from "./backend.js";
export * from "./capabilities.js";

// Tracing: values that remember where they came from.
export * from "./trace.js";
export * from "./source/entity.js";
export * from "./source/path.js";

// Diagnostics: defining, reporting, settling, applying fixes.
export * from "./diagnostics/index.js";
export { coreDiagnostics } from "./diagnostics/core.js";

// Renderers: reports, and manifests.
export * from "./render/index.js";
export { renderYaml, renderYamlStream } from "./emit/manifest-yaml.js";

// Texts: reading and writing YAML, JSON and TypeScript specs with their positions.
export { decodeText, encodeText, type DecodedText, type Encoding } from "./source/decode.js";
export type * from "./source/document.js";
export { locationOf } from "./source/location.js";
export { parseText, type ParsedSource } from "./source/parse-text.js";
export {
  typescriptDocuments,
  type OpenTypeScript,
  type TypeScriptLocator,
  type TypeScriptRange,
} from "./source/typescript.js";
export { valueDocument } from "./source/value.js";

// What Kubernetes itself demands, whatever the target.
export * from "./kubernetes/index.js";

// Small tools that plugins share with the core, so that both say and sort things alike.
export { alternatives, describeValue, isMap, quote } from "./describe.js";
export { suggestion, type Suggestion } from "./entities/suggestion.js";
export { ROOT_NODE } from "./graphs/root.js";
export { hashText } from "./hash.js";
export { canonicalJson, compareText, sortKeys } from "./plan/canonical.js";
export { lazy, onDemand } from "@inferspec/spec";

// For programs built around the compiler, such as the command line: judging a configuration, loading a target.
export { forceSchema } from "./schema/index.js";
export { reportIssues } from "./schema/issues.js";
export { loadTarget } from "./stages/target.js";
