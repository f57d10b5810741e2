import { loadYaml } from "../source/yaml-library.js";
import { isMap } from "../describe.js";

/**
 * Renders plain data as cdk8s would: YAML that YAML 1.1 parsers read alike, keys in the order they have. Data whose
 * every key and text is plain in any YAML is written directly, which is many times quicker; a property test holds the
 * two byte-equal.
 */
export function renderYaml(data: unknown): string {
  return renderPlain(data) ?? loadYaml().stringify(data, OPTIONS);
}

/** Joins documents into one stream that `kubectl apply -f -` takes. */
export function renderYamlStream(documents: readonly unknown[]): string {
  return documents.map(renderYaml).join("---\n");
}

/** Texts that no YAML version reads as anything but this text, with no need for quotes: words with a space between. */
const PLAIN =
  /^(?:--?)?[A-Za-z/_][A-Za-z0-9_./:@=+-]*(?: [A-Za-z0-9_./@=+(][A-Za-z0-9_./:@=+,;'()!?%&-]*)*$/;
/** As a key: without spaces, and not so long that YAML wants another notation for it. */
const PLAIN_KEY = /^(?:--?)?[A-Za-z][A-Za-z0-9_./:@=+-]{0,300}$/;
/** What YAML 1.1 takes for true, false or null, in any case; and, by the library's reading, an exponent for a number. */
const RESERVED = /^(?:y|yes|n|no|true|false|on|off|null|-?e[-+]?[0-9]+)$/i;
/** Texts that every YAML version reads as something else, and that need double quotes but no escapes. */
const QUOTED = /^(?:-?[0-9]+(?:\.[0-9]+)?|[Tt]rue|TRUE|[Ff]alse|FALSE|[Nn]ull|NULL)$/;
/** A colon before a space, or at the end, makes a key of what stands before it. */
const LIKE_KEY = /:(?: |$)/;

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !LIKE_KEY.test(text) && !RESERVED.test(text);
}

function isPlainKey(text: string): boolean {
  return PLAIN_KEY.test(text) && !LIKE_KEY.test(text) && !RESERVED.test(text);
}

/** How the library is asked to write, which is how cdk8s asks it. */
const OPTIONS = { keepUndefined: true, lineWidth: 0, version: "1.1" } as const;

/** Texts whose place in the document matters to how they are written: several lines, and marks of a document. */
const NEEDS_CONTEXT = /[\n\r]|^(?:---|\.\.\.)/;

/** `undefined` where the library must write the whole document. */
function renderText(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (QUOTED.test(text)) return `"${text}"`;
  return NEEDS_CONTEXT.test(text) ? undefined : loadYaml().stringify(text, OPTIONS).slice(0, -1);
}

/** The YAML of a map of plain data, or `undefined` where the library must decide about quotes. */
function renderPlain(data: unknown): string | undefined {
  if (!isMap(data) || Object.keys(data).length === 0) return undefined;
  const lines: string[] = [];
  return renderMap(data, "", "", lines) ? `${lines.join("\n")}\n` : undefined;
}

/** `lead` stands before the first entry (`- ` in a list), `indent` before the others. */
function renderMap(
  map: Readonly<Record<string, unknown>>,
  lead: string,
  indent: string,
  lines: string[],
): boolean {
  let before = lead;
  for (const [key, value] of Object.entries(map)) {
    if (!isPlainKey(key) || !renderEntry(`${before}${key}:`, value, indent, lines)) return false;
    before = indent;
  }
  return true;
}

function renderEntry(head: string, value: unknown, indent: string, lines: string[]): boolean {
  if (typeof value !== "object" || value === null) {
    const scalar = renderScalar(value);
    if (scalar === undefined) return false;
    lines.push(`${head} ${scalar}`);
    return true;
  }
  const empty = Array.isArray(value) ? "[]" : "{}";
  if (Object.keys(value).length === 0) {
    lines.push(`${head} ${empty}`);
    return true;
  }
  lines.push(head);
  const deeper = `${indent}  `;
  if (!Array.isArray(value))
    return renderMap(value as Readonly<Record<string, unknown>>, deeper, deeper, lines);
  return value.every((item: unknown) => renderItem(item, deeper, lines));
}

function renderItem(item: unknown, indent: string, lines: string[]): boolean {
  if (isMap(item) && Object.keys(item).length > 0) {
    return renderMap(item, `${indent}- `, `${indent}  `, lines);
  }
  const scalar = renderScalar(item);
  if (scalar === undefined) return false;
  lines.push(`${indent}- ${scalar}`);
  return true;
}

function renderScalar(value: unknown): string | undefined {
  if (typeof value === "string") return renderText(value);
  if (typeof value === "boolean") return String(value);
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : undefined;
}
