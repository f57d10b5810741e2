import { describeValue, isMap } from "../describe.js";
import {
  createReport,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { SourceDocument } from "../source/document.js";
import type { Entity, Placement } from "../source/entity.js";
import type { Path } from "../source/path.js";
import {
  ENVELOPE_KEYS,
  readEnvelope,
  reportUnknownKeys,
  type Envelope,
  type RawEntity,
} from "./envelope.js";
import { refuseForbiddenKeys } from "./forbidden-keys.js";
import { parseKind } from "./kinds.js";
import { readRuns } from "./runs.js";

/** Keys of a project as TypeScript specs and project documents have them. */
const PROJECT_LISTS = ["functions", "tasks", "runs", "models"] as const;

/** What applies to every entity of one project or input. */
export interface Surroundings {
  readonly project: string | undefined;
}

/**
 * Turns documents into entities, whichever of the three input forms they are written in: exported entities (one a
 * document, or a list), functions with `runs` beneath them, and projects that hold lists of both.
 */
export function readEntities(
  documents: readonly SourceDocument[],
  defaults: Surroundings,
  found: Diagnostic[],
): Entity[] {
  const report = createReport<DocumentPlace>(found, (place) => place);
  refuseForbiddenKeys(documents, report);
  return documents.flatMap((document) => readValue(document, [], document.value, defaults, report));
}

function readValue(
  document: SourceDocument,
  prefix: Path,
  value: unknown,
  around: Surroundings,
  report: Report<DocumentPlace>,
): Entity[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      readValue(document, [...prefix, index], item, around, report),
    );
  }
  const at = { document, path: prefix };
  if (!isMap(value)) {
    report(spec["not-an-entity"], { at, params: { found: describeValue(value) } });
    return [];
  }
  const raw = { document, prefix, value };
  if (value["kind"] === undefined && PROJECT_LISTS.some((list) => Array.isArray(value[list]))) {
    return readProject(raw, ["project", ...PROJECT_LISTS], around, report);
  }
  if (typeof value["kind"] !== "string") {
    if (value["kind"] === undefined) report(spec["missing-kind"], { at, side: "key", params: {} });
    else {
      report(spec["wrong-type"], {
        at: { document, path: [...prefix, "kind"] },
        params: {
          path: "kind",
          expected: "text",
          found: describeValue(value["kind"]),
          hint: "for example `kind: kubeai-text`",
        },
      });
    }
    return [];
  }
  return readEntity(raw, value["kind"], around, report);
}

/** A project's own document keeps its embedded entities under `spec`; a TypeScript project has them at the top. */
function readProject(
  raw: RawEntity,
  known: readonly string[],
  around: Surroundings,
  report: Report<DocumentPlace>,
): Entity[] {
  reportUnknownKeys(raw, known, "a project", report);
  const named = raw.value["project"];
  const inside = { project: typeof named === "string" ? named : around.project };
  return PROJECT_LISTS.flatMap((list) => {
    const items = raw.value[list];
    if (items === undefined || items === null) return [];
    return readValue(
      raw.document,
      [...raw.prefix, list],
      Array.isArray(items) ? items : [items],
      inside,
      report,
    );
  });
}

function readEntity(
  raw: RawEntity,
  kind: string,
  around: Surroundings,
  report: Report<DocumentPlace>,
): Entity[] {
  const { category, action } = parseKind(kind);
  const envelope = readEnvelope(raw, report);
  if (category === "project") return readEmbedded(raw, envelope, report);
  const project = envelope.project ?? around.project;
  const named = category === "function" || category === "model";
  if (named && envelope.name === undefined && !envelope.places.has("name")) {
    report(spec["missing-name"], {
      at: { document: raw.document, path: raw.prefix },
      side: "key",
      params: { category },
    });
  }
  const parameters = readParameters(raw, category === "function" ? ["runs"] : [], report);
  const entity: Entity = {
    category,
    kind,
    ...(envelope.name !== undefined && { name: envelope.name }),
    ...(project !== undefined && { project }),
    ...(envelope.id !== undefined && { id: envelope.id }),
    ...(action !== undefined && { action }),
    ...(envelope.description !== undefined && { description: envelope.description }),
    ...(envelope.labels && { labels: envelope.labels }),
    spec: parameters.spec,
    document: raw.document,
    place: placement(raw, envelope, parameters.flat),
    ...(category === "function" && declaresRuns(raw.value["runs"]) && { declaresRuns: true }),
  };
  return category === "function" ? [entity, ...readRuns(raw, entity, report)] : [entity];
}

function declaresRuns(runs: unknown): boolean {
  return Array.isArray(runs) ? runs.length > 0 : runs !== undefined && runs !== null;
}

/** Entities that a project document embeds in full; the others are only listed there and come with their own file. */
function readEmbedded(raw: RawEntity, envelope: Envelope, report: Report<DocumentPlace>): Entity[] {
  const content = raw.value["spec"];
  if (!isMap(content)) return [];
  return PROJECT_LISTS.flatMap((list) => {
    const items = content[list];
    if (!Array.isArray(items)) return [];
    return items.flatMap((item: unknown, index) =>
      isMap(item) && isMap(item["spec"])
        ? readValue(
            raw.document,
            [...raw.prefix, "spec", list, index],
            item,
            { project: envelope.name },
            report,
          )
        : [],
    );
  });
}

/** The parameters: under `spec`, or flat beside the envelope's keys. */
function readParameters(
  raw: RawEntity,
  others: readonly string[],
  report: Report<DocumentPlace>,
): { readonly spec: Readonly<Record<string, unknown>>; readonly flat: boolean } {
  const known = new Set([...ENVELOPE_KEYS, ...others]);
  const beside = Object.keys(raw.value).filter((key) => !known.has(key));
  const content = raw.value["spec"];
  if (content === undefined || content === null) {
    return { spec: Object.fromEntries(beside.map((key) => [key, raw.value[key]])), flat: true };
  }
  for (const key of beside) {
    report(spec["key-placement"], {
      at: { document: raw.document, path: [...raw.prefix, key] },
      side: "key",
      params: { key },
    });
  }
  if (isMap(content)) return { spec: content, flat: false };
  report(spec["wrong-type"], {
    at: { document: raw.document, path: [...raw.prefix, "spec"] },
    params: {
      path: "spec",
      expected: "a map",
      found: describeValue(content),
      hint: "write the parameters below `spec:`",
    },
  });
  return { spec: {}, flat: false };
}

function placement(raw: RawEntity, envelope: Envelope, flat: boolean): Placement {
  return ([head, ...rest]) => {
    if (head === undefined) return raw.prefix;
    if (head === "spec") return flat ? [...raw.prefix, ...rest] : [...raw.prefix, "spec", ...rest];
    return [...raw.prefix, ...(envelope.places.get(String(head)) ?? [head]), ...rest];
  };
}
