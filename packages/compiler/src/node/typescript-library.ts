import { createRequire } from "node:module";
import type ts from "typescript";

/** The TypeScript compiler's API (version 5 or 6: version 7 has none). */
export type TypeScript = typeof ts;

/**
 * Loads `typescript` when it is first needed, by `require`: an `import` would cost three times as much. `undefined`
 * where it is not installed; TypeScript specs then have no positions.
 */
export function requireTypeScript(): TypeScript | undefined {
  try {
    const loaded: unknown = createRequire(import.meta.url)("typescript");
    return isTypeScript(loaded) ? loaded : undefined;
  } catch {
    return undefined;
  }
}

function isTypeScript(value: unknown): value is TypeScript {
  return typeof value === "object" && value !== null && "createSourceFile" in value;
}
