import { describeValue, isMap, quote } from "../describe.js";
import {
  createReport,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { SourceDocument } from "../source/document.js";
import type { Entity, Placement } from "../source/entity.js";
import { formatPath, type Path } from "../source/path.js";
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
  if (value["kind"] === undefined && isProject(value)) {
    return readProject(raw, ["project", ...PROJECT_LISTS], around, report);
  }
  if (typeof value["kind"] !== "string") {
    if (value["kind"] === undefined) report(spec["missing-kind"], { at, side: "key", params: {} });
    else {
      reportType(raw, ["kind"], "text", value["kind"], "for example `kind: kubeai-text`", report);
    }
    return [];
  }
  if (typeof value["apiVersion"] === "string") {
    report(spec["kubernetes-manifest"], {
      at: { document, path: [...prefix, "apiVersion"] },
      side: "key",
      params: { kind: quote(value["kind"]), version: quote(value["apiVersion"]) },
    });
    return [];
  }
  return readEntity(raw, value["kind"], around, report);
}

/** What has no kind is a project by its lists. A function has `runs` too, but short ones, without kinds of their own. */
function isProject(value: Readonly<Record<string, unknown>>): boolean {
  return PROJECT_LISTS.some((list) => {
    const items = value[list];
    if (!Array.isArray(items)) return false;
    return list !== "runs" || items.some((item) => isMap(item) && Object.hasOwn(item, "kind"));
  });
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
  if (category === "project") return readEmbedded(raw, envelope.name ?? around.project, report);
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
function readEmbedded(
  raw: RawEntity,
  project: string | undefined,
  report: Report<DocumentPlace>,
): Entity[] {
  const { document, prefix } = raw;
  const { spec: content, ...head } = raw.value;
  const lists = PROJECT_LISTS.filter((list) => Object.hasOwn(head, list));
  for (const key of lists) {
    report(spec["key-placement"], {
      at: { document, path: [...prefix, key] },
      side: "key",
      params: { key },
    });
  }
  reportUnknownKeys({ ...raw, value: head }, [...ENVELOPE_KEYS, ...lists], "a project", report);
  if (content === undefined || content === null) return [];
  if (!isMap(content)) {
    reportType(raw, ["spec"], "a map", content, "write its lists below `spec:`", report);
    return [];
  }
  return PROJECT_LISTS.flatMap((list) => {
    const items = content[list];
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) {
      reportType(
        raw,
        ["spec", list],
        "a list",
        items,
        "write each as an item: `- kind: …`",
        report,
      );
      return [];
    }
    return items.flatMap((item: unknown, index) =>
      isListed(item)
        ? []
        : readValue(document, [...prefix, "spec", list, index], item, { project }, report),
    );
  });
}

/** An entity of which a project document gives no more than the envelope. */
function isListed(item: unknown): boolean {
  return (
    isMap(item) &&
    !isMap(item["spec"]) &&
    Object.keys(item).every((key) => ENVELOPE_KEYS.includes(key))
  );
}

function reportType(
  { document, prefix }: RawEntity,
  path: Path,
  expected: string,
  value: unknown,
  hint: string,
  report: Report<DocumentPlace>,
): void {
  report(spec["wrong-type"], {
    at: { document, path: [...prefix, ...path] },
    params: { path: formatPath(path), expected, found: describeValue(value), hint },
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
  reportType(raw, ["spec"], "a map", content, "write the parameters below `spec:`", report);
  return { spec: {}, flat: false };
}

function placement(raw: RawEntity, envelope: Envelope, flat: boolean): Placement {
  return ([head, ...rest]) => {
    if (head === undefined) return raw.prefix;
    if (head === "spec") return flat ? [...raw.prefix, ...rest] : [...raw.prefix, "spec", ...rest];
    return [...raw.prefix, ...(envelope.places.get(String(head)) ?? [head]), ...rest];
  };
}
