import { ApiObject, type ApiObjectProps } from "cdk8s";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { asProps, defineBackend, native, none, type SupportTable } from "../../src/index.js";
import { builtinRuntimes } from "../../src/runtimes/index.js";
import { conformance, LawBreach, type GraphBaseline } from "../../src/testing/index.js";

/** What can be broken on purpose, to see that the laws over graphs notice. */
type Sabotage =
  | "nothing"
  | "drops-weights"
  | "drops-placement"
  | "untraced"
  | "promises-too-much"
  | "throws"
  | "refuses";

const GRAPHS: SupportTable = {
  graph: native,
  "graph.sequence": native,
  "graph.splitter": native,
  "graph-timeouts": native,
};

/** Workloads are nothing to this backend; a graph becomes a ConfigMap that holds its parts as text. */
function toyGraphs(sabotage: Sabotage) {
  return defineBackend({
    name: "toy",
    plan: "v1",
    options: z.strictObject({}),
    load: () => ({}),
    supports: () => ({
      "engine.MLServer": native,
      "feature.Prediction": native,
      "model.s3": native,
      "format.sklearn": native,
      "protocol.v2": native,
      replicas: native,
      ...(sabotage === "refuses" ? { graph: none("it is a toy") } : GRAPHS),
      ...(sabotage === "drops-placement" && { "graph-placement": native }),
      ...(sabotage === "promises-too-much" && { "graph.switch": native }),
    }),
    synth({ graphs }) {
      if (sabotage === "throws") throw new TypeError("planted");
      for (const { chart, from } of graphs) {
        const parts = (["name", "origin", "nodes", "timeouts"] as const).flatMap((key) => {
          const text = from(key)?.map((value) =>
            JSON.stringify(value, (name, child: unknown) =>
              sabotage === "drops-weights" && name === "weight" ? undefined : sorted(child),
            ),
          );
          return text ? [[key, sabotage === "untraced" ? text.value : text] as const] : [];
        });
        const props = { apiVersion: "v1", kind: "ConfigMap", data: Object.fromEntries(parts) };
        new ApiObject(chart, "config", asProps<ApiObjectProps>(props));
      }
    },
  });
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const runs = [{ action: "serve" }];
const graphs: readonly GraphBaseline[] = [
  {
    name: "a splitting graph",
    graph: {
      kind: "servicegraph",
      name: "g",
      nodes: {
        root: { type: "sequence", steps: [{ function: "a" }, { node: "b", data: "$response" }] },
        b: {
          type: "splitter",
          steps: [
            { function: "a", weight: 40 },
            { url: "http://c.example", weight: 60 },
          ],
        },
      },
      runs: [{ action: "serve", timeouts: { step: 5 } }],
    },
    functions: [
      { kind: "sklearnserve", name: "a", path: "s3://models/a/model.joblib", runs },
      { kind: "sklearnserve", name: "b", path: "s3://models/b/model.joblib", runs },
    ],
  },
];

const laws = (sabotage: Sabotage) =>
  conformance({
    backend: toyGraphs(sabotage),
    runtimes: builtinRuntimes,
    baselines: [],
    graphs,
    depth: "plan",
  }).filter(({ name }) => name.includes("graph"));

describe("a backend that keeps the laws over graphs passes", () => {
  for (const { law, name, run } of laws("nothing")) test(`${law}: ${name}`, run);
  for (const { law, name, run } of laws("refuses")) test(`without graphs, ${law}: ${name}`, run);
});

describe("a law over graphs finds", () => {
  const cases: readonly [Sabotage, RegExp][] = [
    ["drops-weights", /weight.*changed nothing/],
    ["drops-placement", /placement\.nodeSelector.*changed nothing/],
    ["untraced", /is not traced to it/],
    ["promises-too-much", /`graph.switch` is claimed to be native/],
    ["throws", /backend `toy` failed/],
  ];
  test.each(cases)("%s", async (sabotage, breach) => {
    const found: string[] = [];
    for (const { run } of laws(sabotage)) {
      await run().catch((error: unknown) => {
        if (!(error instanceof LawBreach)) throw error;
        found.push(error.message);
      });
    }
    expect(found.join("\n")).toMatch(breach);
  });
});
