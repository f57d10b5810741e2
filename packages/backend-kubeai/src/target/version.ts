/** A KubeAI release. `0.22` without a patch number means the newest patch of that line. */
export interface KubeaiVersion {
  readonly text: string;
  /** Major, minor, patch. */
  readonly parts: readonly [number, number, number];
}

/** The form of a version in the options. */
export const VERSION_PATTERN = /^v?\d{1,4}\.\d{1,4}(\.\d{1,4})?$/;
export const DEFAULT_VERSION = "0.22";
/** Nothing is known of releases before this one. */
export const OLDEST_VERSION = "0.21";

/** Reads `0.22`, `0.22.1` or `v0.23.2`. The text must fit {@link VERSION_PATTERN}. */
export function parseVersion(text: string): KubeaiVersion {
  const [major = 0, minor = 0, patch = Number.POSITIVE_INFINITY] = text
    .replace(/^v/, "")
    .split(".")
    .map(Number);
  return { text: text.replace(/^v/, ""), parts: [major, minor, patch] };
}

/** Whether `version` is `other` or newer. `other` as `0.23` means 0.23.0. */
export function atLeast(version: KubeaiVersion, other: string): boolean {
  const theirs = other.split(".").map(Number);
  for (const [index, part] of version.parts.entries()) {
    const their = theirs[index] ?? 0;
    if (part !== their) return part > their;
  }
  return true;
}
