import { createRequire } from "node:module";
import type * as jiti from "jiti";

/** Runs a TypeScript module in this thread: for plugins, whose functions must be callable here. */
export async function importTypeScript(file: string): Promise<unknown> {
  // Not bundled: it is needed rarely, and large.
  const { createJiti } = createRequire(import.meta.url)("jiti") as typeof jiti;
  return createJiti(file, { fsCache: false, interopDefault: false }).import(file);
}
