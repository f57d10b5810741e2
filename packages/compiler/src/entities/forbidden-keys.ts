import { isMap } from "../describe.js";
import type { DocumentPlace, Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { SourceDocument } from "../source/document.js";
import type { Path } from "../source/path.js";

const FORBIDDEN = "__proto__";

/**
 * Refuses `__proto__` as a key, wherever it stands: zod leaves it out of maps without a word, so it would be dropped
 * in silence. Documents whose text cannot hold it are not walked.
 */
export function refuseForbiddenKeys(
  documents: readonly SourceDocument[],
  report: Report<DocumentPlace>,
): void {
  // The documents of one stream share their text, which is searched once.
  const suspects = new Map<string, boolean>();
  for (const document of documents) {
    const suspect = suspects.get(document.file) ?? mayHoldKey(document.text);
    suspects.set(document.file, suspect);
    if (suspect) refuseIn(document, report);
  }
}

/** A document without text was built by a program; a text may spell the key with escapes. */
function mayHoldKey(text: string): boolean {
  return text === "" || text.includes(FORBIDDEN) || text.includes("\\");
}

function refuseIn(document: SourceDocument, report: Report<DocumentPlace>): void {
  walk(document.value, []);

  function walk(value: unknown, path: Path): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(item, [...path, index]);
      });
      return;
    }
    if (!isMap(value)) return;
    for (const [key, child] of Object.entries(value)) {
      const here = [...path, key];
      if (key === FORBIDDEN) {
        report(spec["unknown-key"], {
          at: { document, path: here },
          side: "key",
          params: { key, where: "any map", suggestion: "use another name" },
        });
      } else walk(child, here);
    }
  }
}
