import {
  createDiagnostic,
  type Compilation,
  type Diagnostic,
  type Input,
} from "@inferspec/compiler";
import { inputs as catalogue } from "./diagnostics.js";

/** A warning for each input that holds nothing. One that could not be read has an error already. */
export function warnOfEmptyInputs(
  inputs: readonly Input[],
  { documents, diagnostics }: Pick<Compilation, "documents" | "diagnostics">,
): Diagnostic[] {
  const spoken = new Set<string>();
  for (const { file, value } of documents) if (!isNothing(value)) spoken.add(file);
  for (const { at, params, severity } of diagnostics) {
    // Too many inputs, say: none of them was read.
    if (severity === "error" && !at && params["file"] === undefined) return [];
    if (at) spoken.add(at.file);
    if (typeof params["file"] === "string") spoken.add(params["file"]);
  }
  return inputs
    .filter(({ file }) => !spoken.has(file))
    .map(({ file }) => createDiagnostic(catalogue["no-entity"], { params: { file } }));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
