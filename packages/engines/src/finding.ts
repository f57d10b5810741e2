/** What is wrong with a word of a command line, or with a variable. */
export type FindingKind =
  /** No version of the engine has the option. */
  | "unknown-option"
  /** The engine has it, but spelt with other dashes. */
  | "misspelt-option"
  /** An earlier or a later version has it. */
  | "other-version"
  /** The server has it only while it uses another of its engines. */
  | "other-mode"
  /** A shortened name that several options begin with. */
  | "ambiguous-option"
  /** A shortened name of one option: it works until a new version brings another such name. */
  | "shortened-option"
  /** The option needs a value, and none follows. */
  | "missing-value"
  /** A switch is given a value. */
  | "switch-value"
  /** The value is not of the option's type. */
  | "wrong-type"
  /** The value is none of those the engine knows. */
  | "unknown-choice"
  /** The caller's backend sets it itself. */
  | "reserved-option"
  /** The engine reads it, and does nothing with it. */
  | "inert-option"
  /** A later occurrence wins over this one. */
  | "overridden-option"
  | "deprecated-option"
  /** Two options that exclude each other. */
  | "conflicting-options"
  /** Option and value, or several options, in one word. */
  | "joined-words"
  /** A word that belongs to no option. */
  | "stray-word";

/**
 * What comes of it: the server does not start; it starts as if the word were not there; it starts and does something
 * else than is written; it works, today.
 */
export type Effect = "exits" | "ignored" | "differs" | "works";

/** Words to put in the place of `count` words from the finding's index on. */
export interface Replacement {
  readonly count: number;
  readonly words: readonly string[];
}

export interface Finding {
  readonly kind: FindingKind;
  readonly effect: Effect;
  /** Of the word that is wrong. */
  readonly index: number;
  /** The option meant, by its full name; absent where no option is meant. */
  readonly option?: string;
  /** One sentence without a full stop. */
  readonly cause: string;
  /** The nearest names or values that are valid, best first; a guess, unlike `replacement`. */
  readonly nearest?: readonly string[];
  /** Only where it is certain what is meant. */
  readonly replacement?: Replacement;
}

/** A finding about an environment variable. */
export interface VariableFinding {
  readonly kind:
    "unknown-variable" | "other-version" | "wrong-type" | "unknown-choice" | "deprecated-variable";
  readonly effect: Effect;
  readonly variable: string;
  readonly cause: string;
  readonly nearest?: readonly string[];
  /** The value to write instead, where it is certain. */
  readonly value?: string;
}
