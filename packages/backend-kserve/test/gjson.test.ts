import { describe, expect, test } from "vitest";
import { problemOf } from "../src/graph/gjson.js";

/*
 * What github.com/tidwall/gjson 1.18 says of these paths, for documents that have what is asked for and documents that
 * have not (`Exists`): tried with the library itself.
 */
const DEPENDS = [
  "input.userId",
  "input|userId",
  "predictions.0",
  '[@this].#(predictions.0=="dog")',
  "[@this].#(input.userId==1)",
  'predictions.#(=="dog")',
  "instances.#(age>2)",
  "instances.#(age>2)#|0",
  "instances.#.age",
  "{input}.input",
  "[input.userId].0",
  "@this|input",
  "predictions.@reverse.0",
  'instances.#(name=="a && b")',
];
const ALWAYS = [
  "{ .input.userId == 1 }",
  "{input.userId}",
  "[input.userId]",
  '{"x":input.userId}',
  "@this",
  "@valid",
  "@keys",
  "!true",
  'predictions.#(=="cat")#',
];
const NEVER = [
  "input.userId==1",
  "input.userId == 1",
  "$.input.userId",
  "$.predictions[0]",
  ".input.userId",
  "predictions[0]",
  "@nope",
  "@nope.input",
  "instances.#(age>2",
  "",
  "  ",
];

describe("a condition", () => {
  test.each(DEPENDS)("%s depends on the data", (path) => {
    expect(problemOf(path)).toBeUndefined();
  });
  test.each(ALWAYS)("%s is always met", (path) => {
    expect(problemOf(path)).toMatchObject({ kind: "always" });
  });
  test.each(NEVER)("%s is never met", (path) => {
    expect(problemOf(path)).toMatchObject({ kind: "never" });
  });
  // `age>20 && age<5` holds for an age of 3: what follows `>` is compared as one text.
  test("with two comparisons in a query is refused", () => {
    expect(problemOf("instances.#(age>20 && age<5)")).toMatchObject({ kind: "never" });
  });
  test.each([
    ["input.userId == 1", "[@this].#(input.userId==1)"],
    ["kind == 'dog'", '[@this].#(kind=="dog")'],
    ["$.predictions[0]", "predictions.0"],
    [".input.userId", "input.userId"],
    ["predictions[0].label", "predictions.0.label"],
  ])("%s was meant as %s", (path, instead) => {
    expect(problemOf(path)).toMatchObject({ instead });
    expect(problemOf(instead)).toBeUndefined();
  });
});
