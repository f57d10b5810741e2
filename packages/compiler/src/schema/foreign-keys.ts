import type { ForeignKey } from "@inferspec/spec";

/** How each level is called where a key belongs to another one. */
const PLACES: Readonly<Record<ForeignKey["level"], string>> = {
  function: "in the function",
  run: "in the run, beside `action`,",
  configuration: "in the configuration",
};

/** What to write for a key of another format, as a help sentence; `undefined` for a key that no format has. */
export function foreignHelp(
  key: string,
  here: string,
  keys: readonly ForeignKey[],
): string | undefined {
  const found = keys.find((foreign) => foreign.key === key);
  if (!found) return undefined;
  const place = found.level === here ? "" : ` ${PLACES[found.level]}`;
  return `write it${place} as ${found.means}`;
}
