import { INFORMATIONAL, isName } from "@inferspec/spec";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import { describeValue, isMap, quote } from "../describe.js";
import type { DocumentPlace } from "../diagnostics/index.js";
import type { SourceDocument } from "../source/document.js";
import { formatPath, valueAt, type Path } from "../source/path.js";
import { suggestion } from "./suggestion.js";

/**
 * Keys of the envelope, whose `spec` holds the parameters. `uuid`, `description`, `labels` and `embedded` stand here
 * as `new_function(...)` takes them.
 */
export const ENVELOPE_KEYS: readonly string[] = [
  "kind",
  "name",
  "project",
  "id",
  "uuid",
  "key",
  "user",
  "metadata",
  "spec",
  "status",
  "extensions",
  "description",
  "labels",
  "embedded",
];

/** One map of the input that should be an entity. */
export interface RawEntity {
  readonly document: SourceDocument;
  /** Where the map stands in its document. */
  readonly prefix: Path;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What the envelope says, and where it says it. */
export interface Envelope {
  readonly name?: string;
  readonly project?: string;
  readonly id?: string;
  readonly description?: string;
  readonly labels?: readonly string[];
  /** Entity path → path within the raw map, for the fields above. */
  readonly places: ReadonlyMap<string, Path>;
}

/** Where each field may stand. The first that is there wins; others that say otherwise are reported. */
const FIELDS: Readonly<Record<"name" | "project" | "id" | "description", readonly Path[]>> = {
  name: [["name"], ["metadata", "name"]],
  project: [["project"], ["metadata", "project"]],
  id: [["id"], ["uuid"]],
  description: [["description"], ["metadata", "description"]],
};

/** Reads the envelope of an entity, reporting what is wrong with it. */
export function readEnvelope(raw: RawEntity, report: Report<DocumentPlace>): Envelope {
  const places = new Map<string, Path>();
  const at = (path: Path): DocumentPlace => ({
    document: raw.document,
    path: [...raw.prefix, ...path],
  });
  const read = (field: keyof typeof FIELDS): string | undefined => {
    // A key without a value counts as left out.
    const path = FIELDS[field].find((candidate) => isThere(valueAt(raw.value, candidate)));
    if (!path) return undefined;
    const value = valueAt(raw.value, path);
    places.set(field, path);
    reportOthers(raw, field, path, report);
    if (typeof value !== "string") {
      report(spec["wrong-type"], {
        at: at(path),
        params: {
          path: field,
          expected: "text",
          found: describeValue(value),
          hint: "put it in quotes",
        },
        fixes:
          typeof value === "number" || typeof value === "boolean"
            ? [
                {
                  title: "put it in quotes",
                  edits: [{ op: "replace", at: at(path), value: String(value) }],
                },
              ]
            : [],
      });
      return undefined;
    }
    if (field !== "description" && !isName(value)) {
      report(spec["bad-name"], { at: at(path), params: { field, value: quote(value) } });
      return undefined;
    }
    return value;
  };
  reportUnknownMetadata(raw, report);
  const labels = readLabels(raw, at, report, places);
  const name = read("name");
  const project = read("project");
  const id = read("id");
  const description = read("description");
  return {
    places,
    ...(name !== undefined && { name }),
    ...(project !== undefined && { project }),
    ...(id !== undefined && { id }),
    ...(description !== undefined && { description }),
    ...(labels && { labels }),
  };
}

function readLabels(
  raw: RawEntity,
  at: (path: Path) => DocumentPlace,
  report: Report<DocumentPlace>,
  places: Map<string, Path>,
): readonly string[] | undefined {
  const path = [["labels"], ["metadata", "labels"]].find((candidate) =>
    isThere(valueAt(raw.value, candidate)),
  );
  if (!path) return undefined;
  places.set("labels", path);
  const value = valueAt(raw.value, path);
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  report(spec["wrong-type"], {
    at: at(path),
    params: {
      path: "labels",
      expected: "a list of texts",
      found: describeValue(value),
      hint: "write `labels: [one, two]`",
    },
  });
  return undefined;
}

/** A field that stands in two places and says two things: which one is meant, nobody can tell. */
function reportOthers(
  { document, prefix, value }: RawEntity,
  field: keyof typeof FIELDS,
  used: Path,
  report: Report<DocumentPlace>,
): void {
  const at = (path: Path): DocumentPlace => ({ document, path: [...prefix, ...path] });
  const kept = valueAt(value, used);
  for (const path of FIELDS[field]) {
    const other = valueAt(value, path);
    if (path === used || !isThere(other) || other === kept) continue;
    report(spec["envelope-differs"], {
      at: at(path),
      params: { path: formatPath(path), used: formatPath(used), value: describeValue(kept) },
      related: [{ message: "this is used", at: at(used) }],
    });
  }
}

/** Keys of `metadata` that are read, and with them those that DigitalHub adds. */
const METADATA_READ = ["name", "project", "description", "labels"];
const METADATA_KEYS: readonly string[] = [
  ...METADATA_READ,
  ...INFORMATIONAL.flatMap((path) => /^metadata\.(\w+)$/.exec(path)?.[1] ?? []),
];

function reportUnknownMetadata(
  { document, prefix, value }: RawEntity,
  report: Report<DocumentPlace>,
): void {
  const metadata = value["metadata"];
  // No export has `runs`: such a document was written by hand.
  if (!isMap(metadata) || !Object.hasOwn(value, "runs")) return;
  for (const key of Object.keys(metadata)) {
    if (METADATA_KEYS.includes(key)) continue;
    report(spec["unknown-metadata"], {
      at: { document, path: [...prefix, "metadata", key] },
      side: "key",
      params: { key, suggestion: suggestion(key, METADATA_READ).text },
    });
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Reports the keys of a map that nobody reads. */
export function reportUnknownKeys(
  raw: RawEntity,
  known: readonly string[],
  where: string,
  report: Report<DocumentPlace>,
): void {
  for (const key of Object.keys(raw.value)) {
    if (known.includes(key)) continue;
    const at = { document: raw.document, path: [...raw.prefix, key] };
    const near = suggestion(key, known);
    report(spec["unknown-key"], {
      at,
      side: "key",
      params: { key, where, suggestion: near.text },
      fixes: near.word === undefined ? [] : [renameFix(at, near.word)],
    });
  }
}

/** A fix that renames the key at a place. */
function renameFix(at: DocumentPlace, key: string) {
  return { title: `write \`${key}\``, edits: [{ op: "rename" as const, at, key }] };
}
