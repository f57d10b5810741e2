import * as fc from "fast-check";
import type { Option, ValueType } from "../src/index.js";

/*
 * Makes command lines that are right by the catalogue, for the property tests.
 */

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

const VALUES: Readonly<Record<ValueType, fc.Arbitrary<string>>> = {
  string: name,
  int: fc.nat().map(String),
  uint: fc.nat().map(String),
  float: fc.double({ min: 0, max: 9, noNaN: true }).map(String),
  bool: fc.constantFrom("true", "False", "on", "0"),
  json: fc.dictionary(name, fc.oneof(fc.integer(), name)).map((value) => JSON.stringify(value)),
  "json-or-string": fc.oneof(name, fc.constant('{"a": 1}')),
  size: fc.oneof(fc.nat().map(String), fc.constantFrom("8k", "1.5m", "2G")),
  "size-or-auto": fc.oneof(fc.nat().map(String), fc.constantFrom("auto", "8K")),
  duration: fc.constantFrom("5m", "1h30m", "60"),
  lora: fc.constantFrom("a=b", '{"name": "a", "path": "b"}'),
  "path-prefix": fc.constantFrom("/v1", "/a/b", "/"),
  "go-bool": fc.constantFrom("true", "0"),
};

/** A text that an option takes. */
export const valueOf = ({ choices, type = "string" }: Option): fc.Arbitrary<string> =>
  choices ? fc.constantFrom(...choices) : VALUES[type];

const takesValue = ({ kind }: Option): boolean => kind === "value" || kind === "append";

/** The words that say an option, as one word or as several. */
export function wordsOf(option: Option): fc.Arbitrary<readonly string[]> {
  const spelling = fc.constantFrom(...option.names);
  if (!takesValue(option)) return spelling.map((word) => [word]);
  const several = typeof option.nargs === "number" ? option.nargs : 1;
  const most = option.nargs === "+" || option.nargs === "*" ? 3 : several;
  const apart = fc
    .tuple(spelling, fc.array(valueOf(option), { minLength: several, maxLength: most }))
    .map(([word, values]) => [word, ...values]);
  if (several > 1) return apart;
  const joined = fc.tuple(spelling, valueOf(option)).map(([word, value]) => [`${word}=${value}`]);
  return fc.oneof(apart, joined);
}

/** Several options, each at most once, as the words that say them. */
export const groupsOf = (
  options: readonly Option[],
): fc.Arbitrary<readonly (readonly string[])[]> =>
  fc
    .uniqueArray(fc.nat(options.length - 1), { maxLength: 8 })
    .chain((at) => fc.tuple(...at.flatMap((index) => options[index] ?? []).map(wordsOf)));
