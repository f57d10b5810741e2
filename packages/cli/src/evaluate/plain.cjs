"use strict";

const MAX_DEPTH = 200;

/** Says, in a clause, what keeps a value from being plain JSON-like data; `undefined` where nothing does. */
function describePlainness(root) {
  const around = new Set();

  function walk(value, path, depth) {
    const at = path === "" ? "it" : `\`${path}\``;
    if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
    if (typeof value === "number") return Number.isFinite(value) ? undefined : `${at} is ${value}`;
    if (typeof value !== "object")
      return `${at} is ${value === undefined ? "undefined" : `a ${typeof value}`}`;
    if (depth > MAX_DEPTH) return `${at} is nested too deeply`;
    if (around.has(value)) return `${at} contains itself`;
    const prototype = Object.getPrototypeOf(value);
    if (!Array.isArray(value) && prototype !== null && prototype !== Object.prototype) {
      return `${at} is an instance of ${prototype.constructor?.name || "a class"}`;
    }
    if (typeof value.toJSON === "function") return `${at} has a method toJSON`;
    around.add(value);
    for (const [key, child] of Object.entries(value)) {
      // What JSON leaves out is left out: builders pass optional parameters on as they are.
      if (child === undefined && !Array.isArray(value)) continue;
      const below = Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      const problem = walk(child, below, depth + 1);
      if (problem !== undefined) return problem;
    }
    around.delete(value);
    return undefined;
  }

  return walk(root, "", 0);
}

module.exports = { describePlainness };
