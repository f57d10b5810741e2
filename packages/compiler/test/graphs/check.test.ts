import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { graphSchema, type Graph, type GraphNode } from "../../src/index.js";
import { checkGraph } from "../../src/graphs/check.js";

interface Found {
  readonly code: string;
  readonly at: string;
  readonly message: string;
}

/** What the checks say, with the path that they say it at. */
function check(nodes: Graph["nodes"], scaling?: Graph["scaling"]): Found[] {
  const graph: Graph = {
    name: "g",
    origin: { project: "p", function: "f", kind: "servicegraph", action: "serve" },
    nodes,
    ...(scaling && { scaling }),
    requires: [],
  };
  expect(graphSchema().safeParse(graph).error).toBeUndefined();
  const found: Found[] = [];
  checkGraph(graph, (kind, { at, params }) => {
    const named: Readonly<Record<string, unknown>> = params;
    const message = kind.message.replace(/\{(\w+)\}/g, (_, key: string) => String(named[key]));
    found.push({ code: kind.code, at: (at ?? []).join("."), message });
  });
  return found;
}

const to = (node: string) => ({ node });
const leaf = { url: "http://a.example" };
const sequence = (...steps: GraphNode["steps"]): GraphNode => ({ type: "sequence", steps });

describe("a graph", () => {
  test("that is sound gets no finding", () => {
    expect(
      check({
        root: { type: "switch", steps: [{ ...to("a"), condition: "x" }] },
        a: {
          type: "splitter",
          steps: [
            { ...leaf, weight: 30 },
            { ...leaf, weight: 70 },
          ],
        },
      }),
    ).toEqual([]);
  });

  const cases: readonly [string, Graph["nodes"], string, string][] = [
    ["needs a root", { start: sequence(leaf) }, "graph/missing-root", "nodes"],
    [
      "knows its nodes",
      { root: sequence(to("b")) },
      "graph/unknown-node",
      "nodes.root.steps.0.node",
    ],
    ["has no empty node", { root: sequence() }, "graph/empty-node", "nodes.root"],
    [
      "leads to all nodes",
      { root: sequence(leaf), b: sequence(leaf) },
      "graph/unreachable-node",
      "nodes.b",
    ],
    [
      "does not call itself",
      { root: sequence(leaf, to("root")) },
      "graph/cycle",
      "nodes.root.steps.1.node",
    ],
    [
      "names steps once",
      { root: sequence({ ...leaf, name: "a" }, { ...leaf, name: "a" }) },
      "graph/duplicate-step",
      "nodes.root.steps.1.name",
    ],
    [
      "weighs each step of a splitter",
      { root: { type: "splitter", steps: [{ ...leaf, weight: 100 }, leaf] } },
      "graph/weight-missing",
      "nodes.root.steps.1",
    ],
    [
      "gives away every request",
      {
        root: {
          type: "splitter",
          steps: [
            { ...leaf, weight: 60 },
            { ...leaf, weight: 39 },
          ],
        },
      },
      "graph/weight-sum",
      "nodes.root.steps",
    ],
    [
      "has conditions in a switch",
      { root: { type: "switch", steps: [leaf] } },
      "graph/condition-missing",
      "nodes.root.steps.0",
    ],
    [
      "has weights only in a splitter",
      { root: sequence({ ...leaf, weight: 5 }) },
      "graph/unused",
      "nodes.root.steps.0.weight",
    ],
    [
      "has hard steps only where they are read",
      { root: { type: "switch", steps: [{ ...leaf, condition: "x", dependency: "hard" }] } },
      "graph/unused",
      "nodes.root.steps.0.dependency",
    ],
  ];
  test.each(cases)("%s", (_, nodes, code, at) => {
    expect(check(nodes)).toMatchObject([{ code, at }]);
  });

  test("says how a circle goes", () => {
    const nodes = { root: sequence(to("a")), a: sequence(to("b")), b: sequence(leaf, to("a")) };
    expect(check(nodes)).toEqual([
      {
        code: "graph/cycle",
        at: "nodes.b.steps.1.node",
        message: "a request would go round for ever: a → b → a",
      },
    ]);
  });

  test.each([
    [13, "root → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → 11 → 12 → root"],
    [14, "root → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → 11 → … → 13 → root"],
  ])("of a circle of %i nodes, a message names some", (count, cycle) => {
    const names = Array.from({ length: count }, (_, index) => (index === 0 ? "root" : `${index}`));
    const nodes = names.map((name, index) => [name, sequence(to(names[index + 1] ?? "root"))]);
    const [found] = check(Object.fromEntries(nodes) as Graph["nodes"]);
    expect(found?.message).toBe(`a request would go round for ever: ${cycle}`);
  });

  test("has a weight that is no percentage", () => {
    const steps = [
      { ...leaf, weight: -20 },
      { ...leaf, weight: 120 },
    ];
    expect(check({ root: { type: "splitter", steps } }).map(({ at }) => at)).toEqual([
      "nodes.root.steps.0.weight",
      "nodes.root.steps.1.weight",
    ]);
  });

  test("has a fixed number of routers or bounds", () => {
    expect(check({ root: sequence(leaf) }, { replicas: 2 })).toEqual([]);
    expect(check({ root: sequence(leaf) }, { replicas: 2, max: 3 })).toMatchObject([
      { code: "graph/replicas-and-bounds", at: "scaling.max" },
    ]);
  });
});

describe("circles and unreachable nodes", () => {
  const names = ["root", "a", "b", "c", "d"];
  const anyNodes = fc
    .array(fc.array(fc.nat({ max: names.length - 1 }), { maxLength: 3 }), {
      minLength: names.length,
      maxLength: names.length,
    })
    .map((edges) =>
      Object.fromEntries(
        names.map((name, index) => [
          name,
          sequence(leaf, ...(edges[index] ?? []).map((target) => to(names[target] ?? ""))),
        ]),
      ),
    );

  /** Everything that can be reached in one step or more, the slow and simple way. */
  function reach(nodes: Graph["nodes"], from: string): Set<string> {
    const found = new Set<string>();
    for (let size = -1; size < found.size;) {
      size = found.size;
      for (const name of [from, ...found]) {
        for (const { node } of nodes[name]?.steps ?? []) if (node !== undefined) found.add(node);
      }
    }
    return found;
  }

  test("are found exactly where they are", () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const found = check(nodes);
        const circular = names.some((name) => reach(nodes, name).has(name));
        expect(found.some(({ code }) => code === "graph/cycle")).toBe(circular);
        const reached = new Set(["root", ...reach(nodes, "root")]);
        const lonely = found.filter(({ code }) => code === "graph/unreachable-node");
        expect(lonely.map(({ at }) => at).sort()).toEqual(
          names.filter((name) => !reached.has(name)).map((name) => `nodes.${name}`),
        );
      }),
    );
  });

  test("are told once for all nodes that lead to each other", () => {
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        const found = check(nodes).filter(({ code }) => code === "graph/cycle");
        const tangles = names
          .filter((name) => reach(nodes, name).has(name))
          .map((name) =>
            names.filter((one) => reach(nodes, one).has(name) && reach(nodes, name).has(one)),
          )
          .map((tangle) => tangle.join());
        expect(found).toHaveLength(new Set(tangles).size);
      }),
    );
  });

  test("take no longer for thousands of them", () => {
    const all = Array.from({ length: 3000 }, (_, index) => `n${index}`);
    const nodes = Object.fromEntries(
      all.map((name, index) => [
        index === 0 ? "root" : name,
        sequence(
          to(all[index + 1] ?? "root"),
          to("root"),
          to(all[Math.floor(index / 2)] ?? "root"),
        ),
      ]),
    );
    const start = performance.now();
    expect(check({ ...nodes, n0: sequence(to("root")) }).map(({ code }) => code)).toEqual([
      "graph/cycle",
    ]);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
