import fc from "fast-check";
import { expect, test } from "vitest";
import { inReferenceOrder, referencesIn } from "../src/server/references.js";

/*
 * Law 2 over variables: their order follows from what they hold, whatever the order in which they were written.
 */

const NAMES = ["A", "B", "C", "D", "E", "F", "G"];

/** Texts that refer to any of the names, themselves and unknown ones included. */
const entangled = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc
    .array(fc.constantFrom(...NAMES, "UNKNOWN"), { maxLength: 3 })
    .map((names) => names.map((name) => `$(${name})`).join("-")),
  { noNullPrototype: true },
);

/** The same, but a name refers only to those behind it: there is no circle. */
const acyclic = entangled.map((texts) =>
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      referencesIn(text)
        .filter((other) => other > name)
        .map((other) => `$(${other})`)
        .join(),
    ]),
  ),
);

test("the order does not depend on how the variables were written, and holds each once", () => {
  const shuffled = entangled.chain((texts) => {
    const entries = Object.entries(texts);
    return fc.tuple(
      fc.constant(entries),
      fc.shuffledSubarray(entries, { minLength: entries.length }),
    );
  });
  fc.assert(
    fc.property(shuffled, ([entries, others]) => {
      const order = inReferenceOrder(new Map(entries));
      expect(inReferenceOrder(new Map(others))).toEqual(order);
      expect([...order].sort()).toEqual(entries.map(([name]) => name).sort());
    }),
  );
});

test("without a circle, each comes after all that it refers to", () => {
  fc.assert(
    fc.property(acyclic, (texts) => {
      const order = inReferenceOrder(new Map(Object.entries(texts)));
      for (const [name, text] of Object.entries(texts)) {
        for (const other of referencesIn(text).filter((one) => Object.hasOwn(texts, one))) {
          expect(order.indexOf(other)).toBeLessThan(order.indexOf(name));
        }
      }
    }),
  );
});

test("variables that refer to nothing stand by the alphabet", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...NAMES)), (names) => {
      const order = inReferenceOrder(new Map(names.map((name) => [name, "$$(A)"])));
      expect(order).toEqual([...names].sort());
    }),
  );
});
