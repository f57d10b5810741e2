import type { Alias, ParsedNode } from "yaml";
import type { StructuralEdit } from "./document.js";
import type { YamlTree } from "./yaml-compose.js";
import { colonOf, endOf, endOfEntry, findNode, type Collection, type Found } from "./yaml-find.js";
import { loadYaml } from "./yaml-library.js";
import { writeInline, writeString, type Quoting } from "./yaml-write.js";

/** A replacement within one document's text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** One document as an edit sees it. */
export interface Editable {
  readonly text: string;
  readonly tree: YamlTree;
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
  /** The document is strict JSON and must stay so. */
  readonly json: boolean;
}

/**
 * The smallest change of the text that makes an edit. It is a proposal: who uses it must read the result again, since
 * YAML has more ways to write things than are thought of here.
 */
export function proposeEdit(document: Editable, edit: StructuralEdit): Splice | undefined {
  const found = findNode(document.tree, document.targets, edit.path);
  if (!found.complete || found.shared) return undefined;
  switch (edit.op) {
    case "replace":
      return replace(document, found, edit.value);
    case "rename": {
      if (!found.entry) return undefined;
      const { key } = found.entry;
      const newText = writeString(edit.key, quotingOf(document, key));
      return newText === undefined
        ? undefined
        : { start: key.range[0], end: key.range[1], newText };
    }
    case "remove":
      return found.parent && remove(document, found, found.parent);
    case "insert":
      return insert(document, found, edit.key, edit.value);
  }
}

function quotingOf({ json }: Editable, node: ParsedNode | null): Quoting {
  if (json) return "json";
  const type = node && "type" in node ? node.type : undefined;
  if (type === "QUOTE_DOUBLE") return "double";
  return type === "QUOTE_SINGLE" ? "single" : "plain";
}

function replace(document: Editable, found: Found, value: unknown): Splice | undefined {
  const { node, entry } = found;
  const { text } = document;
  const newText = writeInline(value, quotingOf(document, node));
  if (newText === undefined) return undefined;
  // `1.10` is the number 1.1: as text, one or the other was meant, and nobody here knows which.
  if (isRespelt(node, value)) return undefined;
  const colon = entry && colonOf(entry);
  if (!node || node.range[0] === node.range[1]) {
    const at = entry ? (colon === undefined ? undefined : colon + 1) : dashEnd(found);
    if (at !== undefined) return { start: at, end: at, newText: ` ${newText}` };
    if (!entry) return undefined;
    const keyEnd = entry.key.range[1];
    return { start: keyEnd, end: keyEnd, newText: `: ${newText}` };
  }
  const end = endOf(node, text);
  // A block collection below its key gives way to a value beside the key.
  if (colon !== undefined && isBlock(node) && text.slice(colon + 1, node.range[0]).trim() === "") {
    return { start: colon + 1, end, newText: ` ${newText}` };
  }
  return { start: node.range[0], end, newText };
}

/** Whether a text is to replace the scalar that it names, which is written in other characters. */
function isRespelt(node: ParsedNode | null, value: unknown): boolean {
  if (!loadYaml().isScalar(node) || typeof node.value === "string") return false;
  return value === String(node.value) && value !== node.source;
}

/** After the dash of a list item that has no value. */
function dashEnd({ parent, index }: Found): number | undefined {
  const token = parent?.srcToken;
  if (token?.type !== "block-seq") return undefined;
  const dash = token.items[index]?.start.find(({ type }) => type === "seq-item-ind");
  return dash && dash.offset + 1;
}

function isBlock(node: ParsedNode): node is Collection {
  const { isMap, isSeq } = loadYaml();
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** Start and end of each item of a collection, without what separates them. */
function extents(
  parent: Collection,
  text: string,
): { readonly start: number; readonly end: number }[] {
  return parent.items.map((item, index) => {
    if ("key" in item) return { start: item.key.range[0], end: endOfEntry(item, text) };
    const end = endOf(item, text);
    const token = parent.srcToken;
    const dash =
      token?.type === "block-seq"
        ? token.items[index]?.start.find(({ type }) => type === "seq-item-ind")
        : undefined;
    return { start: dash?.offset ?? item.range[0], end: Math.max(end, (dash?.offset ?? -1) + 1) };
  });
}

function remove(document: Editable, { index }: Found, parent: Collection): Splice | undefined {
  const { text } = document;
  const items = extents(parent, text);
  const own = items[index];
  if (!own) return undefined;
  const next = items[index + 1];
  if (parent.flow === true) {
    if (next) return { start: own.start, end: next.start, newText: "" };
    const previous = items[index - 1];
    return { start: previous ? previous.end : own.start, end: own.end, newText: "" };
  }
  if (items.length === 1) return { ...own, newText: loadYaml().isMap(parent) ? "{}" : "[]" };
  const lineStart = text.lastIndexOf("\n", own.start - 1) + 1;
  if (text.slice(lineStart, own.start).trim() !== "") {
    // It shares its first line with a dash, which the next item inherits, if no comment is in the way.
    if (!next || text.slice(own.end, next.start).includes("#")) return undefined;
    return { start: own.start, end: next.start, newText: "" };
  }
  const newline = text.indexOf("\n", own.end);
  return { start: lineStart, end: newline === -1 ? text.length : newline + 1, newText: "" };
}

function insert(
  document: Editable,
  { node }: Found,
  key: string,
  value: unknown,
): Splice | undefined {
  const { text } = document;
  const { isMap } = loadYaml();
  if (!isMap(node)) return undefined;
  const quoting = document.json ? "json" : "plain";
  const name = writeString(key, quoting);
  const content = writeInline(value, quoting);
  if (name === undefined || content === undefined) return undefined;
  const member = `${name}: ${content}`;
  const items = extents(node, text);
  const last = items.at(-1);
  if (!last) return { start: node.range[0] + 1, end: node.range[0] + 1, newText: member };
  if (node.flow === true)
    return { start: last.end, end: last.end, newText: separatorOf(items, text) + member };
  const [first] = items;
  if (!first) return undefined;
  const indent = " ".repeat(first.start - (text.lastIndexOf("\n", first.start - 1) + 1));
  const newline = text.indexOf("\n", last.end);
  const breaks = text.includes("\r\n") ? "\r\n" : "\n";
  if (newline === -1)
    return { start: text.length, end: text.length, newText: `${breaks}${indent}${member}` };
  return { start: newline + 1, end: newline + 1, newText: `${indent}${member}${breaks}` };
}

/** What stands between the first two items of a flow collection, when it is a comma and spaces or line breaks. */
function separatorOf(items: readonly { start: number; end: number }[], text: string): string {
  const [first, second] = items;
  const between = first && second ? text.slice(first.end, second.start) : "";
  return /^,\s*$/.test(between) ? between : ", ";
}
