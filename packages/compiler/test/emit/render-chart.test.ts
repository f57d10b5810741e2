import * as cdk8s from "cdk8s";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { renderYamlStream } from "../../src/emit/manifest-yaml.js";
import { renderChart } from "../../src/emit/render-chart.js";
import { TraceResolver } from "../../src/emit/trace-resolver.js";
import { Traced } from "../../src/trace.js";

type Draw = (chart: cdk8s.Chart) => void;

const { ApiObject, App, Chart, JsonPatch, Lazy } = cdk8s;

function canvasOf(draw: Draw) {
  const resolver = new TraceResolver();
  const chart = new Chart(new App({ resolvers: [resolver] }), "w");
  draw(chart);
  return { workload: "w", chart, resolver };
}

/** What cdk8s alone makes of the same drawing: texts, data and traces; or that it refuses. */
function expected(draw: Draw) {
  return outcome(() => {
    const { chart, resolver } = canvasOf(draw);
    const objects = chart.toJson() as Readonly<Record<string, unknown>>[];
    const traces = [...resolver.traces.values()];
    return objects.map((object, index) => ({ object, trace: [...(traces[index] ?? [])] }));
  });
}

function actual(draw: Draw) {
  return outcome(() =>
    renderChart(canvasOf(draw), cdk8s).map(({ object, trace }) => ({ object, trace: [...trace] })),
  );
}

function outcome(render: () => { object: Readonly<Record<string, unknown>>; trace: unknown[] }[]) {
  try {
    const rendered = render();
    return { rendered, text: renderYamlStream(rendered.map(({ object }) => object)) };
  } catch (error) {
    return { refused: String(error) };
  }
}

function box(value: unknown, index = 0) {
  return new Traced(value, [{ workload: "w", path: ["args", index] }]);
}

const scalar = fc.oneof(
  { weight: 8, arbitrary: fc.string() },
  fc.constantFrom("", "true", "1e3", "a: b", "x\ny"),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const key = fc.oneof(
  fc.stringMatching(/^[a-z]{1,4}$/),
  fc.constantFrom("10", "2", "B", "a/b", "~"),
);

/** Data with boxes anywhere in it, as backends draw it. */
const { plain } = fc.letrec<{ plain: unknown }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("plain"), { maxLength: 4 }),
    fc.dictionary(key, tie("plain"), { maxKeys: 5, noNullPrototype: true }),
    fc.tuple(tie("plain"), fc.nat(6)).map(([value, index]) => box(value, index)),
  ),
}));

/** What the compiler's own path must leave to cdk8s. */
const strange = fc.oneof(
  fc.string().map((text): unknown => Lazy.any({ produce: () => ({ text }) })),
  fc.integer().map((value) => ({ resolve: () => value })),
  fc.integer().map(
    (value) =>
      new (class IntOrString {
        readonly value = value;
      })(),
  ),
  fc.constant(new Date(0)),
  fc.constant(1n),
  fc.constant(() => 1),
  fc.string().map((text) => ({ constructor: text })),
  fc.string().map((text) => JSON.parse(`{"__proto__":{"a":${JSON.stringify(text)}}}`) as unknown),
  fc.constant(Object.setPrototypeOf({ a: 1 }, null) as unknown),
  fc.constant(Object.assign([1], { length: 3 })),
);
const { any } = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    plain,
    strange,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(key, tie("any"), { maxKeys: 3 }),
    fc.tuple(tie("any"), fc.nat(6)).map(([value, index]) => box(value, index)),
  ),
}));

function metadataOf(value: fc.Arbitrary<unknown>) {
  const texts = fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true });
  return fc.record(
    {
      name: fc.oneof(
        fc.constant("w"),
        fc.constant(undefined),
        fc.string().map((text) => box(text)),
      ),
      namespace: value,
      labels: texts,
      annotations: texts,
      finalizers: fc.array(value, { maxLength: 2 }),
      generateName: value,
    },
    { requiredKeys: ["name"] },
  );
}

function objectOf(value: fc.Arbitrary<unknown>) {
  return fc.record(
    { metadata: metadataOf(value), spec: value, data: value, immutable: value },
    { requiredKeys: [] },
  );
}

const id = fc.constantFrom("a", "b", "1", "2");
const objectsOf = (value: fc.Arbitrary<unknown>) =>
  fc.uniqueArray(fc.tuple(id, objectOf(value)), { selector: ([name]) => name, maxLength: 3 });

function drawAll(objects: readonly (readonly [string, object])[]): Draw {
  return (chart) => {
    for (const [name, props] of objects)
      new ApiObject(chart, name, { apiVersion: "v1", kind: "Thing", ...props });
  };
}

describe("a chart is rendered as cdk8s would", () => {
  test("when it is plain, by cdk8s not at all", () => {
    const calls = vi.spyOn(Chart.prototype, "toJson");
    fc.assert(
      fc.property(
        objectsOf(plain).filter((value) => !hasHole(value)),
        (objects) => {
          const draw = drawAll(objects);
          const wanted = expected(draw);
          calls.mockClear();
          expect(actual(draw)).toEqual(wanted);
          expect(calls).not.toHaveBeenCalled();
        },
      ),
      { numRuns: 500 },
    );
    calls.mockRestore();
  });

  test("when there is something strange in it", () => {
    fc.assert(
      fc.property(objectsOf(any), (objects) => {
        const draw = drawAll(objects);
        expect(actual(draw)).toEqual(expected(draw));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Undefined in a list outside of any box, which the two ways of tracing count differently. */
function hasHole(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Traced) return false;
  return Array.isArray(value)
    ? value.some((item) => item === undefined || hasHole(item))
    : Object.values(value).some(hasHole);
}

const thing = { apiVersion: "v1", kind: "Thing" };
const constructs: Readonly<Record<string, Draw>> = {
  "a JSON patch": (chart) => {
    new ApiObject(chart, "a", { ...thing, spec: { n: box(1) } }).addJsonPatch(
      JsonPatch.replace("/spec/n", 2),
    );
  },
  "a dependency": (chart) => {
    const a = new ApiObject(chart, "a", thing);
    a.addDependency(new ApiObject(chart, "b", thing));
  },
  "an object within an object": (chart) => {
    new ApiObject(new ApiObject(chart, "a", thing), "b", thing);
  },
  "a chart within the chart": (chart) => {
    new ApiObject(new Chart(chart, "inner"), "a", thing);
    new ApiObject(chart, "b", thing);
  },
  "a failed validation": (chart) => {
    new ApiObject(chart, "a", thing).node.addValidation({ validate: () => ["no"] });
  },
  "a method of its own": (chart) => {
    class Own extends ApiObject {
      override toJson() {
        return { ...(super.toJson() as object), more: true };
      }
    }
    new Own(chart, "a", thing);
  },
  "labels for all": (chart) => {
    new ApiObject(new Chart(chart, "inner", { labels: { a: "b" }, namespace: "n" }), "a", thing);
  },
  "metadata added later": (chart) => {
    const { metadata } = new ApiObject(chart, "a", { ...thing, metadata: { labels: { b: "1" } } });
    metadata.addLabel("a", "2");
    metadata.addFinalizers("f");
    metadata.add("clusterName", "c");
  },
};

test.each(Object.entries(constructs))("with %s it is as cdk8s makes it", (_, draw) => {
  expect(actual(draw)).toEqual(expected(draw));
});
