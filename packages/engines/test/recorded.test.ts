import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { catalogueOf, checkArguments, type EngineName, type Finding } from "../src/index.js";

/*
 * What the engines' real parsers said to more than three thousand command lines (scripts/engines/verify.py), against
 * what we say to them.
 */

interface Recorded {
  readonly engine: EngineName;
  readonly version: string;
  readonly mode?: string;
  readonly vectors: readonly {
    readonly args: readonly string[];
    readonly exits?: true;
    readonly unread?: readonly string[];
  }[];
}

const folder = new URL("recorded/generated/", import.meta.url);
const recordings = readdirSync(folder).map((name) => ({
  name,
  recorded: JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Recorded,
}));

/** Findings about words that the parser leaves unread; the others are about words that it reads. */
const UNREAD = new Set<Finding["kind"]>([
  "unknown-option",
  "misspelt-option",
  "other-version",
  "other-mode",
  "stray-word",
  "joined-words",
]);

describe.each(recordings)("$name", ({ recorded }) => {
  const { engine, version, mode, vectors } = recorded;
  const said = vectors
    // Names a file, which the parser reads at once.
    .filter(({ args }) => !args.some((word) => /^--config(?:=|$)/.test(word)))
    .map((vector) => ({
      ...vector,
      findings: checkArguments({ engine, version, args: vector.args, ...(mode && { mode }) }),
    }));

  test("we say that the server exits where it does, and only there", () => {
    const different = said
      .filter(({ exits, findings }) => findings.some(ends) !== (exits === true))
      .map(({ args, exits, findings }) => JSON.stringify([args, exits ?? false, findings]));
    expect(different).toEqual([]);
  });

  // A strict parser leaves nothing unread: it exits.
  test("we say that a word is ignored where the server leaves it unread, and only there", () => {
    const places = positionals(engine, version, mode);
    const different = said
      .filter(({ exits }) => !exits)
      .map(({ args, unread = [], findings }) => ({
        args,
        ours: unreadIn(args, findings, places),
        // `--` itself is nobody's option.
        theirs: unread.filter((word) => word !== "--"),
      }))
      .filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs))
      .map((each) => JSON.stringify(each));
    expect(different).toEqual([]);
  });

  test("the recording has both verdicts", () => {
    const refused = vectors.filter(({ exits }) => exits).length;
    expect(refused).toBeGreaterThan(30);
    expect(vectors.length - refused).toBeGreaterThan(30);
  });
});

const ends = ({ effect }: Finding): boolean => effect === "exits";

/** How many words of no option the parser takes: vLLM has a place for the model's name. */
function positionals(engine: EngineName, version: string, mode: string | undefined): number {
  const facts = catalogueOf(engine, version)?.provenance;
  const inner = facts?.contains?.["vllm"];
  if (inner !== undefined) return mode === "vllm" ? positionals("vllm", inner, undefined) : 0;
  return facts?.parser?.positionals ?? 0;
}

function unreadIn(
  args: readonly string[],
  findings: readonly Finding[],
  places: number,
): readonly string[] {
  let free = places;
  return findings.flatMap(({ kind, index, replacement }) => {
    const behind = kind === "switch-value" && replacement?.count === 2;
    if (!UNREAD.has(kind) && !behind) return [];
    const stray = behind || kind === "stray-word" || kind === "joined-words";
    if (stray && free-- > 0) return [];
    return [args[behind ? index + 1 : index] ?? ""];
  });
}
