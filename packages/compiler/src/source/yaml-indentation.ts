/** An entry that stands deeper than the one above it, which has a value already. Offsets within the text. */
export interface OverIndented {
  /** The key that stands too deep. */
  readonly start: number;
  readonly end: number;
  /** The column that the entry above it begins in, from 1. */
  readonly column: number;
}

/** The indentation of a line with the dashes of its list items, and what begins after it. */
const LINE = /^([ ]*(?:-[ ]+)*)(\S.*)$/;
/** A key up to its colon: none in quotes with a colon in them, which nobody indents wrongly. */
const KEY = /^([^\s#'"[\]{},][^'"[\]{}]*?):(?:\s|$)/;

/**
 * YAML reads a line below a value, indented deeper, as more of that value, and then blames the value for its colon:
 *
 *     name: llm
 *       url: hf://…
 *
 * `at` lies in the value. The entry below it is given, where the value's own line has no colon of its own to blame.
 */
export function overIndentedBelow(text: string, at: number): OverIndented | undefined {
  const end = lineEnd(text, at);
  const value = text.slice(at, end);
  if (/:(?:\s|$)/.test(value.trimEnd().replace(/\s#.*$/, ""))) return undefined;
  for (let next = end + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const line = text.slice(next, lineEnd(text, next));
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    return overIndentedAt(text, next);
  }
  return undefined;
}

/** The entry that begins the line of `at`, where it stands deeper than the entry on the line above. */
export function overIndentedAt(text: string, at: number): OverIndented | undefined {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const [, indent = "", rest = ""] = LINE.exec(text.slice(start, lineEnd(text, start))) ?? [];
  const key = KEY.exec(rest)?.[1];
  const above = entryAbove(text, start);
  if (key === undefined || above === undefined || indent.length <= above) return undefined;
  const from = start + indent.length;
  return { start: from, end: from + key.length, column: above + 1 };
}

/** How far the next line above is indented that holds an entry with a value; `undefined` where it holds none. */
function entryAbove(text: string, start: number): number | undefined {
  let end = start - 1;
  while (end > 0) {
    const begin = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(begin, end).trimEnd();
    end = begin - 1;
    if (/^\s*(?:#.*)?$/.test(line)) continue;
    const [, indent = "", rest = ""] = LINE.exec(line) ?? [];
    const value = KEY.exec(rest);
    return value && rest.slice(value[0].length).replace(/^#.*/, "") !== ""
      ? indent.length
      : undefined;
  }
  return undefined;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
