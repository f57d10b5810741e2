import type { Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Scope } from "../scope.js";
import { fixWords } from "./argument-fixes.js";

const OPTION = /^--?[A-Za-z]/;
/** What word processors make of `-` and `--`, in front of an option's name. */
const TYPOGRAPHIC = /^-*[\u2010-\u2015\u2212][-\u2010-\u2015\u2212]*([A-Za-z][\s\S]*)$/;
/** Switches of vLLM by their beginnings: a word behind one is not its value. */
const SWITCH = /^--(?:enable|disable|no)-|^--(?:trust-remote-code|enforce-eager)$/;

/** What is known of a command line's words once they were looked at one by one. */
export interface CheckedWords {
  /** The indexes of those that were reported. */
  readonly told: ReadonlySet<number>;
  /** The words as they are meant, as far as each of them stays one. */
  readonly meant: readonly string[];
}

/** Whether every item of a command line is one word that the engine can take for an option or for its value. */
export function checkWords(args: readonly string[], scope: Scope): CheckedWords {
  const told = new Set<number>();
  // Some options take several words, such as `--lora-modules a=b c=d`.
  let takesWords = false;
  const meant = args.map((arg, index) => {
    const dashed = TYPOGRAPHIC.exec(arg);
    const plain = !dashed && !arg.startsWith("-");
    const isValue = takesWords;
    if (dashed || OPTION.test(arg)) takesWords = !arg.includes("=") && !SWITCH.test(arg);
    if (dashed) reportDash(args, dashed[1] ?? "", index, scope);
    else if (plain && !isValue) reportStray(arg, index, scope);
    else if (!OPTION.test(arg) || !checkJoined(args, index, scope)) return arg;
    told.add(index);
    return dashed ? `--${dashed[1] ?? ""}` : arg;
  });
  return { told, meant };
}

function reportDash(args: readonly string[], rest: string, index: number, { report }: Scope): void {
  const arg = args[index] ?? "";
  const fixed = `--${rest}`;
  const at: Path = ["engine", "args", index];
  // A short name, such as `–tp`, may as well be `-tp`.
  const certain = /^[A-Za-z][\w.-]{3,}(?:=\S*)?$/.test(rest);
  report(diagnostics["typographic-dash"], {
    at,
    params: { arg, fixed },
    ...(certain && { fixes: fixWords(args, index, 1, [fixed]) }),
  });
}

function reportStray(arg: string, index: number, { report, workload }: Scope): void {
  const help =
    arg === ""
      ? "remove the empty item"
      : /^[a-z][\w-]*=/.test(arg)
        ? `write \`--${arg}\``
        : "write the option that it belongs to before it, or remove it";
  const item = arg === "" ? "an empty item" : `\`${arg}\``;
  report(diagnostics["stray-arg"], {
    at: ["engine", "args", index],
    params: { item, engine: workload.engine.name, help },
  });
}

/** Whether it was reported that an item is more than one word. */
function checkJoined(args: readonly string[], index: number, { report }: Scope): boolean {
  const arg = args[index] ?? "";
  const at: Path = ["engine", "args", index];
  if (holdsSeveral(arg)) {
    const words = arg.trim().split(/\s+/);
    const certain = !/["'{}[\]\\]/.test(arg);
    const fixed = certain
      ? words.map((word) => `\`${word}\``).join(", ")
      : "each option as an item of its own";
    report(diagnostics["joined-arg"], {
      at,
      params: { arg, fixed },
      ...(certain && { fixes: fixWords(args, index, 1, words) }),
    });
    return true;
  }
  const joined = /^(--?[A-Za-z][\w.-]*)\s+(\S[\s\S]*)$/.exec(arg);
  if (!joined) return false;
  const fixed = `${joined[1] ?? ""}=${joined[2] ?? ""}`;
  report(diagnostics["joined-arg"], {
    at,
    params: { arg, fixed: `\`${fixed}\`` },
    fixes: fixWords(args, index, 1, [fixed]),
  });
  return true;
}

/** Whether another option stands behind a blank, outside quotes and JSON. */
function holdsSeveral(arg: string): boolean {
  const unquoted = arg.replace(/"[^"]*"|'[^']*'/g, "");
  // Behind the last brace that ends something, each one that begins would be followed to the end of the word.
  const end = unquoted.lastIndexOf("}") + 1;
  const bare = unquoted.slice(0, end).replace(/\{[\s\S]*?\}+/g, "") + unquoted.slice(end);
  return /\s--?[A-Za-z]/.test(bare);
}
