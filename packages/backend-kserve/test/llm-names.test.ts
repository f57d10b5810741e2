import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../src/llm/args.js";
import { check } from "./rules-bench.js";

const LLM = { target: "LLMInferenceService" };

const FIRST = [..."ABCXYZabcxyz0189_"];
const ANY = [...FIRST, "-", ".", "/"];
const inside = fc
  .tuple(
    fc.constantFrom(...FIRST),
    fc.array(fc.constantFrom(...ANY), { maxLength: 30 }).map((rest) => rest.join("")),
  )
  .map((parts) => parts.join(""));

/** Texts with something that a shell or vLLM would read as more than a name. */
const outside = fc.oneof(
  fc
    .tuple(fc.string(), fc.constantFrom(..."\"'`$;&|<>(){}[]*?!~#\\ \t\n"), fc.string())
    .map((parts) => parts.join("")),
  inside.map((name) => `-${name}`),
  fc.constantFrom("", "{{ .Name }}", 'x"; touch /tmp/pwned; "', "$(id)"),
);

const named = (name: string) => ({ model: { uri: "hf://acme/llm", name } });
const adapter = (name: string) => ({ adapters: [{ name, uri: "hf://acme/a" }] });

async function codes(patch: Parameters<typeof check>[0]): Promise<string[]> {
  return (await check(patch, LLM)).map(({ code }) => code);
}

test("any name that a shell could read otherwise is refused", async () => {
  await fc.assert(
    fc.asyncProperty(outside, async (name) => {
      expect(await codes(named(name))).toContain("kserve/llm-name");
      expect(await codes(adapter(name))).toContain("kserve/llm-adapter-name");
    }),
  );
});

test("any other is taken", async () => {
  await fc.assert(
    fc.asyncProperty(inside, async (name) => {
      expect(await codes(named(name))).not.toContain("kserve/llm-name");
      const isFolder = !name.includes("/");
      expect((await codes(adapter(name))).includes("kserve/llm-adapter-name")).toBe(!isFolder);
    }),
  );
});

/** What a command gets that is started as KServe's templates start vLLM: within double quotes, and read twice. */
function started(name: string, args: readonly string[]): readonly string[] {
  const script = `eval "exec printf '%s\\0' --served-model-name "${name}" $@"`;
  const said = execFileSync("/bin/bash", ["-c", script, "--", ...args], { encoding: "utf8" });
  return said.split("\0").slice(0, -1);
}

test("a shell hands on every name that is taken, and every argument, as it was written", () => {
  const word = fc.string({ minLength: 1 }).filter((text) => !text.includes("\0"));
  fc.assert(
    fc.property(inside, fc.array(word, { minLength: 1, maxLength: 3 }), (name, words) => {
      expect(started(name, words.map(shellWord))).toEqual(["--served-model-name", name, ...words]);
    }),
    { numRuns: 50 },
  );
});
