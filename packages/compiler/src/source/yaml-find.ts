import type { Alias, Pair, ParsedNode, YAMLMap, YAMLSeq } from "yaml";
import type { Path } from "./path.js";
import type { YamlTree } from "./yaml-compose.js";
import { loadYaml } from "./yaml-library.js";
import { isMergeKey } from "./yaml-values.js";

type Entry = Pair<ParsedNode, ParsedNode | null>;
export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** The closest node to a path. */
export interface Found {
  /** `null` where a key has no value at all. */
  readonly node: ParsedNode | null;
  /** The map entry whose value it is. */
  readonly entry: Entry | undefined;
  readonly parent: Collection | undefined;
  /** Its place among the parent's items; -1 at the root. */
  readonly index: number;
  /** The path leads exactly here. */
  readonly complete: boolean;
  /** The way led through an alias or a merge: the text here serves other places too. */
  readonly shared: boolean;
}

/** Follows a path as far as it leads. */
export function findNode(
  tree: YamlTree,
  targets: ReadonlyMap<Alias, ParsedNode>,
  path: Path,
): Found {
  const yaml = loadYaml();
  let found: Found = {
    node: tree.contents,
    entry: undefined,
    parent: undefined,
    index: -1,
    complete: path.length === 0,
    shared: false,
  };
  for (const [depth, part] of path.entries()) {
    const node = yaml.isAlias(found.node) ? targets.get(found.node) : found.node;
    const next = node && step(node, part);
    if (!next) return found;
    const shared = found.shared || node !== found.node || next.shared;
    found = { ...next, shared, complete: depth === path.length - 1 };
  }
  return found;

  function step(node: ParsedNode, part: string | number): Omit<Found, "complete"> | undefined {
    if (yaml.isSeq(node)) {
      const item = typeof part === "number" ? node.items[part] : undefined;
      if (item === undefined) return undefined;
      return { node: item, entry: undefined, parent: node, index: Number(part), shared: false };
    }
    return yaml.isMap(node) ? member(node, String(part)) : undefined;
  }

  function member(map: YAMLMap.Parsed, key: string): Omit<Found, "complete"> | undefined {
    const index = map.items.findIndex(
      (entry) =>
        yaml.isScalar(entry.key) && String(entry.key.value) === key && !isMergeKey(entry.key),
    );
    const entry = map.items[index];
    if (entry) return { node: entry.value, entry, parent: map, index, shared: false };
    for (const merge of map.items) {
      if (!yaml.isScalar(merge.key) || !isMergeKey(merge.key)) continue;
      const sources = yaml.isSeq(merge.value) ? merge.value.items : [merge.value];
      for (const source of sources) {
        const target = yaml.isAlias(source) ? targets.get(source) : source;
        const inherited = yaml.isMap(target) ? member(target, key) : undefined;
        if (inherited) return { ...inherited, shared: true };
      }
    }
    return undefined;
  }
}

/** Where a node's own text ends; unlike its range without trailing comments and line breaks. */
export function endOf(node: ParsedNode, text: string): number {
  const { isMap, isSeq } = loadYaml();
  let end = node.range[1];
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) end = "key" in last ? endOfEntry(last, text) : endOf(last, text);
  }
  while (end > node.range[0] && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

export function endOfEntry(entry: Entry, text: string): number {
  const { key, value } = entry;
  if (value && value.range[1] > value.range[0]) return endOf(value, text);
  const colon = colonOf(entry);
  return colon === undefined ? endOf(key, text) : colon + 1;
}

/** The offset of the colon between key and value; `undefined` where there is none. */
export function colonOf(entry: Entry): number | undefined {
  return entry.srcToken?.sep?.find((token) => token.type === "map-value-ind")?.offset;
}
