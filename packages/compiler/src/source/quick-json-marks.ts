import { QuickMarks } from "./quick-marks.js";

/** Where everything stands in a JSON text; `value` is what the text was read as. */
export function markJson(text: string, value: unknown): QuickMarks {
  const marks = new QuickMarks();
  const marker = new Marker(text, marks);
  const start = marker.space(0);
  marks.root(value, start, marker.value(value, start));
  return marks;
}

/** Walks through a text that is known to be JSON, side by side with its value. Each step gives the offset after it. */
class Marker {
  readonly #scalar = /[^\s,\]}]+/y;
  readonly #space = /\s*/y;

  constructor(
    readonly text: string,
    readonly marks: QuickMarks,
  ) {}

  value(value: unknown, start: number): number {
    if (Array.isArray(value)) return this.#list(value, start);
    if (typeof value === "object" && value !== null) return this.#map(value, start);
    return typeof value === "string" ? this.#string(start) : this.#end(this.#scalar, start);
  }

  space(start: number): number {
    return this.#end(this.#space, start);
  }

  #list(list: readonly unknown[], start: number): number {
    let at = this.space(start + 1);
    for (const item of list) {
      const end = this.value(item, at);
      this.marks.item(list, item, at, end);
      at = this.#separator(end);
    }
    return list.length === 0 ? at + 1 : at;
  }

  #map(map: object, start: number): number {
    let at = this.space(start + 1);
    const members = new Map<string, unknown>(Object.entries(map));
    for (let left = members.size; left > 0; left--) {
      const key = { start: at, end: this.#string(at) };
      // `JSON.parse` may have put the members in another order.
      const name = String(JSON.parse(this.text.slice(key.start, key.end)));
      const value = members.get(name);
      // Past the colon, which spaces may surround.
      const from = this.space(this.space(key.end) + 1);
      const end = this.value(value, from);
      this.marks.entry(map, name, key, value, from, end);
      at = this.#separator(end);
    }
    return members.size === 0 ? at + 1 : at;
  }

  /** Past a comma, to where the next member begins; past a closing bracket otherwise. */
  #separator(start: number): number {
    const at = this.space(start);
    return this.text[at] === "," ? this.space(at + 1) : at + 1;
  }

  #string(start: number): number {
    let at = start + 1;
    while (this.text.charCodeAt(at) !== 0x22) at += this.text.charCodeAt(at) === 0x5c ? 2 : 1;
    return at + 1;
  }

  #end(pattern: RegExp, start: number): number {
    pattern.lastIndex = start;
    return start + (pattern.exec(this.text)?.[0].length ?? 0);
  }
}
