import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  assignNames,
  identityHash,
  isLegalName,
  legalBase,
  type NameRequest,
} from "../../src/plan/names.js";

const identity = (run?: string) => ({ project: "demo", function: "llm", action: "serve", run });

describe("workload names", () => {
  test("follow from the model's name and the run's identity", () => {
    const [assigned] = assignNames([{ identity: identity(), base: "tinyllama-chat" }]);
    expect(assigned?.name).toMatch(/^tinyllama-chat-[a-z2-7]{8}$/);
    expect(assignNames([{ identity: identity(), base: "tinyllama-chat" }])).toEqual([assigned]);
  });

  test("differ by project, function, action and run", () => {
    const hashes = [
      identity(),
      identity("blue"),
      { ...identity(), project: "other" },
      { ...identity(), function: "other" },
      { ...identity(), action: "other" },
    ].map((each) => identityHash(each, 8));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test("keep parts apart that would read alike when joined", () => {
    const ab = { project: "a", function: "b-c", action: "serve", run: "d" };
    const abc = { project: "a-b", function: "c", action: "serve", run: "d" };
    expect(identityHash(ab, 8)).not.toBe(identityHash(abc, 8));
    expect(identityHash(identity(""), 8)).not.toBe(identityHash(identity(), 8));
  });

  test("keep DigitalHub's name where it is legal and unique", () => {
    const request = (digitalhub: string, run: string): NameRequest => ({
      identity: identity(run),
      base: "m",
      digitalhub,
    });
    const [kept, ...taken] = assignNames([
      request("m-1", "1"),
      request("m-2", "2"),
      request("m-2", "3"),
    ]);
    expect(kept).toEqual({ name: "m-1" });
    expect(taken.map(({ digitalhubRefused }) => digitalhubRefused)).toEqual(["taken", "taken"]);
    const [illegal] = assignNames([request("m-", "1")]);
    expect(illegal?.digitalhubRefused).toBe("illegal");
  });

  test("are legal and unique for any input, in any order", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const requests = fc.uniqueArray(
      fc.record({
        base: text,
        run: text,
        digitalhub: fc.option(fc.oneof(text, fc.constant("same-name")), { nil: undefined }),
      }),
      { selector: ({ run }) => run, maxLength: 20 },
    );
    fc.assert(
      fc.property(requests, (drawn) => {
        const all = drawn.map(({ base, run, digitalhub }) => ({
          base,
          digitalhub,
          identity: identity(run),
        }));
        const names = assignNames(all).map(({ name }) => name);
        expect(names.every(isLegalName)).toBe(true);
        expect(new Set(names).size).toBe(names.length);
        expect(assignNames([...all].reverse()).map(({ name }) => name)).toEqual(
          [...names].reverse(),
        );
      }),
    );
  });
});

test("a base is made legal without joining what was apart", () => {
  expect(legalBase("Llama 3.1_8B", 40)).toBe("llama-3-1-8b");
  expect(legalBase("--日本語--", 40)).toBe("model");
  expect(legalBase("abcdef-ghi", 7)).toBe("abcdef");
});
