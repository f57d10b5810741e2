/** An argument, or one option of several that share a word. */
export type Token =
  | { readonly kind: "positional"; readonly value: string }
  | {
      readonly kind: "option";
      /** Its long name, also where the short one was written. */
      readonly name: string;
      /** As it was written, without its value. */
      readonly rawName: string;
      readonly value: string | undefined;
      /** The value stands in the same word. */
      readonly inlineValue: boolean;
    };

/** What is to be known of options to take a command line apart. */
interface Grammar {
  /** The long name of a short one. */
  readonly longName: (short: string) => string | undefined;
  readonly takesValue: (name: string) => boolean;
}

/**
 * Takes a command line apart as `parseArgs` of Node does when it is not strict, which costs every start most of a
 * millisecond. A property test holds the two equal.
 */
export function* tokensOf(
  argv: readonly string[],
  { longName, takesValue }: Grammar,
): Generator<Token> {
  const words = [...argv];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "--") {
      for (const value of words) yield { kind: "positional", value };
      return;
    }
    if (word.startsWith("--")) {
      const equals = word.indexOf("=");
      if (!word.includes("=", 3)) yield alone(word, word.slice(2));
      else yield inline(word.slice(2, equals), word.slice(0, equals), word.slice(equals + 1));
    } else if (word.startsWith("-") && word.length > 1) {
      const name = nameOf(word.charAt(1));
      if (word.length === 2) yield alone(word, name);
      else if (takesValue(name)) yield inline(name, word.slice(0, 2), word.slice(2));
      else words.unshift(...apart(word));
    } else yield { kind: "positional", value: word };
  }

  function nameOf(short: string): string {
    return longName(short) ?? short;
  }

  function alone(rawName: string, name: string): Token {
    const value = takesValue(name) ? words.shift() : undefined;
    return { kind: "option", name, rawName, value, inlineValue: false };
  }

  /** `-abcVALUE` → `-a`, `-b`, `-cVALUE`, where `c` is the first that takes one. */
  function apart(word: string): string[] {
    const letters = word.slice(1).split("");
    const last = letters.findIndex((letter) => takesValue(nameOf(letter)));
    if (last === -1) return letters.map((letter) => `-${letter}`);
    return [
      ...letters.slice(0, last).map((letter) => `-${letter}`),
      `-${letters.slice(last).join("")}`,
    ];
  }
}

function inline(name: string, rawName: string, value: string): Token {
  return { kind: "option", name, rawName, value, inlineValue: true };
}
