import { suggest, type Runtime } from "@inferspec/compiler";
import { wrap } from "../help/wrap.js";
import {
  branchesOf,
  jsonSchemaOf,
  memberKeys,
  memberSchema,
  typeOf,
  type JsonSchema,
} from "./json-schema.js";

/** Where a kind's parameters stand: in the function, or in the runs of an action. */
interface Section {
  readonly title: string;
  readonly schema: JsonSchema;
  /** Keys that only an exported run has: beneath its function, it needs no reference. */
  readonly implied: readonly string[];
}

const REFERENCES = ["function", "task"];

/** What became of a topic: its text, or the nearest thing there is. */
export type Explained =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly nearest?: string | undefined;
      readonly listed: readonly string[];
    };

/** Explains `kind` or `kind.path`; `kind+action.path` looks only at the runs of the action. */
export async function explainField(
  topic: string,
  runtimes: readonly Runtime[],
): Promise<Explained> {
  const [head = "", ...path] = topic.split(/[.[\]]+/).filter((part) => part !== "");
  const [kind = "", action] = head.replace(/:run$/, "").split("+");
  const runtime = runtimes.find((one) => one.kind === kind);
  if (!runtime) {
    const kinds = runtimes.map((one) => one.kind);
    return { ok: false, nearest: suggest(kind, kinds), listed: kinds };
  }
  const sections = await sectionsOf(runtime, action);
  if (path.length === 0) return { ok: true, text: overview(kind, sections) };
  const texts = sections.flatMap(({ title, schema }) => {
    const found = descend(schema, path);
    return found ? [describe(`${kind}.${path.join(".")}`, title, found)] : [];
  });
  if (texts.length > 0) return { ok: true, text: texts.join("\n") };
  return { ok: false, ...nearestPath(kind, sections, path) };
}

async function sectionsOf(runtime: Runtime, action: string | undefined): Promise<Section[]> {
  const sections: Section[] = [];
  const fn = action === undefined ? await jsonSchemaOf(runtime.function) : undefined;
  if (fn) sections.push({ title: "of the function", schema: fn, implied: [] });
  for (const [name, task] of Object.entries(runtime.tasks)) {
    const schema =
      action === undefined || action === name ? await jsonSchemaOf(task.run) : undefined;
    if (schema) {
      const title = `of its runs with \`action: ${name}\``;
      sections.push({ title, schema, implied: REFERENCES });
    }
  }
  return sections;
}

function descend(schema: JsonSchema, path: readonly string[]): JsonSchema | undefined {
  let level: JsonSchema | undefined = schema;
  for (const key of path) level = level && memberSchema(level, key);
  return level;
}

function nearestPath(
  kind: string,
  sections: readonly Section[],
  path: readonly string[],
): { nearest?: string | undefined; listed: readonly string[] } {
  for (let length = path.length - 1; length >= 0; length--) {
    const start = path.slice(0, length);
    const keys = sections.flatMap(({ schema }) => memberKeys(descend(schema, start) ?? {}));
    if (keys.length === 0) continue;
    const prefix = [kind, ...start].join(".");
    const nearest = suggest(path[length] ?? "", keys);
    return {
      nearest: nearest === undefined ? undefined : `${prefix}.${nearest}`,
      listed: keys.map((key) => `${prefix}.${key}`),
    };
  }
  return { listed: [] };
}

function overview(kind: string, sections: readonly Section[]): string {
  const parts = sections.map(({ title, schema, implied }) => {
    const required: readonly unknown[] = Array.isArray(schema["required"])
      ? schema["required"]
      : [];
    const lines = memberKeys(schema).map((key) => {
      const text = summaryOf(memberSchema(schema, key) ?? {});
      const needed = implied.includes(key) ? " (of exported runs)" : " (required)";
      const mark = required.includes(key) ? needed : "";
      return `  ${key}${mark}${text === "" ? "" : `\n      ${wrap(text, 6)}`}\n`;
    });
    return `Parameters ${title}:\n${lines.join("")}`;
  });
  return `${kind}\n\n${parts.join("\n")}\n\`inferspec explain ${kind}.<parameter>\` says more.\n`;
}

function describe(name: string, title: string, schema: JsonSchema): string {
  const lines = [`${name} (${title})`, "", `  type: ${typeOf(schema)}`];
  if ("default" in schema) lines.push(`  default: ${JSON.stringify(schema["default"])}`);
  const text = schema["description"];
  if (typeof text === "string") lines.push("", wrap(text, 0));
  const values = branchesOf(schema).flatMap((branch) => enumLines(branch));
  if (values.length > 0) lines.push("", ...values);
  const examples = schema["examples"];
  if (Array.isArray(examples) && examples.length > 0) {
    lines.push("", "Examples:", ...examples.map((example) => `  ${JSON.stringify(example)}`));
  }
  const keys = memberKeys(schema);
  if (keys.length > 0) lines.push("", `Below it: ${keys.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function enumLines(schema: JsonSchema): string[] {
  const { enum: values, enumDescriptions: texts } = schema;
  if (!Array.isArray(values) || !Array.isArray(texts)) return [];
  return values.map((value, index) => `  ${String(value)}: ${String(texts[index])}`);
}

function summaryOf(schema: JsonSchema): string {
  const text = schema["description"];
  return typeof text === "string" ? (text.split("\n", 1)[0] ?? "") : "";
}
