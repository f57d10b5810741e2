// What the stages and the tests ask of this folder; the rest is its own business.
export { decodeText, encodeText } from "./decode.js";
export type { Side, SourceDocument, StructuralEdit } from "./document.js";
export { DEFAULT_LIMITS, type Limits } from "./limits.js";
export { locationOf } from "./location.js";
export { parseText } from "./parse-text.js";
export { typescriptDocuments } from "./typescript.js";
export { valueDocument } from "./value.js";
