import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  catalogueOf,
  checkArguments,
  ENGINES,
  versions,
  type FindingKind,
  type Option,
} from "../src/index.js";
import { groupsOf, valueOf, wordsOf } from "./arguments.js";

/*
 * What is written by the catalogue gives no finding; what is then broken in one place gives its finding in that place.
 */

const cases = ENGINES.flatMap((engine) =>
  versions(engine).flatMap((version) => {
    const known = catalogueOf(engine, version)?.options ?? [];
    const modes = [...new Set(known.map(({ mode }) => mode))].filter((mode) => mode !== undefined);
    return (modes.length > 0 ? modes : [undefined]).map((mode) => ({ engine, version, mode }));
  }),
).filter(({ engine, version }) => (catalogueOf(engine, version)?.options.length ?? 0) > 0);

const quiet = ({ names, deprecated, excludes }: Option): boolean =>
  !deprecated && !excludes && !names.includes("--backend");

/** What is said of an option however it is written: it does nothing, or its name means another one to the server. */
const NOTED = new Set<FindingKind>(["inert-option", "ambiguous-option", "shortened-option"]);

describe.each(cases)("$engine $version $mode", ({ engine, version, mode }) => {
  const where = { engine, version, ...(mode !== undefined && { mode }) };
  const findings = (args: readonly string[]) => checkArguments({ ...where, args });
  // Options that are said something of, however they are written, are no ground for these tests.
  const options = (catalogueOf(engine, version)?.options ?? []).filter(
    (option) =>
      quiet(option) &&
      (option.mode ?? mode) === mode &&
      !findings([`${option.names[0] ?? ""}=a`]).some(({ kind }) => NOTED.has(kind)),
  );
  const values = options.filter(({ kind }) => kind === "value" || kind === "append");
  const switches = options.filter(({ kind }) => kind === "switch" || kind === "toggle");
  const pick = (list: readonly Option[]) => fc.constantFrom(...list);

  test("what the catalogue offers gives no finding", () => {
    fc.assert(
      fc.property(groupsOf(options), (groups) => {
        expect(findings(groups.flat())).toEqual([]);
      }),
    );
  });

  /** Puts broken words between right ones: the finding must stand where they begin, or `later` words behind. */
  const breaks = (
    kind: FindingKind,
    broken: fc.Arbitrary<readonly string[]>,
    { later = 0, atEnd = false } = {},
  ) => {
    fc.assert(
      fc.property(groupsOf(options), broken, fc.nat(8), (groups, words, place) => {
        const at = atEnd ? groups.length : Math.min(place, groups.length);
        const before = groups.slice(0, at).flat();
        const args = [...before, ...words, ...groups.slice(at).flat()];
        const found = findings(args).filter((finding) => finding.kind === kind);
        expect(found.map(({ index }) => index)).toContain(before.length + later);
      }),
      { numRuns: 40 },
    );
  };
  const typed = values.filter(
    ({ type, choices }) => !choices && ["int", "json"].includes(type ?? ""),
  );
  const chosen = values.filter(({ choices }) => choices);

  test("an option that does not exist", () => {
    breaks("unknown-option", fc.constant(["--qqzz-no-such-option=1"]));
  });
  test("a switch with a value", () => {
    breaks(
      "switch-value",
      pick(switches).map(({ names }) => [`${names[0] ?? ""}=true`]),
    );
  });
  test("a switch with a word behind it", () => {
    breaks(
      "switch-value",
      pick(switches).map(({ names }) => [names[0] ?? "", "false"]),
    );
  });
  test("a value of another type", () => {
    breaks(
      "wrong-type",
      pick(typed).map(({ names }) => [names[0] ?? "", "x{"]),
      { later: 1 },
    );
  });
  test("a value that is no choice", () => {
    breaks(
      "unknown-choice",
      pick(chosen).map(({ names }) => [`${names[0] ?? ""}=no such choice`]),
    );
  });
  test("no value", () => {
    breaks(
      "missing-value",
      pick(values.filter(({ nargs }) => nargs !== "?" && nargs !== "*")).map(({ names }) => [
        names[0] ?? "",
      ]),
      { atEnd: true },
    );
  });
  test("an option twice, with another value", () => {
    const once = values.filter(({ kind, nargs }) => kind === "value" && nargs === undefined);
    breaks(
      "overridden-option",
      pick(once).chain((option) =>
        fc
          .tuple(valueOf(option), valueOf(option))
          .map((pair) => pair.map((value) => `${option.names[0] ?? ""}=${value}`)),
      ),
    );
  });
  test("a reserved option, by any of its names", () => {
    fc.assert(
      fc.property(
        pick(options).chain((option) => fc.tuple(fc.constant(option), wordsOf(option))),
        ([option, args]) => {
          const reserved = [{ option: option.names[0] ?? "", why: "the backend sets it" }];
          const found = checkArguments({ ...where, args, reserved });
          expect(found[0]).toMatchObject({ kind: "reserved-option", index: 0 });
        },
      ),
    );
  });
  test("no words throw", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (args) => {
        for (const { index } of findings(args)) expect(args[index]).toBeDefined();
      }),
    );
  });
});
