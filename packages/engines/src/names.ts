import type { Option } from "./option.js";

const made = new WeakMap<readonly Option[], ReadonlyMap<string, Option>>();

/** The options by each of their names; of two with the same name the first one counts. Kept for as long as the list is. */
export function byName(options: readonly Option[]): ReadonlyMap<string, Option> {
  const known = made.get(options);
  if (known) return known;
  const map = new Map(
    options.toReversed().flatMap((option) => option.names.map((name) => [name, option])),
  );
  made.set(options, map);
  return map;
}
