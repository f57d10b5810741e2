import {
  decodeText,
  DEFAULT_LIMITS,
  type Diagnostic,
  type Host,
  type Input,
  type SourceDocument,
} from "@inferspec/compiler";
import type { Equipment } from "../plugins/load.js";

/** What a report may need besides the findings. */
export interface Context {
  /** What was asked for, to be counted. */
  readonly inputs?: readonly Input[];
  /** What was read; the texts for code frames come from them … */
  readonly documents: readonly SourceDocument[];
  /** … or, of files too broken to become documents, from here. */
  readonly host: Host;
  /** Brings its own diagnostics, which some reports describe. */
  readonly equipment: Equipment;
}

/** The text of every file that a finding points into. A file too broken to become a document is read again. */
export async function sourcesOf(
  diagnostics: readonly Diagnostic[],
  { documents, host }: Context,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(documents.map(({ file, text }) => [file, text]));
  const sources = new Map<string, string>();
  for (const { at, related = [] } of diagnostics) {
    for (const place of [at, ...related.map((note) => note.at)]) {
      if (!place || sources.has(place.file)) continue;
      const text = known.get(place.file) ?? (await readText(place.file, host));
      if (text !== undefined) sources.set(place.file, text);
    }
  }
  return sources;
}

async function readText(file: string, host: Host): Promise<string | undefined> {
  const result = await host.read(file, DEFAULT_LIMITS.fileBytes);
  return result.ok ? decodeText(result.bytes).text : undefined;
}
