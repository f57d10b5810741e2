import type { Side, SourceDocument, TextEdit } from "../source/document.js";
import type { Path } from "../source/path.js";
import { createDiagnostic } from "./create.js";
import type { Diagnostic, Fix, FixIntent, Location, Report } from "./diagnostic.js";

/** A place in the input: a document and a path within it. */
export interface DocumentPlace {
  readonly document: SourceDocument;
  readonly path: Path;
}

/** The text location of a place, or `undefined` where the document has no text. */
export function locationAt(place: DocumentPlace | undefined, side: Side): Location | undefined {
  const span = place?.document.locate(place.path, side);
  if (!place || !span) return undefined;
  return {
    file: place.document.file,
    start: span.start,
    end: span.end,
    path: place.path,
    exact: span.exact,
  };
}

/** A reporter for one sort of origin; `placeOf` leads an origin to the input. Findings are added to `found`. */
export function createReport<O>(
  found: Diagnostic[],
  placeOf: (origin: O) => DocumentPlace | undefined,
): Report<O> {
  return (kind, { at, side = "value", params, related = [], fixes = [] }) => {
    found.push(
      createDiagnostic(kind, {
        params,
        at: at === undefined ? undefined : locationAt(placeOf(at), side),
        related: related.flatMap(({ message, at: other }) => {
          const location = locationAt(placeOf(other), "value");
          return location ? [{ message, at: location }] : [];
        }),
        fixes: fixes.flatMap((intent) => realise(intent, placeOf) ?? []),
      }),
    );
  };
}

/** Turns a fix in terms of data into text edits; `undefined` unless every edit can be made. */
function realise<O>(
  intent: FixIntent<O>,
  placeOf: (origin: O) => DocumentPlace | undefined,
): Fix | undefined {
  const edits: TextEdit[] = [];
  for (const { at, ...edit } of intent.edits) {
    const place = placeOf(at);
    const made = place?.document.edit({ ...edit, path: place.path });
    if (!made) return undefined;
    edits.push(...made);
  }
  return { title: intent.title, edits };
}
