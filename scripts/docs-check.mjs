// Checks the Markdown that the repository carries: relative links lead somewhere, to the heading too, and
// the README's Quick start holds exactly the two commands that `.ci/run` runs.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { quickStart } from "./quick-start.mjs";
import { root } from "./packages.mjs";

const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { cwd: root, encoding: "utf8" },
)
  .split("\n")
  .filter((file) => file && existsSync(join(root, file)));

/** A page without its fenced blocks. */
function proseOf(file) {
  return readFileSync(join(root, file), "utf8").replace(/^```[\s\S]*?^```/gm, "");
}

/** Where the links of a page lead. What stands in inline code is no link, but a link's text may be code. */
function linksOf(file) {
  const prose = proseOf(file).replace(/(`+)(.+?)\1/g, "code");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

const anchors = new Map();

/** The places of a page that a link may name: its headings, as GitHub spells them, and `<a id>`. */
function anchorsOf(file) {
  const known = anchors.get(file);
  if (known) return known;
  const prose = proseOf(file);
  const found = new Set([...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
  for (const [, heading] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    found.add(words.replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-"));
  }
  anchors.set(file, found);
  return found;
}

const problems = [];
for (const file of files) {
  for (const target of linksOf(file)) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue;
    const [path, anchor] = target.split("#");
    const to = path ? normalize(join(dirname(file), decodeURI(path))) : file;
    if (!existsSync(join(root, to))) problems.push(`${file}: broken link ${target}`);
    else if (anchor && to.endsWith(".md") && !anchorsOf(to).has(anchor)) {
      problems.push(`${file}: ${to} has no heading #${anchor}`);
    }
  }
}

const commands = quickStart().length;
if (commands !== 2) problems.push(`README.md: Quick start has ${commands} commands, not two`);

for (const problem of problems) console.error(problem);
console.log(`${files.length} pages, ${problems.length} problems`);
process.exitCode = problems.length ? 1 : 0;
