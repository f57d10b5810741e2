import type { Context } from "./check.js";
import type { Effect, Finding } from "./finding.js";
import { inertReason, insteadOf } from "./inert.js";
import { mostValues, spelt, type Use } from "./read.js";
import { checkValue } from "./value.js";

/** Everything that is wrong with one option and the words that it takes. */
export function judgeUse(use: Use, context: Context): readonly Finding[] {
  const why = context.reserved.find(({ option }) => use.option.names.includes(option))?.why;
  if (why !== undefined) return [found("reserved-option", "differs", use, why)];
  const inert = judgeInert(use, context);
  const joined = judgeJoined(use, context);
  const values = use.key === undefined ? judgeValues(use) : judgeKey(use);
  return [
    ...inert,
    ...judgeName(use, context),
    // Cut in two, the value may be right.
    ...(joined.length > 0
      ? joined.map((one) => ({ ...one, effect: values[0]?.effect ?? one.effect }))
      : values),
  ];
}

function judgeInert(use: Use, { catalogue: { engine } }: Context): readonly Finding[] {
  const why = inertReason(engine, use.option);
  if (why === undefined) return [];
  const instead = insteadOf(engine, use.name);
  const cause = `\`${use.name}\` does nothing here: ${why}`;
  const certain = instead !== undefined && use.explicit === undefined;
  return [
    found("inert-option", "ignored", use, cause, {
      ...(certain && { replacement: { count: 1, words: [instead] } }),
    }),
  ];
}

function found(
  kind: Finding["kind"],
  effect: Effect,
  { index, option }: Use,
  cause: string,
  more: Partial<Finding> = {},
): Finding {
  return { kind, effect, index, option: fullName(option.names), cause, ...more };
}

/** The longest of the names that stand for the option itself: neither a short form nor a `--no-…`. */
export const fullName = (names: readonly string[]): string =>
  names.find((name) => name.startsWith("--")) ?? names[0] ?? "";

const behind = ({ explicit }: Use): string => (explicit === undefined ? "" : `=${explicit}`);

function judgeName(use: Use, { catalogue }: Context): readonly Finding[] {
  const { option, name, written, key, index } = use;
  const base = key === undefined ? written : written.slice(0, -(key.length + 1));
  const findings: Finding[] = [];
  if (spelt(base, catalogue.dialect) !== name && base.startsWith("--")) {
    const cause = `the server reads \`${base}\` as \`${name}\` as long as no other option begins so`;
    const words = [`${name}${key === undefined ? "" : `.${key}`}${behind(use)}`];
    findings.push(
      found("shortened-option", "works", use, cause, { replacement: { count: 1, words } }),
    );
  }
  if (option.deprecated) {
    const cause = `\`${name}\` is deprecated in ${catalogue.title} ${catalogue.version}`;
    findings.push(found("deprecated-option", "works", { ...use, index }, cause));
  }
  return findings;
}

function judgeValues(use: Use): readonly Finding[] {
  const { option, explicit, values, name } = use;
  if (mostValues(option) === 0) return explicit === undefined ? [] : [switchValue(use, explicit)];
  const least =
    typeof option.nargs === "number" ? option.nargs : /[?*]/.test(option.nargs ?? "") ? 0 : 1;
  if (values.length < least) {
    const much = least === 1 ? "a value" : `${least} values`;
    return [found("missing-value", "exits", use, `\`${name}\` needs ${much}, and none follows`)];
  }
  return values.flatMap((value) => {
    const problem = checkValue(option, value.text);
    if (!problem) return [];
    const { kind, cause, nearest, fixed } = problem;
    const words = [value.index === use.index ? `${use.written}=${fixed ?? ""}` : (fixed ?? "")];
    return [
      found(kind, "exits", { ...use, index: value.index }, `\`${name}\` takes ${cause}`, {
        ...(nearest && { nearest }),
        ...(fixed !== undefined && { replacement: { count: 1, words } }),
      }),
    ];
  });
}

/** `--option.key value`, which the server puts together into JSON. */
function judgeKey(use: Use): readonly Finding[] {
  const { option, name, key = "", values } = use;
  if (option.type !== "json" && option.type !== "json-or-string") {
    return [found("wrong-type", "exits", use, `\`${name}\` has no keys, such as \`${key}\``)];
  }
  return values.length > 0
    ? []
    : [found("missing-value", "exits", use, `\`${use.written}\` needs a value, and none follows`)];
}

const YES = /^(?:true|yes|on|1|t|y)$/i;
const NO = /^(?:false|no|off|0|f|n)$/i;

/** Whether a word was meant to turn a switch on or off; `undefined` for other words. */
export function asSwitch(word: string): "on" | "off" | undefined {
  return YES.test(word.trim()) ? "on" : NO.test(word.trim()) ? "off" : undefined;
}

/** What to write for a switch that was given a word: the option alone, its opposite, or nothing at all. */
export function switchWords({ option, name }: Use, state: "on" | "off"): readonly string[] {
  const [, negative] = option.kind === "toggle" ? option.names : [];
  if (state === "on") return [name];
  return negative === undefined ? [] : [name === negative ? fullName(option.names) : negative];
}

function switchValue(use: Use, value: string): Finding {
  const state = asSwitch(value);
  return found("switch-value", "exits", use, `\`${use.name}\` is a switch and takes no value`, {
    ...(state && { replacement: { count: 1, words: switchWords(use, state) } }),
  });
}

/** Another option stands in the same word, behind a blank. */
function judgeJoined(use: Use, { names }: Context): readonly Finding[] {
  const { explicit } = use;
  if (explicit === undefined || !/\s-/.test(explicit) || /["'{}[\]\\]/.test(explicit)) return [];
  const words = use.text.trim().split(/\s+/);
  const second = words.slice(1).find((word) => names.options.has(word.replace(/=.*/s, "")));
  if (second === undefined) return [];
  const cause = `\`${second}\` stands in the same word and is read as a part of the value`;
  return [found("joined-words", "differs", use, cause, { replacement: { count: 1, words } })];
}
