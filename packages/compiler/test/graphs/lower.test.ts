import { describe, expect, test } from "vitest";
import { canonicalJson, formatPath, locateOrigin, type Compilation } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";
import { createTester, exportedForm, type ShortSpec } from "../../src/testing/index.js";

const tester = createTester({ runtimes: builtinRuntimes, backends: [] });

function compile(...documents: readonly unknown[]): Promise<Compilation> {
  const text = JSON.stringify(documents, null, 2);
  return tester.compiler.compile([{ file: "spec.json", text }]);
}

function sklearn(name: string, runs: readonly object[] = [{ action: "serve" }]): ShortSpec {
  const typed = runs as ShortSpec["runs"];
  return { kind: "sklearnserve", name, project: "demo", path: "s3://models/iris/", runs: typed };
}

function graph(nodes: object, run: object = {}): ShortSpec {
  const runs = [{ action: "serve", ...run }];
  return { kind: "servicegraph", name: "dogs", project: "demo", nodes, runs };
}

const sequence = (...steps: readonly object[]) => ({ root: { type: "sequence", steps } });

describe("a graph in the Plan", () => {
  test("calls workloads by the names they were given", async () => {
    const { plan, diagnostics } = await compile(
      graph(sequence({ function: "cat" }, { function: "dog", data: "$response" })),
      sklearn("cat"),
      sklearn("dog"),
    );
    expect(diagnostics).toEqual([]);
    const [cat, dog] = plan.workloads.map(({ name }) => name);
    expect(plan.graphs).toMatchObject([
      {
        origin: { project: "demo", function: "dogs", kind: "servicegraph", action: "serve" },
        nodes: sequence({ workload: cat }, { workload: dog, data: "$response" }),
        requires: ["graph", "graph.sequence"],
      },
    ]);
  });

  test("is absent where there is none", async () => {
    const { plan } = await compile(sklearn("cat"));
    expect(Object.keys(plan)).toEqual(["plan", "workloads"]);
  });

  test("is the same in all input forms", async () => {
    const specs = [
      graph(sequence({ function: "cat", run: "eu", dependency: "hard" }), {
        replicas: 2,
        timeouts: { step: 30 },
        node_selector: [{ key: "a", value: "b" }],
        kserve: { service_account: "graphs" },
      }),
      sklearn("cat", [{ action: "serve", name: "eu" }]),
    ];
    const short = await compile(...specs);
    const exported = await compile(...specs.flatMap(exportedForm));
    const value = await tester.compiler.compile([{ file: "spec", value: specs }]);
    expect(short.diagnostics).toEqual([]);
    expect(short.plan.graphs).toHaveLength(1);
    expect(canonicalJson(exported.plan)).toBe(canonicalJson(short.plan));
    expect(canonicalJson(value.plan)).toBe(canonicalJson(short.plan));
  });

  test("leads every leaf back to the spec", async () => {
    const { plan, sourceMap } = await compile(
      graph(sequence({ function: "cat", run: "eu", map_predictions_to_instances: true })),
      sklearn("cat", [{ action: "serve", name: "eu" }]),
    );
    const [made] = plan.graphs ?? [];
    const lines = (path: (string | number)[]) =>
      sourceMap.origins(made?.name ?? "", path).map((origin) => {
        expect(locateOrigin(origin)).toBeDefined();
        return formatPath(origin.path);
      });
    const step = ["nodes", "root", "steps", 0];
    expect(lines([...step, "workload"])).toEqual([
      "spec.nodes.root.steps[0].function",
      "spec.nodes.root.steps[0].run",
    ]);
    expect(lines([...step, "mapPredictionsToInstances"])).toEqual([
      "spec.nodes.root.steps[0].map_predictions_to_instances",
    ]);
    expect(lines(["nodes", "root", "type"])).toEqual(["spec.nodes.root.type"]);
  });
});

describe("what a step calls", () => {
  const cases: readonly [string, readonly ShortSpec[], object, string][] = [
    [
      "a function with a typing mistake",
      [sklearn("cats")],
      { function: "cat" },
      "graph/unknown-function",
    ],
    [
      "a function of another project",
      [{ ...sklearn("cat"), project: "other" }],
      { function: "cat" },
      "graph/unknown-function",
    ],
    [
      "a function with several runs",
      [
        sklearn("cat", [
          { action: "serve", name: "a" },
          { action: "serve", name: "b" },
        ]),
      ],
      { function: "cat" },
      "graph/several-runs",
    ],
    [
      "a run that is not there",
      [sklearn("cat", [{ action: "serve", name: "eu" }])],
      { function: "cat", run: "us" },
      "graph/unknown-run",
    ],
    ["a run of nothing", [], { url: "http://a.example", run: "us" }, "graph/run-without-function"],
    [
      "a function without a run",
      [sklearn("cat", [])],
      { function: "cat" },
      "graph/function-not-served",
    ],
    ["itself", [], { function: "dogs" }, "graph/step-is-a-graph"],
    ["nothing", [], {}, "graph/step-target"],
    [
      "two things",
      [sklearn("cat")],
      { function: "cat", url: "http://a.example" },
      "graph/step-target",
    ],
  ];
  test.each(cases)("%s", async (_, others, step, code) => {
    const { plan, diagnostics } = await compile(graph(sequence(step)), ...others);
    const found = diagnostics.filter(({ severity }) => severity === "error");
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found[0]?.at?.path.slice(0, 5)).toEqual([0, "nodes", "root", "steps", 0]);
    expect(plan.graphs).toBeUndefined();
  });

  test("a function that has a mistake of its own is not called unknown", async () => {
    const broken = { ...sklearn("cat"), path: 5 };
    const { diagnostics } = await compile(graph(sequence({ function: "cat" })), broken);
    expect(diagnostics.map(({ code }) => code)).toEqual(["spec/wrong-type"]);
  });
});
