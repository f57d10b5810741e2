import { setOwn } from "../trace.js";
import type { StructuralEdit } from "./document.js";
import type { Path } from "./path.js";

/** The outcome of an edit on data, which is left as it is; `undefined` where the edit makes no sense there. */
export function applyEdit(
  root: unknown,
  edit: StructuralEdit,
): { readonly value: unknown } | undefined {
  if (edit.op === "insert") {
    return update(root, edit.path, (target) => {
      if (!isRecord(target) || Object.hasOwn(target, edit.key)) return undefined;
      return { value: fromEntries([...Object.entries(target), [edit.key, edit.value]]) };
    });
  }
  const last = edit.path.at(-1);
  if (last === undefined) return edit.op === "replace" ? { value: edit.value } : undefined;
  return update(root, edit.path.slice(0, -1), (parent) => editMember(parent, last, edit));
}

function editMember(
  parent: unknown,
  last: string | number,
  edit: Exclude<StructuralEdit, { op: "insert" }>,
): { readonly value: unknown } | undefined {
  if (Array.isArray(parent)) {
    if (typeof last !== "number" || last < 0 || last >= parent.length || edit.op === "rename")
      return undefined;
    return {
      value: edit.op === "remove" ? parent.toSpliced(last, 1) : parent.with(last, edit.value),
    };
  }
  if (!isRecord(parent) || !Object.hasOwn(parent, last)) return undefined;
  if (edit.op === "rename" && Object.hasOwn(parent, edit.key)) return undefined;
  const entries = Object.entries(parent).flatMap(([key, member]): [string, unknown][] => {
    if (key !== String(last)) return [[key, member]];
    if (edit.op === "remove") return [];
    return [edit.op === "rename" ? [edit.key, member] : [key, edit.value]];
  });
  return { value: fromEntries(entries) };
}

function update(
  node: unknown,
  path: Path,
  change: (target: unknown) => { readonly value: unknown } | undefined,
): { readonly value: unknown } | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return change(node);
  if (Array.isArray(node)) {
    if (typeof part !== "number" || !(part in node)) return undefined;
    const changed = update(node[part], rest, change);
    return changed && { value: node.with(part, changed.value) };
  }
  if (!isRecord(node) || !Object.hasOwn(node, part)) return undefined;
  const changed = update(node[part], rest, change);
  if (!changed) return undefined;
  return {
    value: fromEntries(
      Object.entries(node).map(([key, member]) => [
        key,
        key === String(part) ? changed.value : member,
      ]),
    ),
  };
}

/** Whether two values are the same data, whatever the order of their keys. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameData(item, b[index]))
    );
  }
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of entries) setOwn(result, key, value);
  return result;
}
