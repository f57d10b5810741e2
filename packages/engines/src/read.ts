import type { Dialect } from "./dialect.js";
import type { Names } from "./names.js";
import type { Option } from "./option.js";

/** A word of a command line and where it stands. */
export interface Word {
  readonly index: number;
  readonly text: string;
}

/** An option as it was written, with the words that it takes. */
export interface Use extends Word {
  readonly option: Option;
  /** The name that was meant: one of `option.names`. */
  readonly name: string;
  /** The name as it stands there. */
  readonly written: string;
  /** Behind `=`, in the same word. */
  readonly explicit?: string;
  readonly values: readonly Word[];
  /** The name goes on behind a dot: `--some-config.key`, with the rest of it. */
  readonly key?: string;
}

/** What a command line says, as the engine reads it. */
export interface Reading {
  readonly uses: readonly Use[];
  /** Looks like an option, and is none. */
  readonly unknown: readonly Word[];
  /** The beginning of several names. */
  readonly ambiguous: readonly (Word & { readonly names: readonly string[] })[];
  /** Belongs to no option. */
  readonly stray: readonly Word[];
}

export interface Grammar {
  readonly names: Names;
  readonly dialect: Dialect;
  readonly dotted: boolean;
}

type Meaning =
  | { readonly is: "argument" }
  | { readonly is: "unknown" }
  | { readonly is: "ambiguous"; readonly names: readonly string[] }
  | ({ readonly is: "option" } & Pick<Use, "option" | "name" | "written" | "explicit" | "key">);

/** Reads words by the rules of Python's argparse (or of click, where the dialect says so). */
export function readArguments(args: readonly string[], grammar: Grammar): Reading {
  const { options } = grammar.names;
  const meanings = args.map((text) => meaningOf(text, options, grammar));
  const end = args.indexOf("--");
  const uses: Use[] = [];
  const unknown: Word[] = [];
  const ambiguous: (Word & { names: readonly string[] })[] = [];
  const stray: Word[] = [];
  for (let index = 0; index < args.length; index++) {
    const word = { index, text: args[index] ?? "" };
    const meaning = meanings[index];
    if (word.index === end) continue;
    if (!meaning || meaning.is === "argument" || (end >= 0 && index > end)) stray.push(word);
    else if (meaning.is === "unknown") unknown.push(word);
    else if (meaning.is === "ambiguous") ambiguous.push({ ...word, names: meaning.names });
    else {
      const free = (at: number) =>
        at < args.length &&
        at !== end &&
        (grammar.dialect.takesDashes || meanings[at]?.is === "argument");
      const count = meaning.explicit === undefined ? taken(meaning.option, index, free) : 0;
      const values = Array.from({ length: count }, (_, at) => ({
        index: index + 1 + at,
        text: args[index + 1 + at] ?? "",
      }));
      uses.push({
        ...word,
        ...meaning,
        values: meaning.explicit === undefined ? values : [{ index, text: meaning.explicit }],
      });
      index += count;
    }
  }
  return { uses, unknown, ambiguous, stray };
}

/** How many of the words behind an option it takes. */
function taken(option: Option, index: number, free: (at: number) => boolean): number {
  const most = mostValues(option);
  let count = 0;
  while (count < most && free(index + 1 + count)) count++;
  return count;
}

export function mostValues({ kind, nargs }: Option): number {
  if (kind === "switch" || kind === "toggle") return 0;
  if (nargs === undefined || nargs === "?") return 1;
  return typeof nargs === "number" ? nargs : Infinity;
}

const NEGATIVE = /^-(?:\d+|\d*\.\d+)$/;

function meaningOf(text: string, names: ReadonlyMap<string, Option>, grammar: Grammar): Meaning {
  if (!text.startsWith("-")) return { is: "argument" };
  const equals = text.indexOf("=");
  const written = equals < 0 ? text : text.slice(0, equals);
  const explicit = equals < 0 ? {} : { explicit: text.slice(equals + 1) };
  const dot = grammar.dotted ? written.indexOf(".") : -1;
  const base = dot < 0 ? written : written.slice(0, dot);
  const key = dot < 0 ? {} : { key: written.slice(dot + 1) };
  const name = spelt(base, grammar.dialect);
  const option =
    names.get(name) ?? (grammar.dialect.flexible ? optimization(text, names) : undefined);
  if (option && !option.names.includes(name)) return optimized(text, option);
  if (option) return { is: "option", option, name, written, ...explicit, ...key };
  if (text.length === 1) return { is: "argument" };
  const found = grammar.dialect.takesBeginnings ? beginnings(name, names) : [];
  if (found.length > 1) return { is: "ambiguous", names: found };
  const [full] = found;
  const meant = full === undefined ? undefined : names.get(full);
  if (full !== undefined && meant) {
    return { is: "option", option: meant, name: full, written, ...explicit, ...key };
  }
  return glued(text, names) ?? { is: isArgument(text) ? "argument" : "unknown" };
}

export const spelt = (name: string, { flexible }: Dialect): string =>
  flexible && name.startsWith("--") ? name.replaceAll("_", "-") : name;

const beginnings = (name: string, names: ReadonlyMap<string, Option>): readonly string[] =>
  [...names.keys()].filter((full) => full.startsWith(name));

const isArgument = (text: string): boolean => NEGATIVE.test(text) || text.includes(" ");

/** vLLM's `-O3`, `-O=3` and `-O 3`, since `-O` is no name of its own any more. */
const optimization = (text: string, names: ReadonlyMap<string, Option>): Option | undefined =>
  text.startsWith("-O") ? names.get("--optimization-level") : undefined;

function optimized(text: string, option: Option): Meaning {
  const explicit = text.length > 2 ? { explicit: text.slice(2).replace(/^=/, "") } : {};
  return { is: "option", option, name: "--optimization-level", written: "-O", ...explicit };
}

/** `-qawq`: an option of one letter with its value in the same word. */
function glued(text: string, names: ReadonlyMap<string, Option>): Meaning | undefined {
  if (text.startsWith("--")) return undefined;
  const name = text.slice(0, 2);
  const option = names.get(name);
  return option && { is: "option", option, name, written: name, explicit: text.slice(2) };
}
