export { decodeText, encodeText, type DecodedText, type Encoding } from "./decode.js";
export { diagnostics as sourceDiagnostics } from "./diagnostics.js";
export type {
  Position,
  Side,
  SourceDocument,
  Span,
  StructuralEdit,
  SuppressionComment,
  TextEdit,
} from "./document.js";
export { DEFAULT_LIMITS, type Limits } from "./limits.js";
export { locationOf } from "./location.js";
export { parseText, type ParsedSource } from "./parse-text.js";
export {
  typescriptDocuments,
  type OpenTypeScript,
  type TypeScriptLocator,
  type TypeScriptRange,
} from "./typescript.js";
export { valueDocument } from "./value.js";
