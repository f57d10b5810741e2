import { isMap } from "../describe.js";
import type { LawTest, Subject } from "./conformance.js";
import { assertEqual, assertSame, textOf } from "./laws.js";

const LAW = "Deterministic";

/** Law 2: same input, same bytes, whatever the key order, the order of the documents, and how often it is run. */
export function deterministicLaw({ tester, outcome, backend, baselines }: Subject): LawTest[] {
  const single = baselines.map(({ name, spec }) => ({
    law: LAW,
    name: `${name}, keys reversed and run again`,
    async run() {
      const first = await outcome(spec);
      assertSame("running again", first, await tester.text(textOf(spec), backend.name));
      assertEqual("the order of keys", first, await outcome(reverseKeys(spec)));
    },
  }));
  const together: LawTest = {
    law: LAW,
    name: "documents in another order",
    async run() {
      const documents = baselines.map(({ spec }, index) => ({
        ...spec,
        name: `fn-${String(index)}`,
      }));
      const backward = await outcome([...documents].reverse());
      assertEqual("the order of documents", await outcome(documents), backward);
    },
  };
  return [...single, together];
}

export function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reverseKeys(child)]),
  );
}
