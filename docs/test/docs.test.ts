import { execFileSync } from "node:child_process";
import { afterAll, describe, expect, test } from "vitest";
import { fits } from "./blocks.js";
import { Page, ROOT } from "./page.js";
import { typeErrors } from "./typecheck.js";

/** Every page of the repository but the generated reference and the changelog entries. */
const files = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
  { cwd: ROOT, encoding: "utf8" },
)
  .split("\n")
  .filter((file) => file !== "" && !/^(docs\/reference|\.changeset|fixtures)\//.test(file))
  .sort();

const pages = await Promise.all(files.map((file) => Page.open(file)));
afterAll(() => Promise.all(pages.map((page) => page.close())));
const sources = (await Promise.all(pages.map((page) => page.prepare()))).flat();

describe.each(pages.filter(({ blocks }) => blocks.length > 0))("$file", (page) => {
  for (const block of page.blocks) {
    test(`line ${String(block.line)}: ${block.language}`, () => page.run(block));
  }
});

test("TypeScript in the pages has no type errors", { timeout: 120_000 }, () => {
  expect(typeErrors(sources)).toEqual([]);
});

test.each([
  ["a\nb\n", "a\nb\n", true],
  ["a\nb\n", "a\n", false],
  ["a\nb\nc\nd\n", "a\n…\nd\n", true],
  ["a\nb\nc\nd\n", "…\nc\n…\n", true],
  ["a\nb\nc\nd\n", "a\n…\nc\n", false],
  ["a\nb\nc\nd\n", "…\nx\n…\n", false],
])("shortened output: %j against %j", (actual, expected, verdict) => {
  expect(fits(actual, expected)).toBe(verdict);
});
