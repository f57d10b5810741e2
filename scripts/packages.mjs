import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** The packages that get published: `{ dir, manifest }`, by folder name. */
export function publicPackages() {
  return readdirSync(`${root}packages`)
    .sort()
    .map((name) => `${root}packages/${name}`)
    .map((dir) => ({ dir, manifest: JSON.parse(readFileSync(`${dir}/package.json`, "utf8")) }))
    .filter(({ manifest }) => !manifest.private);
}
