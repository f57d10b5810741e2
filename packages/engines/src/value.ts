import type { Option, ValueType, Variable } from "./option.js";
import { nearest } from "./nearest.js";

/** What is wrong with a value, and what to write instead where that is certain. */
export interface ValueProblem {
  readonly kind: "wrong-type" | "unknown-choice";
  /** What it takes, and what it was given: goes behind "… takes ". */
  readonly cause: string;
  readonly nearest?: readonly string[];
  readonly fixed?: string;
}

/** Python's `int()`: blanks around, a sign, underscores between digits, any script's digits left aside. */
const INT = /^\s*[+-]?\d+(?:_\d+)*\s*$/;
const FLOAT =
  /^\s*[+-]?(?:(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+)?|inf(?:inity)?|nan)\s*$/i;
/** vLLM's human_readable_int: `1k` is 1000, `1K` is 1024 and takes no decimals. */
const SIZE = /^\s*(?:\d+(?:\.\d+)?[kmgt]|\d+[KMGT])\s*$/;
const BOOL = /^(?:y|yes|t|true|on|1|n|no|f|false|off|0)$/i;
/** Go's time.ParseDuration. */
const DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

const isJson = (text: string): boolean => {
  // vLLM lets sizes stand in JSON (`80m`), Python lets NaN and Infinity. A text that nothing ends reaches to the end:
  // looking for another one at each of its quotes would take the square of its length.
  const strict = text.replaceAll(
    /"(?:[^"\\]|\\.)*"?|\b\d+(?:\.\d+)?[kKmMgGtT]\b|\b(?:NaN|-?Infinity)\b/g,
    (token) => (token.startsWith('"') ? token : "0"),
  );
  try {
    JSON.parse(strict);
    return true;
  } catch {
    return false;
  }
};

const TYPES: Readonly<Record<ValueType, { readonly noun: string; is(text: string): boolean }>> = {
  string: { noun: "a text", is: () => true },
  int: { noun: "a whole number", is: (text) => INT.test(text) },
  uint: { noun: "a whole number, not negative", is: (text) => /^\d+$/.test(text) },
  float: { noun: "a number", is: (text) => FLOAT.test(text) },
  bool: { noun: "`true` or `false`", is: (text) => BOOL.test(text) },
  json: { noun: "JSON", is: isJson },
  "json-or-string": {
    noun: "JSON, as it begins with `{`",
    is: (text) => !isBraced(text.trim()) || isJson(text),
  },
  size: { noun: "a whole number such as `8192` or `8k`", is: isSize },
  "size-or-auto": {
    noun: "a whole number such as `8192` or `8k`, or `auto`",
    is: (text) => isSize(text) || /^\s*auto\s*$/i.test(text),
  },
  "go-bool": {
    noun: "`true` or `false`",
    is: (text) => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text),
  },
  "path-prefix": { noun: "a path such as `/v1`", is: (text) => /^(?:\/|\/.*[^/])?$/.test(text) },
  lora: { noun: "`name=path`, or JSON with `name` and `path`", is: isLora },
  duration: {
    noun: "a duration such as `5m`, or whole seconds",
    is: (text) => DURATION.test(text) || INT.test(text),
  },
};

const isBraced = (text: string): boolean => text.startsWith("{") && text.endsWith("}");

/** vLLM's LoRAParserAction. */
function isLora(text: string): boolean {
  if (text === "" || text === "None" || /^[^=,]*=[^=,]*$/.test(text)) return true;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "name" in parsed && "path" in parsed;
  } catch {
    return false;
  }
}

function isSize(text: string): boolean {
  return INT.test(text) || SIZE.test(text);
}

/** What an engine says to a value; `undefined` where it takes it. */
export function checkValue(of: Option | Variable, text: string): ValueProblem | undefined {
  const { choices, type = "string" } = of;
  if (of.nullable && (text === "" || text === "None")) return undefined;
  if (choices) {
    const word = of.folded ? text.toLowerCase().replaceAll("-", "_") : text;
    return choices.includes(text) || choices.includes(word)
      ? undefined
      : otherChoice(choices, text);
  }
  const rule = TYPES[type];
  if (rule.is(text)) return undefined;
  const fixed = inWords(type, text);
  return {
    kind: "wrong-type",
    cause: `${rule.noun}, not ${JSON.stringify(text)}`,
    ...(fixed !== undefined && { fixed }),
  };
}

function otherChoice(choices: readonly string[], text: string): ValueProblem {
  const folded = text.trim().toLowerCase();
  const same = choices.filter((choice) => choice.toLowerCase() === folded);
  const near = nearest(text, choices);
  const listed =
    choices.length <= 8
      ? choices.map((choice) => `\`${choice}\``).join(", ")
      : `one of ${choices.length} values`;
  return {
    kind: "unknown-choice",
    cause: `${listed}, not ${JSON.stringify(text)}`,
    ...(near.length > 0 && { nearest: near }),
    ...(same.length === 1 && same[0] !== undefined && { fixed: same[0] }),
  };
}

const DIGITS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
];

/** A number written as a word, with a fraction of nothing, or with blanks: the number; otherwise `undefined`. */
function inWords(type: ValueType, text: string): string | undefined {
  if (!["int", "uint", "size", "size-or-auto", "float"].includes(type)) return undefined;
  const word = DIGITS.indexOf(text.trim().toLowerCase());
  if (word >= 0) return String(word);
  return /^\s*\d+\.0+\s*$/.test(text) ? text.trim().replace(/\.0+$/, "") : undefined;
}
