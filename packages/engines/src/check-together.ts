import type { Context } from "./check.js";
import { fullName } from "./check-option.js";
import type { Finding } from "./finding.js";
import type { Option } from "./option.js";
import type { Use } from "./read.js";

const sayings = ({ name, explicit, values }: Use): string =>
  JSON.stringify([name, explicit ?? "", values.map(({ text }) => text)]);

/** An option given several times: the last one counts, except where all are collected. */
export function judgeRepeats({ reading: { uses } }: Context): readonly Finding[] {
  const nextOf = repeats(uses);
  return uses.flatMap((use): readonly Finding[] => {
    const later = nextOf.get(use);
    if (!later || use.option.kind === "append" || use.option.collects) return [];
    const name = fullName(use.option.names);
    const same = sayings(use) === sayings(later);
    return [
      {
        kind: "overridden-option",
        effect: same ? "works" : "ignored",
        index: use.index,
        option: name,
        cause: same
          ? `\`${name}\` is given once more`
          : `\`${name}\` is given once more, and the last one counts`,
        replacement: {
          count: use.explicit === undefined ? 1 + use.values.length : 1,
          words: [],
        },
      },
    ];
  });
}

/** Each use of an option → the next use of the same one, with the same key. */
function repeats(uses: readonly Use[]): ReadonlyMap<Use, Use> {
  const last = new Map<Option, Map<string | undefined, Use>>();
  const next = new Map<Use, Use>();
  for (const use of uses) {
    const byKey = last.get(use.option) ?? new Map<string | undefined, Use>();
    const before = byKey.get(use.key);
    if (before) next.set(before, use);
    last.set(use.option, byKey.set(use.key, use));
  }
  return next;
}

/** Options that the server does not take together. */
export function judgeConflicts({ reading: { uses } }: Context): readonly Finding[] {
  const firstUses = new Map<string, { readonly use: Use; readonly at: number }>();
  return uses.flatMap((use, at): readonly Finding[] => {
    const others = (use.option.excludes ?? []).flatMap((name) => firstUses.get(name) ?? []);
    for (const name of use.option.names) {
      if (!firstUses.has(name)) firstUses.set(name, { use, at });
    }
    const [first] = others.sort((a, b) => a.at - b.at);
    if (!first) return [];
    const other = first.use;
    const cause = `\`${use.name}\` and \`${other.name}\` exclude each other`;
    return [
      { kind: "conflicting-options", effect: "exits", index: use.index, option: use.name, cause },
    ];
  });
}
