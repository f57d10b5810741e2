/** A way into plain data: object keys and array indexes, outermost first. */
export type Path = readonly (string | number)[];

/** Encodes a path as a JSON Pointer (RFC 6901), e.g. `/spec/args/0`; the root is the empty string. */
export function toPointer(path: Path): string {
  let pointer = "";
  for (const part of path) {
    const text = String(part);
    pointer += `/${/[~/]/.test(text) ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text}`;
  }
  return pointer;
}

/** Reads the value that a path leads to, or `undefined` where it leads nowhere. Never follows the prototype chain. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** Formats a path the way people write it: `spec.adapters[0].url`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${String(part)}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}
