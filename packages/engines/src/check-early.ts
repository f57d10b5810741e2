import type { Context } from "./check.js";
import { judgeAmbiguous } from "./check-word.js";
import type { Finding } from "./finding.js";
import { readArguments } from "./read.js";
import { checkValue } from "./value.js";

/**
 * A server with several modes reads its command line before it knows which one it is in, with the options that it has
 * in all of them. An option of one mode may then look like the beginning of another one, and end the server:
 * huggingfaceserver takes vLLM's `--model` for the beginning of `--model_name`, `--model_dir` and others.
 */
export function judgeEarly(context: Context): readonly Finding[] {
  const { catalogue, args, reading } = context;
  if (!catalogue.modes.has("")) return [];
  const known = new Set(reading.ambiguous.map(({ index }) => index));
  const later = new Set(reading.uses.map(({ index, name }) => `${index} ${name}`));
  const first = readArguments(args, {
    names: catalogue.names(""),
    dialect: catalogue.dialect,
    dotted: false,
  });
  const ambiguous = first.ambiguous.filter(({ index }) => !known.has(index));
  const others = first.uses.filter(({ index, name }) => !later.has(`${index} ${name}`));
  return [
    ...ambiguous.map((word) => judgeAmbiguous(word, context)),
    ...others.flatMap(({ index, written, name, option, values }): readonly Finding[] => {
      const problem = values.map(({ text }) => checkValue(option, text)).find(Boolean);
      if (!problem) return [];
      const cause = `the server first reads \`${written}\` as \`${name}\`, which takes ${problem.cause}`;
      return [{ kind: "shortened-option", effect: "exits", index, option: name, cause }];
    }),
  ];
}
