import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";

/**
 * Declares tests that need judges we did not write. `INFERSPEC_ORACLES` names their folder: unset, the tests are
 * skipped under a name that says so; set to a folder that is absent, they fail.
 */
export function describeWithOracles(
  name: string,
  part: string,
  declare: (folder: string) => void,
): void {
  const root = process.env["INFERSPEC_ORACLES"];
  describe(name, () => {
    if (root === undefined) {
      test.skip("skipped: INFERSPEC_ORACLES is not set, see CONTRIBUTING.md", () => undefined);
      return;
    }
    const folder = join(root, part);
    if (existsSync(folder)) declare(folder);
    else {
      test("finds the oracles", () => {
        throw new Error(`INFERSPEC_ORACLES names ${root}, which has no ${part}`);
      });
    }
  });
}

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
