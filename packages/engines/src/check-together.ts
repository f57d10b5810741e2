import type { Context } from "./check.js";
import { fullName } from "./check-option.js";
import type { Finding } from "./finding.js";
import type { Use } from "./read.js";

const sayings = ({ name, explicit, values }: Use): string =>
  JSON.stringify([name, explicit ?? "", values.map(({ text }) => text)]);

/** An option given several times: the last one counts, except where all are collected. */
export function judgeRepeats({ reading: { uses } }: Context): readonly Finding[] {
  return uses.flatMap((use, at): readonly Finding[] => {
    if (use.option.kind === "append" || use.option.collects) return [];
    const later = uses
      .slice(at + 1)
      .find(({ option, key }) => option === use.option && key === use.key);
    if (!later) return [];
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

/** Options that the server does not take together. */
export function judgeConflicts({ reading: { uses } }: Context): readonly Finding[] {
  return uses.flatMap((use, at): readonly Finding[] => {
    const other = uses
      .slice(0, at)
      .find(({ option }) => option.names.some((name) => use.option.excludes?.includes(name)));
    if (!other) return [];
    const cause = `\`${use.name}\` and \`${other.name}\` exclude each other`;
    return [
      { kind: "conflicting-options", effect: "exits", index: use.index, option: use.name, cause },
    ];
  });
}
