import fc from "fast-check";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { valueDocument } from "../../src/source/index.js";
import { data } from "./arbitrary.js";

test("plain data is taken over; undefined members are dropped", () => {
  const { documents, diagnostics } = valueDocument("spec", {
    a: [1, { b: undefined, c: null }],
    ["__proto__"]: 1,
  });
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify(documents[0]?.value)).toBe('{"a":[1,{"c":null}],"__proto__":1}');
  expect(documents[0]?.locate(["a"], "value")).toBeUndefined();
  expect(documents[0]?.suppressions()).toEqual([]);
});

test("later changes to the value do not reach the document", () => {
  const value = { a: { b: 1 } };
  const { documents } = valueDocument("spec", value);
  value.a.b = 2;
  expect(documents[0]?.value).toEqual({ a: { b: 1 } });
});

class Custom {
  readonly a = 1;
}
const circle: Record<string, unknown> = {};
circle["self"] = { again: circle };

test.each<[unknown, string]>([
  [{ a: () => 1 }, "a is a function, not plain data"],
  [{ a: [Symbol("x")] }, "a[0] is a symbol, not plain data"],
  [{ a: 1n }, "a is a big integer, not plain data"],
  [{ a: NaN }, "a is NaN, not plain data"],
  [{ a: Infinity }, "a is Infinity, not plain data"],
  [{ a: new Date(0) }, "a is an instance of Date, not plain data"],
  [{ a: new Map() }, "a is an instance of Map, not plain data"],
  [{ a: new Custom() }, "a is an instance of Custom, not plain data"],
  [{ a: [undefined] }, "a[0] is undefined, not plain data"],
  [{ a: "\ud800" }, "a is a string with half of a surrogate pair, not plain data"],
  [{ [Symbol.iterator]: 1 }, "the value is an object with symbols as keys, not plain data"],
  [undefined, "the value is undefined, not plain data"],
  [circle, "self.again contains itself"],
])("what is no plain data is named by its path: %#", (value, message) => {
  const { documents, diagnostics } = valueDocument("spec", value);
  expect(documents).toEqual([]);
  expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
});

test("all of it is reported at once", () => {
  expect(valueDocument("spec", { a: NaN, b: [1n, 2n] }).diagnostics).toHaveLength(3);
});

test("the same object twice is no circle", () => {
  const shared = { x: 1 };
  expect(valueDocument("spec", [shared, shared]).documents[0]?.value).toEqual([{ x: 1 }, { x: 1 }]);
});

test("objects of another realm and without a prototype are plain", () => {
  expect(valueDocument("spec", runInNewContext("({ a: [1] })")).diagnostics).toEqual([]);
  expect(valueDocument("spec", Object.create(null)).diagnostics).toEqual([]);
});

test("a builder says with toJSON what it stands for", () => {
  const builder = { functions: [], newFunction: () => 1, toJSON: () => ({ functions: [] }) };
  expect(valueDocument("spec", builder).documents[0]?.value).toEqual({ functions: [] });
});

test("getters and proxies that throw are reported", () => {
  const throwing = Object.defineProperty({}, "a", {
    enumerable: true,
    get: () => {
      throw new Error("no");
    },
  });
  expect(valueDocument("spec", { x: throwing }).diagnostics).toMatchObject([
    { message: "x is an object that throws when it is read, not plain data" },
  ]);
});

test("any value gives either a document or a diagnostic", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        data,
        fc.anything({
          withBigInt: true,
          withDate: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withSparseArray: true,
          withNullPrototype: true,
        }),
      ),
      (value) => {
        const { documents, diagnostics } = valueDocument("spec", value);
        expect(documents.length === 1).toBe(diagnostics.length === 0);
      },
    ),
    { numRuns: 2_000 },
  );
});
