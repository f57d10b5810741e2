import { formatPath } from "@inferspec/compiler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { check, type Finding } from "../bench.js";

/** Options of vLLM that the rules have no other opinion of, each in the ways in which it may be written. */
const OPTIONS: readonly (readonly (readonly string[])[])[] = [
  [["--seed=1"], ["--seed", "1"], ["--seed", "-1"]],
  [["--max-model-len=4096"], ["--max-model-len", "4096"], ["--max_model_len", "4096"]],
  [["--gpu-memory-utilization=0.9"], ["--gpu-memory-utilization", "0.9"]],
  [["--dtype=bfloat16"], ["--dtype", "bfloat16"]],
  [["--quantization", "awq"], ["-q", "awq"], ["-q=awq"]],
  [["--hf-overrides", '{"a": "x --y"}'], ['--hf-overrides={"a": "x --y"}']],
  [["--chat-template", "/config/template.jinja"], ["--chat-template={{ x }} -"]],
  [["--lora-modules", "a=b", "c=d"]],
  [["--enable-prefix-caching"], ["--no-enable-prefix-caching"]],
  [["--trust-remote-code"]],
  [["--enforce-eager"]],
];

/** The arguments of several options, in any order; each piece is one option with what it takes. */
const pieces = fc
  .shuffledSubarray([...OPTIONS.keys()], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(...chosen.map((index) => fc.constantFrom(...(OPTIONS[index] ?? [])))),
  );

const CODES =
  /^kubeai\/(?:stray-arg|typographic-dash|joined-arg|reserved-arg|engine-arg(?:-odd|-note|-unknown)?)$/;

async function findings(args: readonly string[]): Promise<readonly Finding[]> {
  const found = await check({ engine: { name: "VLLM", args: [...args] } });
  return found.filter(({ code }) => CODES.test(code));
}

async function expectOnly(code: string, args: readonly string[], index: number) {
  const found = await findings(args);
  expect(found.map((one) => [one.code, one.where && formatPath(one.where)])).toEqual([
    [`kubeai/${code}`, `engine.args[${index}]`],
  ]);
  return found[0];
}

/** The arguments as the finding's own fix leaves them; `undefined` where it has none. */
function fixed(args: readonly string[], finding: Finding | undefined): string[] | undefined {
  const [intent] = (finding?.intents ?? []) as {
    edits: { at: (string | number)[]; value: unknown }[];
  }[];
  const edit = intent?.edits[0];
  if (!edit) return undefined;
  const index = edit.at[2];
  return index === undefined
    ? (edit.value as string[])
    : args.with(Number(index), String(edit.value));
}

/** Where a piece begins in the whole list. */
function indexOf(all: readonly (readonly string[])[], piece: number): number {
  return all.slice(0, piece).flat().length;
}

test("a well-formed command line has no finding", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, async (all) => {
      expect(await findings(all.flat())).toEqual([]);
    }),
  );
});

test("a typographic dash is found where it stands, and its fix gives the option back", async () => {
  const dash = fc.constantFrom("–", "—", "−", "‐", "-–", "––", "‑‑");
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(), dash, async (all, pick, wrong) => {
      const args = all.flat();
      const index = indexOf(all, pick % all.length);
      const option = args[index] ?? "";
      fc.pre(option.startsWith("--"));
      const broken = args.with(index, wrong + option.slice(2));
      const found = await expectOnly("typographic-dash", broken, index);
      const repaired = fixed(broken, found);
      if (repaired) expect(repaired).toEqual(args);
      else expect(found?.help).toContain(option.slice(2));
    }),
  );
});

test("an option joined with its value by a blank is found, and its fix has no finding", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(), fc.constantFrom(" ", "  ", "\t"), async (all, pick, gap) => {
      const piece = pick % all.length;
      const [option = "", value, ...more] = all[piece] ?? [];
      fc.pre(value !== undefined && more.length === 0 && !/^-|\s/.test(value));
      const index = indexOf(all, piece);
      const broken = all.flat().toSpliced(index, 2, `${option}${gap}${value ?? ""}`);
      const found = await expectOnly("joined-arg", broken, index);
      expect(await findings(fixed(broken, found) ?? broken)).toEqual([]);
    }),
  );
});

test("two options in one item are found, and the fix sets them apart", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(), async (all, pick) => {
      const piece = pick % all.length;
      const [first, second] = [all[piece] ?? [], all[piece + 1]];
      fc.pre(second !== undefined && ![...first, ...(second ?? [])].some((arg) => /\s/.test(arg)));
      const index = indexOf(all, piece);
      const words = [...first, ...(second ?? [])];
      const broken = all.flat().toSpliced(index, words.length, words.join(" "));
      const found = await expectOnly("joined-arg", broken, index);
      expect(fixed(broken, found)).toEqual(all.flat());
    }),
  );
});

test("a word that belongs to no option is found where it stands", async () => {
  const word = fc.oneof(fc.stringMatching(/^[a-z0-9][a-z0-9=.]{0,9}$/), fc.constant(""));
  await fc.assert(
    fc.asyncProperty(pieces, word, async (all, stray) => {
      // In front of everything, and behind an option that has its value or takes none.
      const places = [-1, ...all.keys()].filter((piece) => {
        const last = all[piece];
        return !last || (last.length === 1 && !/^--(?:lora|chat)/.test(last[0] ?? ""));
      });
      for (const piece of places) {
        const index = indexOf(all, piece + 1);
        await expectOnly("stray-arg", all.flat().toSpliced(index, 0, stray), index);
      }
    }),
  );
});

test("an option that no release has is found where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(), async (all, pick) => {
      const index = indexOf(all, pick % all.length);
      const args = all.flat();
      const option = args[index] ?? "";
      // argparse takes a word with a blank in it for a value, whatever it begins with.
      fc.pre(option.startsWith("--") && !/\s/.test(option));
      await expectOnly("engine-arg", args.with(index, option.replace("--", "--zz")), index);
    }),
  );
});

test("an option without its value is found where it stands", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(), async (all, pick) => {
      const piece = pick % all.length;
      const words = all[piece] ?? [];
      fc.pre(words.length === 2);
      const index = indexOf(all, piece);
      await expectOnly("engine-arg", all.flat().toSpliced(index + 1, 1), index);
    }),
  );
});
