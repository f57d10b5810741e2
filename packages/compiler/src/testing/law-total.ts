import fc from "fast-check";
import { valueAt, type Path } from "../source/path.js";
import type { LawTest, Subject } from "./conformance.js";
import { withValue } from "./fields.js";
import { assertLaw, LawBreach } from "./laws.js";

const LAW = "Total";
const DEFAULT_INPUTS = 200;

/** Law 1: no input throws. Baselines with random damage, and random text, end in diagnostics. */
export function totalLaw(subject: Subject): LawTest[] {
  const { baselines, inputs = DEFAULT_INPUTS } = subject;
  const randomText = fc.asyncProperty(arbitraryText(), (text) => attempt(text, subject));
  return [
    ...baselines.map(({ name, spec }) => damageLaw(subject, name, spec)),
    { law: LAW, name: "random text", run: () => assertLaw(LAW, randomText, inputs) },
  ];
}

/** A document, or several, with one value replaced at random. */
export function damageLaw(subject: Subject, name: string, document: unknown): LawTest {
  return {
    law: LAW,
    name: `${name}, with one value replaced at random`,
    async run() {
      const leaves = pathsOf(document);
      const damage = fc.tuple(
        fc.nat(Math.max(0, leaves.length - 1)),
        fc.jsonValue({ maxDepth: 3 }),
      );
      const property = fc.asyncProperty(damage, ([index, value]) =>
        attempt(JSON.stringify(withValue(document, leaves[index] ?? [], value, [])), subject),
      );
      await assertLaw(LAW, property, subject.inputs ?? DEFAULT_INPUTS);
    },
  };
}

async function attempt(text: string, { tester, backend }: Subject): Promise<void> {
  const { ok, diagnostics, manifests } = await tester
    .text(text, backend.name)
    .catch((error: unknown) => {
      throw new LawBreach(LAW, `${String(error)} for ${text}`);
    });
  if (!ok && manifests.length > 0)
    throw new LawBreach(LAW, `manifests in spite of errors for ${text}`);
  const bug = diagnostics.find(({ code }) =>
    /^(?:negotiate\/backend|spec\/runtime)-failed$/.test(code),
  );
  if (bug) throw new LawBreach(LAW, `${bug.message} for ${text}`);
}

/** Any bytes, read as UTF-8: quicker to make than characters of all planes. */
function arbitraryText(): fc.Arbitrary<string> {
  const decoder = new TextDecoder();
  return fc.uint8Array({ maxLength: 40 }).map((bytes) => decoder.decode(bytes));
}

/** The paths of all values of a document, maps and lists included. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys: (string | number)[] = Array.isArray(value)
    ? value.map((_, index) => index)
    : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf(valueAt(value, [key]), [...path, key]))];
}
