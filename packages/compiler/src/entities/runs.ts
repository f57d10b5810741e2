import { describeValue, isMap } from "../describe.js";
import type { DocumentPlace, Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import type { Entity } from "../source/entity.js";
import { readEnvelope, type RawEntity } from "./envelope.js";

/** Keys of a run of the short form that are not parameters. */
const RUN_KEYS: readonly string[] = ["name", "action", "id", "uuid", "description", "labels"];

/** The runs beneath a function: `{ action: serve, … }` with the parameters of task and run flat. */
export function readRuns(raw: RawEntity, parent: Entity, report: Report<DocumentPlace>): Entity[] {
  const runs = raw.value["runs"];
  if (runs === undefined || runs === null) return [];
  const path = [...raw.prefix, "runs"];
  if (!Array.isArray(runs)) {
    report(spec["wrong-type"], {
      at: { document: raw.document, path },
      params: {
        path: "runs",
        expected: "a list",
        found: describeValue(runs),
        hint: "write each run as an item: `- action: serve`",
      },
    });
    return [];
  }
  return runs.flatMap((value: unknown, index) => {
    const place = { document: raw.document, path: [...path, index] };
    if (!isMap(value)) {
      report(spec["wrong-type"], {
        at: place,
        params: {
          path: `runs[${String(index)}]`,
          expected: "a map",
          found: describeValue(value),
          hint: "write `- action: serve`",
        },
      });
      return [];
    }
    return [readRun({ document: raw.document, prefix: place.path, value }, parent, report)];
  });
}

function readRun(raw: RawEntity, parent: Entity, report: Report<DocumentPlace>): Entity {
  const action = raw.value["action"];
  if (action !== undefined && typeof action !== "string") {
    report(spec["wrong-type"], {
      at: { document: raw.document, path: [...raw.prefix, "action"] },
      params: {
        path: "action",
        expected: "text",
        found: describeValue(action),
        hint: "write `action: serve`",
      },
    });
  }
  // `project` and `metadata` are no parameters of a run, so they are not read as its envelope here.
  const { name, id, uuid, description, labels } = raw.value;
  const envelope = readEnvelope({ ...raw, value: { name, id, uuid, description, labels } }, report);
  const parameters = Object.entries(raw.value).filter(([key]) => !RUN_KEYS.includes(key));
  return {
    category: "run",
    kind: `${parent.kind}+${typeof action === "string" ? action : ""}:run`,
    ...(envelope.name !== undefined && { name: envelope.name }),
    ...(parent.project !== undefined && { project: parent.project }),
    ...(envelope.id !== undefined && { id: envelope.id }),
    ...(typeof action === "string" && { action }),
    ...(envelope.description !== undefined && { description: envelope.description }),
    ...(envelope.labels && { labels: envelope.labels }),
    spec: Object.fromEntries(parameters),
    document: raw.document,
    place: ([head, ...rest]) => {
      if (head === undefined) return raw.prefix;
      if (head === "spec") return [...raw.prefix, ...rest];
      return [...raw.prefix, ...(envelope.places.get(String(head)) ?? [head]), ...rest];
    },
    parent,
  };
}
