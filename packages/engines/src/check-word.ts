import type { Catalogue } from "./catalogue.js";
import type { Context } from "./check.js";
import { asSwitch, fullName, switchWords } from "./check-option.js";
import type { Finding } from "./finding.js";
import { nearest } from "./nearest.js";
import { mostValues, spelt, type Reading, type Use, type Word } from "./read.js";
import { compareVersions } from "./version.js";

const nameIn = (text: string): string => /^[^=\s]+/.exec(text)?.[0] ?? text;

/** A word that looks like an option and is none of this version's. */
export function judgeUnknown(word: Word, context: Context): Finding {
  const { catalogue, names } = context;
  const effect = catalogue.dialect.unknown;
  const written = spelt(nameIn(word.text), catalogue.dialect).replace(/\..*$/s, "");
  const rest = word.text.slice(nameIn(word.text).length);
  if (names.options.has(written)) return keyed(word, written, context);
  const meant = names.alike(written);
  if (meant.length > 0) return misspelt(word, meant, rest, effect);
  const base = { index: word.index, effect };
  const mode = catalogue.names().options.get(written)?.mode;
  if (mode !== undefined) {
    const cause = `\`${written}\` counts only where the server uses ${mode}`;
    return { ...base, kind: "other-mode", option: written, cause };
  }
  const other = [catalogue, ...catalogue.inner]
    .map((each) => otherVersion(written, each))
    .find((each) => each !== undefined);
  if (other) return { ...base, ...other };
  const near = names.nearest(written);
  return {
    ...base,
    kind: "unknown-option",
    cause: `${catalogue.title} ${catalogue.version} has no option \`${written}\``,
    ...(near.length > 0 && { nearest: near }),
  };
}

/** `--some-config.key=value`, which only vLLM's own command line puts together into JSON. */
function keyed(word: Word, option: string, { catalogue, names, args }: Context): Finding {
  const name = nameIn(word.text);
  const key = name.slice(option.length + 1);
  const value = word.text.slice(name.length + 1);
  // Several keys would have to become one text, and a key of a key a text within it.
  const others = args.filter((each) => each.startsWith(`${option}.`) || nameIn(each) === option);
  const takesJson = /^json/.test(names.options.get(option)?.type ?? "");
  const certain = takesJson && others.length === 1 && /^\w+$/.test(key) && value !== "";
  return {
    kind: "unknown-option",
    effect: catalogue.dialect.unknown,
    index: word.index,
    option,
    cause: `${catalogue.title} takes no keys of \`${option}\` behind a dot, such as \`${key}\``,
    ...(certain && {
      replacement: { count: 1, words: [`${option}=${JSON.stringify({ [key]: scalar(value) })}`] },
    }),
  };
}

/** Numbers and JSON as they are, everything else as text: as vLLM reads such a value. */
function scalar(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function misspelt(
  { index }: Word,
  meant: readonly string[],
  rest: string,
  effect: Finding["effect"],
): Finding {
  const [name = ""] = meant;
  return {
    kind: "misspelt-option",
    effect,
    index,
    option: name,
    cause: `the option's name is \`${name}\`, and the server takes no other spelling`,
    nearest: meant,
    // Two options may differ only in their dashes: then it is open which one is meant.
    ...(meant.length === 1 && { replacement: { count: 1, words: [name + rest] } }),
  };
}

function otherVersion(
  written: string,
  { title, version, history }: Catalogue,
): Pick<Finding, "kind" | "option" | "cause"> | undefined {
  const held = history.options.filter(({ names }) => names.includes(written));
  const since = held.flatMap((entry) => entry.since ?? []).sort(compareVersions)[0];
  const until = held
    .flatMap((entry) => entry.until ?? [])
    .sort(compareVersions)
    .at(-1);
  if (held.length === 0) return undefined;
  const kind = "other-version";
  if (since !== undefined && compareVersions(version, since) < 0) {
    const cause = `\`${written}\` came with a later ${title}: ${since} has it, ${version} does not`;
    return { kind, option: written, cause };
  }
  const cause = `\`${written}\` was removed: ${title} ${until ?? ""} has it, ${version} does not`;
  return { kind, option: written, cause };
}

/** The beginning of several options: the server asks for more letters. */
export function judgeAmbiguous(
  word: Reading["ambiguous"][number],
  { catalogue: { title } }: Context,
): Finding {
  const written = nameIn(word.text);
  const listed = word.names.slice(0, 3).map((name) => `\`${name}\``);
  const more = word.names.length > 3 ? " and others" : "";
  return {
    kind: "ambiguous-option",
    effect: "exits",
    index: word.index,
    cause: `${title} has no option \`${written}\`, and ${listed.join(", ")}${more} begin so`,
    nearest: nearest(written, word.names),
  };
}

/** Words that no option takes. */
export function judgeStrays(context: Context): readonly Finding[] {
  const { uses, stray } = context.reading;
  const switches = new Map(
    uses.flatMap((use): [number, Use][] =>
      mostValues(use.option) === 0 && use.explicit === undefined ? [[use.index, use]] : [],
    ),
  );
  return stray.map((word, at) => judgeStray(word, at, switches.get(word.index - 1), context));
}

/** `at` counts the words that no option takes; `before` is a switch right before this one. */
function judgeStray(
  word: Word,
  at: number,
  before: Use | undefined,
  { catalogue, names }: Context,
): Finding {
  const state = asSwitch(word.text);
  const places = catalogue.provenance.parser?.positionals ?? 0;
  const effect =
    catalogue.dialect.unknown === "ignored" ? "ignored" : at < places ? "differs" : "exits";
  const base = { index: word.index, effect } as const;
  if (before && state) {
    const name = fullName(before.option.names);
    const cause = `\`${name}\` is a switch: it is on, whatever stands behind it`;
    const words = switchWords(before, state);
    return {
      ...base,
      kind: "switch-value",
      effect: effect === "ignored" && state === "off" ? "differs" : effect,
      index: before.index,
      option: name,
      cause,
      replacement: { count: 2, words },
    };
  }
  const words = word.text.trim().split(/\s+/);
  const [first = ""] = words;
  if (names.options.has(nameIn(spelt(first, catalogue.dialect))) && first !== word.text) {
    const cause = "option and value stand in one word, which the server takes for neither";
    return { ...base, kind: "joined-words", cause, ...split(word.text, words) };
  }
  const dashed = `--${word.text.replace(/^[-\u2010-\u2015\u2212]+/, "")}`;
  const certain =
    names.options.has(nameIn(spelt(dashed, catalogue.dialect))) && /^[^\w]|=/.test(word.text);
  return {
    ...base,
    kind: "stray-word",
    cause: `${JSON.stringify(word.text)} belongs to no option`,
    ...(certain && { replacement: { count: 1, words: [dashed] } }),
  };
}

/** One word cut at its blanks, where no quotes can make that wrong. */
function split(text: string, words: readonly string[]): Pick<Finding, "replacement"> {
  return /["'{}[\]\\]/.test(text) ? {} : { replacement: { count: 1, words } };
}
