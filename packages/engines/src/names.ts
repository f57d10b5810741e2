import { nearestOf, plain, type Candidate } from "./nearest.js";
import { once } from "./once.js";
import type { Option } from "./option.js";

/** The names of a list of options, made ready for a look at every word of a command line. */
export interface Names {
  /** The option of each name; of two options with the same name the first one counts. */
  readonly options: ReadonlyMap<string, Option>;
  /** Names that differ from a word only in case and dashes. */
  alike(word: string): readonly string[];
  /** Names that are near enough to a word to be meant, nearest first. */
  nearest(word: string): readonly string[];
}

export function namesOf(options: readonly Option[]): Names {
  const byName = new Map(
    options.toReversed().flatMap((option) => option.names.map((name) => [name, option])),
  );
  const candidates = once((): readonly Candidate[] =>
    [...new Set(options.flatMap(({ names }) => names))].map((name) => ({
      name,
      plain: plain(name),
    })),
  );
  const byPlain = once(() => {
    const lists = new Map<string, Set<string>>();
    for (const { name, plain: key } of candidates()) {
      lists.set(key, (lists.get(key) ?? new Set()).add(name));
    }
    return lists;
  });
  return {
    options: byName,
    alike: (word) => [...(byPlain().get(plain(word)) ?? [])],
    nearest: (word) => nearestOf(word, candidates()),
  };
}
