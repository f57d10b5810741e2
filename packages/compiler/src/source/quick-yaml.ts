import { setOwn } from "../trace.js";
import type { Limits } from "./limits.js";
import { readFlow, trimSpaces, type Reading } from "./quick-flow.js";
import type { QuickMarks } from "./quick-marks.js";
import { plainValue, readQuoted, startsPlain, UNSURE } from "./quick-scalar.js";

/** The document holds nothing but comments. */
export const EMPTY: unique symbol = Symbol("empty");

/** Tabs and the spaces beyond ASCII, which readers of YAML take differently. */
const ODD_SPACE = /[\t\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

/**
 * Reads the plain part of YAML that specs are written in: block maps and lists, one-line scalars and flow collections,
 * `|` texts, comments. No judgement: at anything else (anchors, tags, merges, odd numbers, folded or wrapped text, every
 * error) it gives `undefined`, and the full parser decides. What it reads, it reads as `yaml` does; a property test
 * holds it to that. It is some twenty times as fast. Most runs never need positions: they are noted only into `marks`.
 */
export function readQuickly(text: string, limits: Limits, marks?: QuickMarks): unknown {
  if (ODD_SPACE.test(text)) return undefined;
  try {
    const reading = { text, nodes: limits.nodes, depth: limits.depth, marks };
    const value = new QuickReader(reading).document();
    return reading.nodes < 0 ? undefined : value;
  } catch (error) {
    if (error instanceof Unsure) return undefined;
    throw error;
  }
}

/** Thrown and caught in this file only: "let the full parser decide". */
class Unsure extends Error {}

class QuickReader {
  readonly text: string;
  readonly #marks: QuickMarks | undefined;
  // Both are sticky: `lastIndex` is set before every use.
  /** A key of words: no colon, hash or quote inside, no space at its end. */
  readonly #keyPattern = /[A-Za-z0-9_./$][\w./$-]*(?: +[\w./$-]+){0,20}/y;
  readonly #literalPattern = /\|(-?) *\r?\n/y;
  /** Start of the current line. */
  #line = 0;
  /** First character of the current line that is no space; the text's length at its end. */
  #at = 0;
  #indent = -1;
  /** Where the value that was read last begins and ends; the same offset where it is an empty one. */
  #start = 0;
  #end = 0;

  constructor(readonly reading: Reading) {
    this.text = reading.text;
    this.#marks = reading.marks;
  }

  document(): unknown {
    this.#toContent(0);
    if (this.#indent === 0 && this.text.startsWith("---", this.#at)) {
      this.#endOfLine(this.#at + 3);
    }
    if (this.#indent === -1) return EMPTY;
    const value = this.#block(1);
    if (this.#indent !== -1) this.#giveUp();
    this.#marks?.root(value, this.#start, this.#end);
    return value;
  }

  #giveUp(): never {
    throw new Unsure();
  }

  /** Moves to the first line at or after `start` that holds more than spaces and a comment. */
  #toContent(start: number): void {
    const { text } = this;
    let line = start;
    while (line < text.length) {
      let at = line;
      while (text.charCodeAt(at) === 0x20) at++;
      const character = text.charCodeAt(at);
      const blank = character === 0x0a || (character === 0x0d && text.charCodeAt(at + 1) === 0x0a);
      if (!blank && character !== 0x23 && at < text.length) {
        this.#line = line;
        this.#at = at;
        this.#indent = at - line;
        if (at === line && text.startsWith("...", at)) this.#giveUp();
        return;
      }
      if (character === 0x23) this.#comment(at);
      const newline = text.indexOf("\n", at);
      line = newline === -1 ? text.length : newline + 1;
    }
    this.#line = this.#at = text.length;
    this.#indent = -1;
  }

  /** Expects nothing but spaces and a comment from `start` to the end of the line; moves on. */
  #endOfLine(start: number): void {
    const { text } = this;
    let at = start;
    while (text.charCodeAt(at) === 0x20) at++;
    const newline = text.indexOf("\n", at);
    const next = newline === -1 ? text.length : newline + 1;
    const character = text.charCodeAt(at);
    const done =
      at === text.length ||
      at === newline ||
      (character === 0x0d && at + 1 === newline) ||
      (character === 0x23 && at > start);
    if (!done) this.#giveUp();
    if (character === 0x23) this.#comment(at);
    this.#toContent(next);
  }

  #comment(offset: number): void {
    if (!this.#marks) return;
    const text = /[^\r\n]*/y;
    text.lastIndex = offset;
    this.#marks.comments.push({ offset, text: text.exec(this.text)?.[0] ?? "" });
  }

  /** A block collection that starts at the current position. */
  #block(depth: number): unknown {
    this.reading.nodes--;
    if (depth > this.reading.depth) this.#giveUp();
    const start = this.#at;
    const value = this.#isDash(start)
      ? this.#list(this.#indent, depth)
      : this.#map(this.#indent, depth);
    this.#start = start;
    // An empty item at its end may stand behind spaces.
    while (this.text.charCodeAt(this.#end - 1) === 0x20) this.#end--;
    return value;
  }

  #isDash(at: number): boolean {
    return this.text.charCodeAt(at) === 0x2d && this.#isSpaceOrEnd(at + 1);
  }

  #isSpaceOrEnd(at: number): boolean {
    const character = this.text.charCodeAt(at);
    return character === 0x20 || character === 0x0a || character === 0x0d || at >= this.text.length;
  }

  #map(indent: number, depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    do {
      const colon = this.#keyEnd(this.#at);
      if (colon === -1) this.#giveUp();
      const start = this.#at;
      const key = this.#key(start, colon);
      if (Object.hasOwn(result, key)) this.#giveUp();
      const value = this.#mapValue(colon + 1, indent, depth);
      setOwn(result, key, value);
      this.#marks?.entry(result, key, { start, end: colon }, value, this.#start, this.#end);
      if (this.#indent > indent) this.#giveUp();
    } while (this.#indent === indent && !this.#isDash(this.#at));
    return result;
  }

  /** The offset of the colon after the simple key at `start`; -1 where there is none. */
  #keyEnd(start: number): number {
    const { text } = this;
    const first = text[start];
    if (first === '"' || first === "'") {
      const quoted = readQuoted(text, start);
      const end = quoted?.end ?? text.length;
      return text[end] === ":" && this.#isSpaceOrEnd(end + 1) ? end : -1;
    }
    this.#keyPattern.lastIndex = start;
    const match = this.#keyPattern.exec(text);
    if (!match) return -1;
    const end = start + match[0].length;
    return text[end] === ":" && this.#isSpaceOrEnd(end + 1) ? end : -1;
  }

  #key(start: number, end: number): string {
    // The parser allows 1024 characters.
    if (end - start > 1000) this.#giveUp();
    const first = this.text[start];
    if (first !== '"' && first !== "'") return this.text.slice(start, end);
    return readQuoted(this.text, start)?.value ?? this.#giveUp();
  }

  #mapValue(start: number, indent: number, depth: number): unknown {
    const at = this.#skipSpaces(start);
    if (!this.#isBlankFrom(at, start)) return this.#inline(at, indent, depth);
    this.#endOfLine(start);
    if (this.#indent > indent) return this.#block(depth + 1);
    if (this.#indent === indent && this.#isDash(this.#at)) return this.#block(depth + 1);
    return this.#nothing(start);
  }

  #list(indent: number, depth: number): unknown[] {
    const result: unknown[] = [];
    do {
      const item = this.#item(indent, depth);
      result.push(item);
      this.#marks?.item(result, item, this.#start, this.#end);
      if (this.#indent > indent) this.#giveUp();
    } while (this.#indent === indent && this.#isDash(this.#at));
    return result;
  }

  #item(indent: number, depth: number): unknown {
    const start = this.#at + 1;
    const at = this.#skipSpaces(start);
    if (this.#isBlankFrom(at, start)) {
      this.#endOfLine(start);
      if (this.#indent > indent) return this.#block(depth + 1);
      return this.#nothing(at);
    }
    if (this.#isDash(at) || this.#keyEnd(at) !== -1) {
      // A collection that begins on the line of its dash is indented by its own column.
      this.#at = at;
      this.#indent = at - this.#line;
      return this.#block(depth + 1);
    }
    return this.#inline(at, indent, depth);
  }

  /** No value where one could stand. */
  #nothing(at: number): null {
    this.reading.nodes--;
    this.#span(at, at);
    return null;
  }

  #span(start: number, end: number): void {
    this.#start = start;
    this.#end = end;
  }

  /** A value that begins on the line of its key or dash; more-indented lines after it would continue it. */
  #inline(at: number, indent: number, depth: number): unknown {
    this.reading.nodes--;
    const { text } = this;
    const first = text[at];
    if (first === "|") return this.#literal(at, indent);
    if (first === "[" || first === "{") {
      const flow = readFlow(this.reading, at, depth + 1);
      if (!flow) this.#giveUp();
      this.#span(at, flow.end);
      this.#endOfLine(flow.end);
      return flow.value;
    }
    if (first === '"' || first === "'") {
      const quoted = readQuoted(text, at);
      if (!quoted) this.#giveUp();
      this.#span(at, quoted.end);
      this.#endOfLine(quoted.end);
      return quoted.value;
    }
    return this.#plain(at);
  }

  #plain(start: number): unknown {
    const { text } = this;
    const newline = text.indexOf("\n", start);
    let end = newline === -1 ? text.length : newline;
    const next = newline === -1 ? text.length : newline + 1;
    if (text.charCodeAt(end - 1) === 0x0d) end--;
    let plain = text.slice(start, end);
    const comment = plain.indexOf(" #");
    if (comment !== -1) {
      this.#comment(start + comment + 1);
      plain = plain.slice(0, comment);
    }
    plain = trimSpaces(plain);
    if (!startsPlain(plain) || plain.includes(": ") || plain.endsWith(":")) this.#giveUp();
    const value = plainValue(plain);
    if (value === UNSURE) this.#giveUp();
    this.#span(start, start + plain.length);
    this.#toContent(next);
    return value;
  }

  /** `|` and `|-`, whose first line shows the indentation. */
  #literal(start: number, indent: number): string {
    const { text } = this;
    this.#literalPattern.lastIndex = start;
    const header = this.#literalPattern.exec(text);
    if (!header) this.#giveUp();
    let line = start + header[0].length;
    const lines: string[] = [];
    let width = -1;
    let last = start;
    while (line < text.length) {
      let at = line;
      while (text.charCodeAt(at) === 0x20) at++;
      const newline = text.indexOf("\n", at);
      let end = newline === -1 ? text.length : newline;
      if (text.charCodeAt(end - 1) === 0x0d && end > at) end--;
      const blank = at >= end;
      if (width === -1) {
        width = at - line;
        if (blank || width <= indent) this.#giveUp();
      }
      if (blank) {
        if (at - line > width) this.#giveUp();
        lines.push("");
      } else if (at - line < width) break;
      else {
        lines.push(text.slice(line + width, end));
        last = end;
      }
      line = newline === -1 ? text.length : newline + 1;
    }
    while (lines.at(-1) === "") lines.pop();
    if (lines.length === 0) this.#giveUp();
    // A comment that is indented deeper than the key would be hard to tell from text.
    if (
      line < text.length &&
      this.text[this.#skipSpaces(line)] === "#" &&
      this.#skipSpaces(line) - line > indent
    ) {
      this.#giveUp();
    }
    while (text.charCodeAt(last - 1) === 0x20) last--;
    this.#span(start, last);
    this.#toContent(line);
    return lines.join("\n") + (header[1] === "-" ? "" : "\n");
  }

  #skipSpaces(start: number): number {
    let at = start;
    while (this.text.charCodeAt(at) === 0x20) at++;
    return at;
  }

  /** Nothing but a comment from `at` on; `start` is where the spaces before it began. */
  #isBlankFrom(at: number, start: number): boolean {
    const character = this.text.charCodeAt(at);
    if (character === 0x23) return at > start;
    return (
      at >= this.text.length ||
      character === 0x0a ||
      (character === 0x0d && this.text.charCodeAt(at + 1) === 0x0a)
    );
  }
}
