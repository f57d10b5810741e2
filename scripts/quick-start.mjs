// The commands under the README's "Quick start" heading, to the letter. On its own it prints the one that
// ends with the word given: `node scripts/quick-start.mjs test`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { root } from "./packages.mjs";

export function quickStart() {
  const readme = readFileSync(`${root}README.md`, "utf8");
  const section = readme.split(/^## /m).find((text) => text.startsWith("Quick start")) ?? "";
  return [...section.matchAll(/^```\w*\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block.split("\n"))
    .filter((line) => line && !line.startsWith("#"));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = quickStart().filter((line) => line.endsWith(` ${process.argv[2]}`));
  if (found.length === 1) {
    console.log(found[0]);
  } else {
    console.error(`README.md: no single Quick start command ends with "${process.argv[2]}"`);
    process.exitCode = 1;
  }
}
