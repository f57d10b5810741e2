import { hasUnpairedSurrogate } from "./strings.js";

/** How a new value is to look: as JSON, or as the scalar that it replaces was quoted. */
export type Quoting = "json" | "double" | "single" | "plain";

/** Words that some YAML reader takes for a boolean, null or number. */
const OTHER_MEANING = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const PLAIN = /^[A-Za-z][\w./-]*$/;
const PLAIN_URL = /^[a-z][a-z0-9+.-]*:\/\/[\w./@:=?&-]*[\w/]$/;

/**
 * Writes plain data on one line, in a form that YAML 1.1 and 1.2 read alike, in block and flow context. `undefined` for
 * what is no plain data.
 */
export function writeInline(value: unknown, quoting: Quoting): string | undefined {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === "string") return writeString(value, quoting);
  if (typeof value !== "object") return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => writeInline(item, quoting));
    return items.includes(undefined) ? undefined : `[${items.join(", ")}]`;
  }
  const members = Object.entries(value).map(([key, member]) => {
    const name = writeString(key, quoting);
    const text = writeInline(member, quoting);
    return name === undefined || text === undefined ? undefined : `${name}: ${text}`;
  });
  return members.includes(undefined) ? undefined : `{${members.join(", ")}}`;
}

export function writeString(value: string, quoting: Quoting): string | undefined {
  if (hasUnpairedSurrogate(value)) return undefined;
  if (quoting === "plain" && isPlain(value)) return value;
  if (quoting === "single" && /^[\x20-\x7E]*$/.test(value))
    return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace(
    // Control characters and line breaks that JSON leaves as they are.
    /[\u007F-\u00A0\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isPlain(value: string): boolean {
  return (PLAIN.test(value) || PLAIN_URL.test(value)) && !OTHER_MEANING.test(value);
}
