import { setOwn } from "../trace.js";
import { plainValue, readQuoted, startsPlain, UNSURE } from "./quick-scalar.js";

/** Counts what was read against the limits. */
export interface Budget {
  nodes: number;
  readonly depth: number;
}

interface Read {
  readonly value: unknown;
  readonly end: number;
}

/** A `[…]` or `{…}` that starts at `start` and ends on its line; `undefined` where anything is out of the ordinary. */
export function readFlow(
  text: string,
  start: number,
  depth: number,
  budget: Budget,
): Read | undefined {
  if (depth > budget.depth) return undefined;
  return text[start] === "["
    ? readList(text, start, depth, budget)
    : readMap(text, start, depth, budget);
}

function readList(text: string, start: number, depth: number, budget: Budget): Read | undefined {
  const value: unknown[] = [];
  let at = skipSpaces(text, start + 1);
  if (text[at] === "]") return { value, end: at + 1 };
  for (;;) {
    const item = readItem(text, at, depth, budget);
    if (!item) return undefined;
    value.push(item.value);
    at = skipSpaces(text, item.end);
    if (text[at] === "]") return { value, end: at + 1 };
    if (text[at] !== ",") return undefined;
    at = skipSpaces(text, at + 1);
  }
}

function readMap(text: string, start: number, depth: number, budget: Budget): Read | undefined {
  const value: Record<string, unknown> = {};
  let at = skipSpaces(text, start + 1);
  if (text[at] === "}") return { value, end: at + 1 };
  for (;;) {
    const key = readKey(text, at);
    if (key === undefined || Object.hasOwn(value, key.name)) return undefined;
    const item = readItem(text, skipSpaces(text, key.end), depth, budget);
    if (!item) return undefined;
    setOwn(value, key.name, item.value);
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

function readItem(text: string, start: number, depth: number, budget: Budget): Read | undefined {
  budget.nodes--;
  const first = text[start];
  if (first === "[" || first === "{") return readFlow(text, start, depth + 1, budget);
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
  return value === UNSURE ? undefined : { value, end };
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
