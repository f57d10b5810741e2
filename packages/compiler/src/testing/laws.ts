import fc from "fast-check";
import type { Diagnostic } from "../diagnostics/index.js";
import { canonicalJson } from "../plan/canonical.js";
import { formatPath, type Path } from "../source/path.js";
import type { Outcome } from "./tester.js";

/** Thrown by a law's test: which law was broken, and by what. */
export class LawBreach extends Error {
  override readonly name = "LawBreach";

  constructor(
    readonly law: string,
    detail: string,
  ) {
    super(`${law}: ${detail}`);
  }
}

/** Everything that a run puts out, as bytes: manifests, side files, endpoint descriptors. */
export function outputOf({ yaml, files, endpoints }: Outcome): string {
  return [
    yaml,
    ...files.map(({ name, text }) => `# ${name}\n${text}`),
    canonicalJson(endpoints),
  ].join("\n");
}

/** A diagnostic names a leaf if it (or a related place of it) points at it, into it, or at a part that holds it (but not at the whole document). */
export function names(diagnostic: Diagnostic, path: Path): boolean {
  const places = [diagnostic.at, ...(diagnostic.related ?? []).map(({ at }) => at)];
  return places.some((place) => {
    const at = place?.path;
    if (!at || at.length === 0) return false;
    const length = Math.min(at.length, path.length);
    return at.slice(0, length).every((part, index) => part === path[index]);
  });
}

/** Law 3 for one leaf: two values of it give different outputs, or a diagnostic names it. */
export function assertNotDropped(path: Path, before: Outcome, after: Outcome): void {
  if (outputOf(before) !== outputOf(after)) return;
  if ([...before.diagnostics, ...after.diagnostics].some((diagnostic) => names(diagnostic, path)))
    return;
  const errors = [...before.diagnostics, ...after.diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  throw new LawBreach(
    "No silent drop",
    `changing \`${formatPath(path)}\` changed nothing, and no diagnostic names it` +
      (errors.length > 0
        ? ` (though ${errors.map(({ code }) => code).join(", ")} was reported)`
        : ""),
  );
}

/** The same input once more must give the same bytes and the same findings, in the same order. */
export function assertSame(what: string, a: Outcome, b: Outcome): void {
  assertSameOutput(what, a, b);
  if (canonicalJson(a.diagnostics) !== canonicalJson(b.diagnostics)) {
    throw new LawBreach(DETERMINISTIC, `${what} changed the diagnostics`);
  }
}

/** The same input in another guise: the same bytes and the same findings, told in the order of its text. */
export function assertEqual(what: string, a: Outcome, b: Outcome): void {
  assertSameOutput(what, a, b);
  if (findingsOf(a) !== findingsOf(b)) {
    throw new LawBreach(DETERMINISTIC, `${what} changed the diagnostics`);
  }
}

const DETERMINISTIC = "Deterministic";

function assertSameOutput(what: string, a: Outcome, b: Outcome): void {
  if (outputOf(a) !== outputOf(b)) {
    throw new LawBreach(DETERMINISTIC, `${what} changed the output`);
  }
}

/** What was found, wherever it stands in the text. */
function findingsOf({ diagnostics }: Outcome): string {
  return canonicalJson(
    diagnostics
      .map(({ code, message, severity }) => canonicalJson({ code, message, severity }))
      .sort(),
  );
}

/** A document of the kit as text: JSON, one value a line. */
export function textOf(document: unknown): string {
  return JSON.stringify(document, null, 2);
}

/** Runs a property; the breach that it finds is thrown as itself, with the smallest input that shows it. */
export async function assertLaw<T>(
  law: string,
  property: fc.IAsyncProperty<T>,
  numRuns: number,
): Promise<void> {
  const details = await fc.check(property, { numRuns });
  if (!details.failed) return;
  const breach = details.errorInstance;
  throw breach instanceof Error ? breach : new LawBreach(law, "the inputs ran out");
}
