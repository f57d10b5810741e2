import type { AnyBackend, Runtime } from "@inferspec/compiler";

function has(value: object, key: string, type: "string" | "function" | "object"): boolean {
  const member: unknown = Reflect.get(value, key);
  return typeof member === type && member !== null;
}

/** A schema is an object with `safeParse`, or a function that makes one. */
function hasSchema(value: object, key: string): boolean {
  return has(value, key, "object") || has(value, key, "function");
}

/**
 * Whether an export has the members of a runtime. A plugin brings its own copy of every library, so nothing is tested
 * with `instanceof`; whether the members behave is the conformance kit's concern.
 */
export function isPluginRuntime(value: unknown): value is Runtime {
  if (typeof value !== "object" || value === null) return false;
  return (
    has(value, "kind", "string") && hasSchema(value, "function") && has(value, "tasks", "object")
  );
}

/** Whether an export has the members of a backend. */
export function isPluginBackend(value: unknown): value is AnyBackend {
  if (typeof value !== "object" || value === null) return false;
  return (
    has(value, "name", "string") &&
    has(value, "plan", "string") &&
    hasSchema(value, "options") &&
    has(value, "load", "function") &&
    has(value, "supports", "function") &&
    has(value, "synth", "function")
  );
}
