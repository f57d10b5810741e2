import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCertain, suggest, suggestAll } from "../../src/diagnostics/suggest.js";

const KEYS = [
  "min_replicas",
  "max_replicas",
  "replicas",
  "engine",
  "env",
  "envs",
  "url",
  "profile",
  "processors",
];

describe("suggest", () => {
  it.each([
    ["minReplicas", "min_replicas"],
    ["MIN-REPLICAS", "min_replicas"],
    ["replicas_min", "min_replicas"],
    ["engnie", "engine"],
    ["egine", "engine"],
    ["enginee", "engine"],
    ["replica", "replicas"],
    ["profiles", "profile"],
    ["ulr", "url"],
    ["en", "env"],
    ["procesors", "processors"],
  ])("takes %s for %s", (word, expected) => {
    expect(suggest(word, KEYS)).toBe(expected);
  });

  it.each(["", "_", "x", "zebra", "ab", "engineroom_of_the_ship"])(
    "finds nothing near %j",
    (word) => {
      expect(suggest(word, KEYS)).toBeUndefined();
    },
  );

  it("counts a swap of neighbours as one slip, so that it beats two replacements", () => {
    expect(suggestAll("abdc", ["abcd", "abxy", "abdcd"])).toEqual(["abcd", "abdcd"]);
    expect(suggest("lra", ["lar"])).toBe("lar");
  });

  it("prefers letters, then words, then edits; ties go to what sorts first", () => {
    expect(suggestAll("max-count", ["maxcounts", "count_max", "max_count", "MaxCount"], 4)).toEqual(
      ["MaxCount", "max_count", "count_max", "maxcounts"],
    );
    expect(suggestAll("env", ["enb", "ena"])).toEqual(["ena", "enb"]);
  });

  it("never offers the word itself", () => {
    expect(suggestAll("env", ["env", "envs"])).toEqual(["envs"]);
  });

  it("does not depend on the order of the candidates", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "c", "_", "A"), maxLength: 8 });
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 12 }), (word, names) => {
        expect(suggestAll(word, [...names].reverse())).toEqual(suggestAll(word, names));
      }),
    );
  });

  it("finds every name that one slip was made in", () => {
    const letters = fc.string({
      unit: fc.constantFrom(..."abcdefgh"),
      minLength: 3,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        letters,
        fc.nat(),
        fc.constantFrom("drop", "double", "swap", "replace"),
        (name, seed, slip) => {
          const at = seed % (name.length - 1);
          const [a = "", b = ""] = [name[at], name[at + 1]];
          const middle = { drop: b, double: a + a + b, swap: b + a, replace: `z${b}` }[slip];
          const word = name.slice(0, at) + middle + name.slice(at + 2);
          fc.pre(word !== name);
          expect(suggest(word, [name])).toBe(name);
        },
      ),
    );
  });

  it("bounds its work for huge words and huge lists, where letters still count", () => {
    const huge = "a".repeat(1_000_000);
    expect(suggest(huge, [`${huge}b`])).toBeUndefined();
    expect(suggest(huge, [huge.toUpperCase()])).toBe(huge.toUpperCase());
    const many = Array.from({ length: 5_000 }, (_, index) => `name_${String(index)}`);
    expect(suggest("nmae_17", many)).toBeUndefined();
    expect(suggest("nmae_17", many.slice(0, 100))).toBe("name_17");
    expect(suggest("Name17", many)).toBe("name_17");
  });
});

describe("isCertain", () => {
  it.each([
    ["minReplicas", "min_replicas"],
    ["engnie", "engine"],
    ["replica", "replicas"],
    ["proffessors", "processors"],
  ])("lets a machine write %s as %s", (word, valid) => {
    expect(isCertain(word, valid)).toBe(true);
  });

  it.each([
    ["maxReplicas", "replicas"],
    ["my_replicas", "replicas"],
    ["replicas_min", "min_replicas"],
    ["env", "envs"],
    ["ulr", "url"],
    ["enigen", "engine"],
    ["", "_"],
  ])("leaves it to the author whether %s is %s", (word, valid) => {
    expect(isCertain(word, valid)).toBe(false);
  });
});
