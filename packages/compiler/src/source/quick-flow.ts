import { setOwn } from "../trace.js";
import type { QuickMarks } from "./quick-marks.js";
import { plainValue, readQuoted, startsPlain, UNSURE } from "./quick-scalar.js";

/** One reading of one document. */
export interface Reading {
  readonly text: string;
  /** How many more values it may hold; below zero it held too many. */
  nodes: number;
  /** How deep they may be nested. */
  readonly depth: number;
  /** Where positions are noted, if somebody wants them. */
  readonly marks: QuickMarks | undefined;
}

interface Read {
  readonly value: unknown;
  readonly end: number;
}

/** A `[…]` or `{…}` that starts at `start` and ends on its line; `undefined` where anything is out of the ordinary. */
export function readFlow(reading: Reading, start: number, depth: number): Read | undefined {
  if (depth > reading.depth) return undefined;
  return reading.text[start] === "["
    ? readList(reading, start, depth)
    : readMap(reading, start, depth);
}

function readList(reading: Reading, start: number, depth: number): Read | undefined {
  const { text, marks } = reading;
  const value: unknown[] = [];
  let at = skipSpaces(text, start + 1);
  if (text[at] === "]") return { value, end: at + 1 };
  for (;;) {
    const item = readItem(reading, at, depth);
    if (!item) return undefined;
    value.push(item.value);
    marks?.item(value, item.value, at, item.end);
    at = skipSpaces(text, item.end);
    if (text[at] === "]") return { value, end: at + 1 };
    if (text[at] !== ",") return undefined;
    at = skipSpaces(text, at + 1);
  }
}

function readMap(reading: Reading, start: number, depth: number): Read | undefined {
  const { text, marks } = reading;
  const value: Record<string, unknown> = {};
  let at = skipSpaces(text, start + 1);
  if (text[at] === "}") return { value, end: at + 1 };
  for (;;) {
    const key = readKey(text, at);
    if (key === undefined || Object.hasOwn(value, key.name)) return undefined;
    const from = skipSpaces(text, key.end);
    const item = readItem(reading, from, depth);
    if (!item) return undefined;
    setOwn(value, key.name, item.value);
    const keyEnd = at + key.name.length;
    marks?.entry(value, key.name, { start: at, end: keyEnd }, item.value, from, item.end);
    at = skipSpaces(text, item.end);
    if (text[at] === "}") return { value, end: at + 1 };
    if (text[at] !== ",") return undefined;
    at = skipSpaces(text, at + 1);
  }
}

/** A simple word and `": "`. */
function readKey(text: string, start: number): { name: string; end: number } | undefined {
  const pattern = /([A-Za-z_][\w./-]{0,200}): /y;
  pattern.lastIndex = start;
  const name = pattern.exec(text)?.[1];
  return name === undefined ? undefined : { name, end: start + name.length + 2 };
}

function readItem(reading: Reading, start: number, depth: number): Read | undefined {
  const { text } = reading;
  reading.nodes--;
  const first = text[start];
  if (first === "[" || first === "{") return readFlow(reading, start, depth + 1);
  if (first === '"' || first === "'") return readQuoted(text, start);
  let end = start;
  for (; end < text.length; end++) {
    const character = text.charCodeAt(end);
    // , ] } end it; [ { and line breaks are odd, and so is a colon or a hash beside a space or a bracket.
    if (character === 0x2c || character === 0x5d || character === 0x7d) break;
    if (character === 0x5b || character === 0x7b || character === 0x0a || character === 0x0d)
      return undefined;
    if (character === 0x3a && /[\s,[\]{}]/.test(text.charAt(end + 1))) return undefined;
    if (character === 0x23 && text[end - 1] === " ") return undefined;
  }
  if (end === text.length) return undefined;
  const plain = trimSpaces(text.slice(start, end));
  if (!startsPlain(plain)) return undefined;
  const value = plainValue(plain);
  return value === UNSURE ? undefined : { value, end: start + plain.length };
}

function skipSpaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at++;
  return at;
}

/** Only spaces: `trim` would take more than YAML does. */
export function trimSpaces(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0x20) end--;
  return end === text.length ? text : text.slice(0, end);
}
