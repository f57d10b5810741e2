// Checks the Markdown that the repository carries: relative links lead somewhere, and the README's
// Quick start holds exactly the two commands that `.ci/run` runs.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { quickStart } from "./quick-start.mjs";
import { root } from "./packages.mjs";

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { cwd: root, encoding: "utf8" },
)
  .split("\n")
  .filter((file) => file && existsSync(join(root, file)));

const problems = [];
for (const file of files) {
  const prose = readFileSync(join(root, file), "utf8").replace(/^```[\s\S]*?^```/gm, "");
  for (const [, target] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    const path = target.split("#")[0];
    if (!path || /^[a-z][a-z+.-]*:/i.test(path)) continue;
    if (!existsSync(join(root, dirname(file), decodeURI(path)))) {
      problems.push(`${file}: broken link ${target}`);
    }
  }
}

const commands = quickStart().length;
if (commands !== 2) problems.push(`README.md: Quick start has ${commands} commands, not two`);

for (const problem of problems) console.error(problem);
console.log(`${files.length} pages, ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
