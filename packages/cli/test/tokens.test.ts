import { parseArgs, type ParseArgsConfig } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tokensOf } from "../src/args/tokens.js";

const OPTIONS: NonNullable<ParseArgsConfig["options"]> = {
  backend: { type: "string", short: "b" },
  output: { type: "string", short: "o" },
  quiet: { type: "boolean", short: "q" },
  help: { type: "boolean", short: "h" },
  "max-warnings": { type: "string" },
};

const grammar = {
  longName: (short: string) =>
    Object.entries(OPTIONS).find(([, option]) => option.short === short)?.[0],
  takesValue: (name: string) => Object.hasOwn(OPTIONS, name) && OPTIONS[name]?.type === "string",
};

/** What Node makes of the same words, as far as it is used. */
function nodesTokens(args: string[]) {
  const { tokens } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: OPTIONS,
  });
  return tokens.flatMap((token): object[] => {
    if (token.kind === "option-terminator") return [];
    if (token.kind === "positional") return [{ kind: token.kind, value: token.value }];
    const { kind, name, rawName, value, inlineValue = false } = token;
    return [{ kind, name, rawName, value, inlineValue }];
  });
}

const piece = fc.constantFrom(
  "-",
  "--",
  "=",
  "b",
  "q",
  "h",
  "o",
  "x",
  "backend",
  "quiet",
  "max-warnings",
  "toString",
  "a.yaml",
  "",
  " ",
  "é",
);
const word = fc.oneof(
  fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join("")),
  fc.string({ maxLength: 4 }),
);

test("a command line is taken apart as Node's own parser does it", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      expect([...tokensOf(words, grammar)]).toStrictEqual(nodesTokens(words));
    }),
    { numRuns: 5_000 },
  );
});
