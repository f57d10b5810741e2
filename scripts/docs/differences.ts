import { schemaDifferences, type Difference } from "@inferspec/spec";
import { code, page, table } from "./markdown.js";

/** Where our schemas judge otherwise than the published ones. */
export function differencesPage(): string {
  const wider = schemaDifferences.filter(({ direction }) => direction === "wider");
  const stricter = schemaDifferences.filter(({ direction }) => direction === "stricter");
  return page(
    "Differences from DigitalHub's schemas",
    "DigitalHub published JSON Schemas twice (0.14 and v15) and its server has a third form. What one of them accepts " +
      "is accepted, and what all of them refuse is refused, but for this list and for unknown keys, which are always " +
      "refused. A test compares the verdicts on generated specs and accepts a difference only where it is listed.",
    "## Wider: accepted here, refused by all of them",
    rows(wider),
    "## Stricter: refused here, accepted by one of them",
    rows(stricter),
  );
}

function rows(list: readonly Difference[]): string {
  return table(
    ["what", "why", "where", "kinds", "a spec that shows it"],
    list.map(({ at, kinds, what, why, example }) => [
      what,
      why,
      at.map(code).join(", "),
      kinds === undefined ? "all" : kinds.map(code).join(", "),
      code(example.value),
    ]),
  );
}
