import type * as z from "zod";
import { isMap } from "../describe.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, setOwn, type Traceable, type Traced } from "../trace.js";

type Json = z.core.util.JSONType;

/** Maps whose keys are the author's own. */
const OWN_KEYS = new Set(["env"]);

/**
 * Lowers a block that only one target knows, such as `kserve`: the same tree with its keys in camelCase, each leaf
 * traced to its own place. What is in it is judged by the spec's schema before and by the backend's after.
 */
export function lowerHints(
  block: Traced<object, SpecOrigin>,
): Traced<Record<string, Json>, SpecOrigin> {
  return camelCased(block) as Traced<Record<string, Json>, SpecOrigin>;
}

function camelCased(node: Traced<unknown, SpecOrigin>): Traced<unknown, SpecOrigin> {
  const { value } = node;
  const child = (key: string | number) =>
    (node as Traced<Record<string | number, unknown>, SpecOrigin>).get(key);
  if (Array.isArray(value)) {
    return regroup<unknown, SpecOrigin>(
      node,
      value.map((_, index) => {
        const item = child(index);
        return item && camelCased(item);
      }),
    );
  }
  if (!isMap(value)) return node;
  const parts: Record<string, Traceable<unknown, SpecOrigin>> = {};
  for (const key of Object.keys(value)) {
    const part = child(key);
    if (part) setOwn(parts, camel(key), OWN_KEYS.has(key) ? part : camelCased(part));
  }
  return regroup<unknown, SpecOrigin>(node, parts);
}

function camel(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
