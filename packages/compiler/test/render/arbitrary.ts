import fc from "fast-check";
import type { Diagnostic, Location } from "../../src/diagnostics/index.js";

/** Texts with what makes frames hard: tabs, line breaks of all sorts, wide, combining, invisible, lone surrogates. */
const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "\n",
    "\r\n",
    "\r",
    "\t",
    "名前",
    "👩‍👩‍👧",
    "🇮🇹",
    "e\u0301",
    "\u202E",
    "\u001B[31m",
    "\uD83D",
    "\uDC00",
  ),
  fc.constantFrom("key: value", "x".repeat(300), " ".repeat(90), "\u0301".repeat(50)),
);
export const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

const position = fc.record({
  offset: fc.oneof(fc.nat(60), fc.nat(5_000)),
  line: fc.integer({ min: 1, max: 12 }),
  column: fc.integer({ min: 1, max: 400 }),
});

const path = fc.array(fc.oneof(fc.string({ maxLength: 5 }), fc.nat(9)), { maxLength: 4 });

/** Places that need not lie in any text, nor be consistent. */
const location: fc.Arbitrary<Location> = fc.record({
  file: fc.oneof(
    fc.constantFrom("a.yaml", "missing.yaml"),
    fc.string({ unit: "binary", maxLength: 8 }),
  ),
  start: position,
  end: position,
  path,
  exact: fc.boolean(),
});

const words = fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), text);

const required = fc.record({
  code: fc.constantFrom("demo/refused", "demo/wrong", "demo/odd", "nobody/knows"),
  severity: fc.constantFrom("error" as const, "warning" as const, "info" as const),
  message: words,
  params: fc.dictionary(
    fc.string({ maxLength: 4 }),
    fc.oneof(fc.string({ maxLength: 4 }), fc.double(), fc.boolean()),
  ),
});

const optional = fc.record(
  {
    at: location,
    related: fc.array(fc.record({ message: words, at: location }), { maxLength: 2 }),
    help: words,
    fixes: fc.array(
      fc.record({
        title: words,
        edits: fc.array(
          fc.tuple(fc.nat(90), fc.nat(90), words).map(([start, length, newText]) => ({
            file: "a.yaml",
            start,
            end: start + length,
            newText,
          })),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      { maxLength: 2 },
    ),
    suppressed: fc.record({
      reason: words,
      by: fc.constantFrom("comment" as const, "configuration" as const),
    }),
  },
  { requiredKeys: [] },
);

export const diagnostics: fc.Arbitrary<Diagnostic[]> = fc.array(
  fc.tuple(required, optional).map(([base, more]) => ({ ...base, ...more })),
  { maxLength: 6 },
);
