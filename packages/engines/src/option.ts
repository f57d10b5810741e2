/*
 * What a command line or an environment offers, as data. The tables in `generated/` are made of the engines' own
 * parsers (scripts/engines); nothing in them is written by hand.
 */

/**
 * What an option does with what follows it:
 * `switch` takes no value (argparse `store_true`), `toggle` neither, but has a `--no-…` form; `value` takes one or
 * several (see `nargs`), and the last one given counts; `append` collects what it is given each time.
 */
export type OptionKind = "switch" | "toggle" | "value" | "append";

/**
 * What a value must be. `size` is a whole number that may end in k, M, G, T and so on, `size-or-auto` takes `auto`
 * too; `json-or-string` reads `{…}` as JSON and everything else as text; `bool` is y, yes, t, true, on, 1 or the
 * opposite, in any case; `duration` is Go's (`5m`, `1h30m`) or whole seconds; `lora` is vLLM's `name=path` or JSON;
 * `go-bool` is what Go's strconv.ParseBool takes; `path-prefix` is a URL's path such as `/v1`, or empty.
 */
export type ValueType =
  | "string"
  | "int"
  | "uint"
  | "float"
  | "bool"
  | "json"
  | "json-or-string"
  | "size"
  | "size-or-auto"
  | "duration"
  | "lora"
  | "go-bool"
  | "path-prefix";

/** What is said of a value, whether an option or a variable takes it. */
interface Value {
  readonly type?: ValueType;
  /** Every text that is taken. */
  readonly choices?: readonly string[];
  /** Capitals, and dashes for underscores, make no difference to the choices. */
  readonly folded?: true;
  /** An empty text and `None` mean "no value", although the type would refuse them. */
  readonly nullable?: true;
  readonly deprecated?: true;
}

export interface Option extends Value {
  /** Every spelling, with its dashes, the most telling one first. */
  readonly names: readonly string[];
  readonly kind: OptionKind;
  /** How many words it takes, in argparse's notation; absent: one for `value` and `append`, none for the others. */
  readonly nargs?: number | "?" | "*" | "+";
  /** A switch or toggle whose every occurrence counts, one for each model. */
  readonly collects?: true;
  /** Full names of the options that must not stand beside it. */
  readonly excludes?: readonly string[];
  /** For a server with several modes: the only one in which it has the option. */
  readonly mode?: string;
}

/** An environment variable. */
export interface Variable extends Value {
  readonly name: string;
  /** Several values may stand in it, with this between them. */
  readonly separator?: string;
}

/** An entry of a generated table: the first and the last catalogued version that it holds for; absent: no limit. */
export interface Range {
  readonly since?: string;
  readonly until?: string;
}

/** What a server's parser does besides reading options. */
interface ParserFacts {
  /** `--some-config.key value` is put together into JSON (vLLM since 0.9). */
  readonly dotted?: true;
  /** Words that belong to no option are taken, up to this many. */
  readonly positionals?: number;
}

/** Where the facts of one version come from. */
export interface Provenance {
  readonly source: string;
  readonly how: string;
  /** The day on which they were read. */
  readonly date: string;
  readonly parser?: ParserFacts;
  /** For a server that carries another engine within: that engine's version. */
  readonly contains?: Readonly<Record<string, string>>;
}

/** A generated table: all versions of one engine at once, since most options are in most of them. */
export interface Table {
  /** Oldest first. */
  readonly versions: Readonly<Record<string, Provenance>>;
  readonly options: readonly (Option & Range)[];
  readonly variables: readonly (Variable & Range)[];
}
