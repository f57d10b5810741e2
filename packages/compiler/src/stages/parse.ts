import type { CompileOptions, EvaluateTypeScript, Input } from "../compiler.js";
import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { input as catalogue } from "../diagnostics/input.js";
import { readEntities } from "../entities/read.js";
import type { Host } from "../host/host.js";
import type { SourceDocument } from "../source/document.js";
import type { Entity } from "../source/entity.js";
import { parseText, valueDocument } from "../source/index.js";
import { tooLarge } from "../source/parse-text.js";
import { limitsOf, type Limits } from "../source/limits.js";

export interface Parsed {
  readonly documents: readonly SourceDocument[];
  readonly entities: readonly Entity[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Reader {
  readonly host: Host;
  readonly evaluate: EvaluateTypeScript | undefined;
}

type Documents = Pick<Parsed, "documents" | "diagnostics">;

/** Stage 1: inputs → entities with a way back to their text. Bad inputs leave a diagnostic, the others survive. */
export async function parse(
  inputs: readonly Input[],
  reader: Reader,
  options: CompileOptions,
): Promise<Parsed> {
  const limits = limitsOf(options.limits);
  const found: Diagnostic[] = [];
  const documents: SourceDocument[] = [];
  if (inputs.length > limits.files) {
    found.push(
      createDiagnostic(catalogue["too-many-files"], {
        params: { count: inputs.length, limit: limits.files },
      }),
    );
  }
  const seen = new Set<string>();
  for (const input of inputs.slice(0, limits.files)) {
    if (seen.has(input.file)) {
      found.push(createDiagnostic(catalogue["duplicate-input"], { params: { file: input.file } }));
      continue;
    }
    seen.add(input.file);
    const read = await readInput(input, reader, limits);
    // No spread: a stream may hold more documents than a call takes arguments.
    for (const document of read.documents) documents.push(document);
    for (const diagnostic of read.diagnostics) found.push(diagnostic);
  }
  const entities = readEntities(documents, { project: options.project }, found);
  return { documents, entities, diagnostics: found };
}

async function readInput(input: Input, reader: Reader, limits: Limits): Promise<Documents> {
  if ("value" in input) return valueDocument(input.file, input.value, limits);
  if ("text" in input) return parseText(input.file, input.text, limits);
  if (/\.[cm]?ts$/.test(input.file)) return evaluateInput(input.file, reader, limits);
  const result = await reader.host.read(input.file, limits.fileBytes);
  if (result.ok) return parseText(input.file, result.bytes, limits);
  if (result.reason === "too-large" && result.size !== undefined) {
    return { documents: [], diagnostics: [tooLarge(input.file, result.size, limits.fileBytes)] };
  }
  const params = { file: input.file, detail: result.detail };
  return { documents: [], diagnostics: [createDiagnostic(catalogue.unreadable, { params })] };
}

async function evaluateInput(
  file: string,
  { evaluate }: Reader,
  limits: Limits,
): Promise<Documents> {
  if (!evaluate) {
    return {
      documents: [],
      diagnostics: [createDiagnostic(catalogue["no-evaluator"], { params: { file } })],
    };
  }
  const result = await evaluate(file, limits);
  if (result.ok) return result.source;
  const at = result.at;
  return {
    documents: [],
    diagnostics: [
      createDiagnostic(catalogue["evaluation-failed"], {
        params: { file, detail: result.detail },
        at,
      }),
    ],
  };
}
