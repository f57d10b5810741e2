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

/** The same input once more, or in another guise, must give the same bytes and the same findings. */
export function assertSame(what: string, a: Outcome, b: Outcome): void {
  if (outputOf(a) !== outputOf(b)) {
    throw new LawBreach("Deterministic", `${what} changed the output`);
  }
  const findings = ({ diagnostics }: Outcome): string =>
    canonicalJson(diagnostics.map(({ code, message, severity }) => ({ code, message, severity })));
  if (findings(a) !== findings(b)) {
    throw new LawBreach("Deterministic", `${what} changed the diagnostics`);
  }
}
