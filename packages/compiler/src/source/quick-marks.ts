import type { Side } from "./document.js";
import type { Path } from "./path.js";

/** A stretch of a document's text: [start, end) in UTF-16 units. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands; without extent, where one could stand. */
interface Mark extends Extent {
  readonly value: unknown;
  /** The key of the map entry whose value it is. */
  readonly key: Extent | undefined;
}

/** A stretch to show for a path; `exact: false` where it is only the closest that there is. */
export interface Shown extends Extent {
  readonly exact: boolean;
}

/**
 * What a quick reader notes beside the values, when somebody asks for positions: where everything stands, and the
 * comments. It answers as the full parser's tree does (see `YamlDocument`); a property test holds it to that.
 */
export class QuickMarks {
  /** The members of each collection, in the order of the text. */
  readonly #members = new Map<unknown, Map<string | number, Mark>>();
  #root: Mark | undefined;
  /** Each from its "#" to the end of its line, in the order of the text. */
  readonly comments: { readonly offset: number; readonly text: string }[] = [];

  root(value: unknown, start: number, end: number): void {
    this.#root = { value, key: undefined, start, end };
  }

  entry(map: object, name: string, key: Extent, value: unknown, start: number, end: number): void {
    this.#of(map).set(name, { value, key, start, end });
  }

  item(list: readonly unknown[], value: unknown, start: number, end: number): void {
    const items = this.#of(list);
    items.set(items.size, { value, key: undefined, start, end });
  }

  /** What stands at a path, or as close to it as there is something. */
  locate(path: Path, side: Side): Shown | undefined {
    const { mark, exact } = this.#find(path);
    if (!mark) return undefined;
    if (exact && side === "value" && mark.end > mark.start) return shown(mark, true);
    // A key whose value is missing or empty says best where that value should be.
    if (mark.key) return shown(mark.key, exact);
    // Neither a document nor an item of a list has a key: what it begins with is shown in its place.
    const [first] = this.#members.get(mark.value)?.values() ?? [];
    return shown(first?.key && (!exact || side === "key") ? first.key : mark, exact);
  }

  #find(path: Path): { readonly mark: Mark | undefined; readonly exact: boolean } {
    let mark = this.#root;
    for (const part of path) {
      const list = Array.isArray(mark?.value);
      const next = mark && this.#members.get(mark.value)?.get(list ? part : String(part));
      if (!next) return { mark, exact: false };
      mark = next;
    }
    return { mark, exact: true };
  }

  #of(collection: object): Map<string | number, Mark> {
    const known = this.#members.get(collection);
    if (known) return known;
    const members = new Map<string | number, Mark>();
    this.#members.set(collection, members);
    return members;
  }
}

function shown({ start, end }: Extent, exact: boolean): Shown {
  return { start, end, exact };
}
