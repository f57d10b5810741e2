import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import type { SourceText } from "./text.js";
import type { Locate } from "./yaml-problems.js";

/** At most this many are told of one document. */
const LISTED = 50;

/** Strings are passed over; of what remains, only comments and commas matter here. Each alternative is linear. */
const TOKENS =
  /"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|(?<![^\s,:{}[\]"'])(?:\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|#[^\n]*)|,|[^\s"',]/g;

/**
 * What other notations allow and JSON does not, in a file that is called JSON: comments, and commas that no value
 * follows. Read as YAML, a comment would become a part of the next key, and the report would blame that key.
 */
export function describeJsonProblems(
  source: SourceText,
  base: number,
  text: string,
  locate: Locate,
): Diagnostic[] {
  if (!source.file.endsWith(".json")) return [];
  const found: Diagnostic[] = [];
  /** The last token, and where it stands, if it was a comma. */
  let comma: number | undefined;
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (found.length >= LISTED) break;
    if (/^(?:\/[/*]|#)/.test(token)) {
      const end = index + token.trimEnd().length;
      found.push(
        createDiagnostic(catalogue["json-comment"], { params: {}, at: locate(index, end) }),
      );
      continue;
    }
    if (comma !== undefined && /^[,\]}]/.test(token)) {
      const at = locate(comma, comma + 1);
      const edit = { file: source.file, start: base + comma, end: base + comma + 1, newText: "" };
      const fixes = [{ title: "remove the comma", edits: [edit] }];
      found.push(createDiagnostic(catalogue["json-comma"], { params: {}, at, fixes }));
    }
    comma = token === "," ? index : undefined;
  }
  return found;
}
