/** A KServe release. `0.20` without a patch number means the first release of that line. */
export interface KserveVersion {
  /** `0.20`, `0.18.1`, without a leading `v`. */
  readonly text: string;
  /** Major, minor, patch. */
  readonly parts: readonly [number, number, number];
}

/** The form of a version in the options. */
export const VERSION_PATTERN = /^v?\d{1,4}\.\d{1,4}(\.\d{1,4})?$/;
/** What is taken where nobody says. */
export const DEFAULT_VERSION = "0.20";
/** Nothing is known of releases before this one, … */
export const OLDEST_VERSION = "0.18";
/** … nor after this one. */
export const NEWEST_VERSION = "0.21";

/** Reads `0.20`, `0.18.1` or `v0.20.0`. The text must fit {@link VERSION_PATTERN}. */
export function parseVersion(text: string): KserveVersion {
  const plain = text.replace(/^v/, "");
  const [major = 0, minor = 0, patch = 0] = plain.split(".").map(Number);
  return { text: plain, parts: [major, minor, patch] };
}

/** Whether `version` is `other` or newer. `other` as `0.20` means 0.20.0. */
export function atLeast(version: KserveVersion, other: string): boolean {
  const theirs = parseVersion(other).parts;
  for (const [index, part] of version.parts.entries()) {
    const their = theirs[index] ?? 0;
    if (part !== their) return part > their;
  }
  return true;
}

/** The version itself where its rules are known, else the nearest whose are. */
export function nearestKnown(version: KserveVersion): KserveVersion {
  if (!atLeast(version, OLDEST_VERSION)) return parseVersion(OLDEST_VERSION);
  const [major, minor] = version.parts;
  const newest = parseVersion(NEWEST_VERSION);
  return atLeast({ ...version, parts: [major, minor, 0] }, NEWEST_VERSION) &&
    !(major === newest.parts[0] && minor === newest.parts[1])
    ? newest
    : version;
}
