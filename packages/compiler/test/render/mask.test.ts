import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderGithub, renderJson, renderSarif, renderText } from "../../src/render/index.js";
import { maskSource } from "../../src/render/mask.js";
import { KINDS } from "../diagnostics/comments.js";
import { finding, placeOf } from "./finding.js";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".split("");
const rest = fc.string({ unit: fc.constantFrom(...letters), minLength: 16, maxLength: 60 });
const token = fc
  .tuple(fc.constantFrom("hf_", "sk-", "sk-proj-", "ghp_"), rest)
  .map(([prefix, more]) => prefix + more);
const password = rest.map((more) => `q${more}`);
const key = fc.constantFrom(
  "HF_TOKEN",
  "AWS_SECRET_ACCESS_KEY",
  "DB_PASSWORD",
  "OPENAI_APIKEY",
  "apiKey",
  "access_key",
  "token",
);
/** Ways to write a key and its value. */
const written = fc.constantFrom(
  (name: string, value: string) => `    ${name}: ${value}\n`,
  (name: string, value: string) => `    ${name}: ${value} # why\n`,
  (name: string, value: string) => `    "${name}" : "${value}",\n`,
  (name: string, value: string) => `  envs: { A: b, ${name}: '${value}', C: d }\n`,
  (name: string, value: string) => `  envs: {${name}: ${value}}\n`,
  (name: string, value: string) => `    ${name}: |-\n      ${value}\n  next: 1\n`,
  (name: string, value: string) => `    ${name}:\n      ${value}\n`,
  (name: string, value: string) => `    ${name}: !!str ${value}\r\n`,
  (name: string, value: string) => `    - "--${name}=${value}"\n`,
);

/** The one finding in all four forms: pointing at `word`, with `value` in everything that a finding can say. */
function reports(text: string, word: string, value: string, known: boolean): string[] {
  const at = placeOf(text, word, { path: ["runs", 0, value] });
  const found = [
    finding({
      at,
      message: `\`${value}\` is wrong`,
      params: { value },
      help: `do not write ${value}`,
      related: [{ message: `as ${value} here`, at }],
      fixes: [
        {
          title: `write "${value}"`,
          edits: [{ file: "spec.yaml", start: 0, end: 1, newText: `A: ${value}` }],
        },
      ],
    }),
    finding({ at, suppressed: { reason: `${value} is public`, by: "comment" } }),
  ];
  const sources = new Map(known ? [["spec.yaml", text]] : []);
  return [
    renderText(found, { sources, width: 40 }),
    renderText(found, { sources, width: 400, color: true }),
    renderJson(found, { sources }),
    renderSarif(found, { sources, kinds: KINDS }),
    renderGithub(found, { sources }),
  ];
}

describe("secrets", () => {
  it("are in no report when they look like tokens, wherever they stand and with or without the source", () => {
    fc.assert(
      fc.property(token, fc.boolean(), (value, known) => {
        const text = `a: 1\nlist: [x, ${value}]\n`;
        for (const report of reports(text, "list", value, known)) {
          expect(report).not.toContain(value.slice(0, 12));
          expect(report).toContain("•••");
        }
      }),
    );
  });

  it("are in no report when their key says what they are, however it is written", () => {
    fc.assert(
      fc.property(key, password, written, (name, value, write) => {
        const text = `runs:\n${write(name, value)}other: kept\n`;
        for (const report of reports(text, "runs", value, true)) {
          expect(report).not.toContain(value.slice(0, 12));
          expect(report).toContain("•••");
        }
        expect(maskSource(text)).toHaveLength(text.length);
        expect(maskSource(text)).toContain("other: kept\n");
      }),
      { numRuns: 500 },
    );
  });

  it("are hidden in lists of variables and in addresses", () => {
    const text =
      "- name: HF_TOKEN\n  value: swordfish\n- { name: A, value: b }\nurl: s3://u:pa55@h\n";
    expect(maskSource(text)).toBe(
      "- name: HF_TOKEN\n  value: •••••••••\n- { name: A, value: b }\nurl: s3://u:••••@h\n",
    );
  });

  it("are found in a message that cuts them short", () => {
    const text = "DB_PASSWORD: swordfish-and-a-lot-more-of-it\n";
    const at = placeOf(text, "DB");
    const report = renderText([finding({ at, message: "`swordfish-and-a-lot…` is long" })], {
      sources: new Map([["spec.yaml", text]]),
    });
    expect(report).not.toContain("swordfish");
  });

  it.each([
    "secrets: [HF_TOKEN]\n",
    "HF_TOKEN: { secret: huggingface, key: HF_TOKEN }\n",
    "HF_TOKEN:\n  secret: huggingface\n  key: HF_TOKEN\n",
    "tokenizer: acme/words\nmax_tokens: 100\n",
    "args: [--max-num-batched-tokens=4096, --tokenizer-mode=auto]\n",
    "args: [--max-num-batched-token=4096]\n",
    "url: hf://acme/sk-model\n",
    "",
  ])("are not seen in %j", (text) => {
    expect(maskSource(text)).toBe(text);
  });

  it("keep a fix out of reports for programs, as a mask in it would destroy the value", () => {
    const [, , json = ""] = reports("a: 1\n", "a", "hf_0123456789abcdef", true);
    expect(json).not.toContain("newText");
  });

  it("are sought in linear time", () => {
    const text = `${"x".repeat(300_000)}\n${"TOKEN: a".repeat(20_000)}\n${"[{".repeat(50_000)}`;
    expect(maskSource(text)).toHaveLength(text.length);
  });
});
