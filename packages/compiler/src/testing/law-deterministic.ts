import { isMap } from "../describe.js";
import type { LawTest, Subject } from "./conformance.js";
import { assertSame } from "./laws.js";

const LAW = "Deterministic";

/** Law 2: same input, same bytes, whatever the key order, the order of the documents, and how often it is run. */
export function deterministicLaw({ tester, backend, baselines }: Subject): LawTest[] {
  const single = baselines.map(({ name, spec }) => ({
    law: LAW,
    name: `${name}, keys reversed and run again`,
    async run() {
      const first = await tester.text(JSON.stringify(spec), backend.name);
      assertSame("running again", first, await tester.text(JSON.stringify(spec), backend.name));
      const reversed = await tester.text(JSON.stringify(reverseKeys(spec)), backend.name);
      assertSame("the order of keys", first, reversed);
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
      const forward = await tester.text(JSON.stringify(documents), backend.name);
      const backward = await tester.text(JSON.stringify([...documents].reverse()), backend.name);
      assertSame("the order of documents", sorted(forward), sorted(backward));
    },
  };
  return [...single, together];

  /** Findings are told in the order of the text, which is what was changed here. */
  function sorted<T extends { readonly diagnostics: readonly { readonly message: string }[] }>(
    outcome: T,
  ): T {
    const diagnostics = [...outcome.diagnostics].sort((a, b) => (a.message < b.message ? -1 : 1));
    return { ...outcome, diagnostics };
  }
}

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reverseKeys(child)]),
  );
}
