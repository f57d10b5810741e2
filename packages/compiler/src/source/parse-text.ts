import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { checkCharacters } from "./characters.js";
import { decodeText } from "./decode.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import type { SourceDocument } from "./document.js";
import { bounded, type Limits } from "./limits.js";
import { atRange } from "./location.js";
import { readSimple } from "./quick.js";
import { EMPTY } from "./quick-yaml.js";
import { splitStream, type Chunk } from "./split.js";
import { SourceText } from "./text.js";
import { readFully } from "./yaml-read.js";
import { YamlDocument } from "./yaml-document.js";

/** The documents of an input that could be read, and everything that is wrong with it. */
export interface ParsedSource {
  readonly documents: SourceDocument[];
  readonly diagnostics: Diagnostic[];
}

/**
 * Reads a YAML stream or a JSON text. A broken document gives no value, only diagnostics; the others of its stream
 * survive. Empty documents are skipped. Never throws.
 *
 * `quick: false` reads everything with the full parser; the results are the same (a property test shows it).
 */
export function parseText(
  file: string,
  content: Uint8Array | string,
  asked: Limits,
  { quick = true }: { readonly quick?: boolean } = {},
): ParsedSource {
  const limits = bounded(asked);
  const bytes =
    typeof content === "string" ? utf8Length(content, limits.fileBytes) : content.byteLength;
  if (bytes > limits.fileBytes) {
    return { documents: [], diagnostics: [tooLarge(file, bytes, limits.fileBytes)] };
  }
  const decoded = decodeText(content);
  const source = new SourceText(file, decoded.text);
  const characters = checkCharacters(source, decoded.invalid);
  const diagnostics: Diagnostic[] = [...characters.diagnostics];
  const documents: SourceDocument[] = [];
  if (characters.binary) return { documents, diagnostics };
  let count = 0;
  for (const chunk of splitStream(characters.text)) {
    const text = characters.text.slice(chunk.start, chunk.end);
    const broken = characters.offsets.some((offset) => offset >= chunk.start && offset < chunk.end);
    const value = quick && !broken ? readSimple(text, limits) : undefined;
    if (value === EMPTY) continue;
    const read =
      value === undefined
        ? readFully(source, chunk, text, limits)
        : { value, diagnostics: [], empty: false };
    if (read.empty) continue;
    if (++count > limits.documents) {
      diagnostics.push(tooMany(source, chunk, limits));
      break;
    }
    if (read.diagnostics.length === 0 && !broken) {
      const simple = value !== undefined;
      documents.push(new YamlDocument({ source, chunk, limits, simple }, read.value));
    }
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
  }
  return { documents, diagnostics };
}

function tooMany(source: SourceText, chunk: Chunk, limits: Limits): Diagnostic {
  return createDiagnostic(catalogue["too-many-documents"], {
    params: { limit: limits.documents },
    at: atRange(source, chunk.start, Math.min(chunk.start + 3, chunk.end)),
  });
}

/** Bytes of a string as UTF-8; counts only where it matters. */
function utf8Length(text: string, limit: number): number {
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  return new TextEncoder().encode(text).byteLength;
}

/** What is said of a file that is too large to be read. */
export function tooLarge(file: string, bytes: number, limit: number): Diagnostic {
  const at = atRange(new SourceText(file, ""), 0, 0);
  return createDiagnostic(catalogue["file-too-large"], { params: { bytes, limit }, at });
}
