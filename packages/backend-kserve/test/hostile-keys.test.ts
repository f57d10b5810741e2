import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester } from "@inferspec/compiler/testing";
import { describe, expect, test } from "vitest";
import { kserveBackend } from "../src/index.js";

/** Names that mean something to JavaScript, and stand in a map as any other key. */
const KEYS = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "then",
  "toJSON",
];

const serve = (run: string) => `kind: vllmserve-text
project: demo
name: llm
url: hf://acme/llm
runs:
  - action: serve
    resources: { cpu: "4", mem: 16Gi, gpu: "1" }
    ${run}
`;
const graph = (nodes: string) => `kind: servicegraph
project: demo
name: steps
nodes: ${nodes}
runs: [{ action: serve }]
`;

/** Every map of a spec whose keys are the author's. */
const MAPS: Readonly<Record<string, (key: string) => string>> = {
  node_selector: (key) => serve(`node_selector: [{ key: "${key}", value: "x" }]`),
  env: (key) => serve(`env: { "${key}": x }`),
  affinity: (key) => serve(`affinity: { nodeAffinity: { "${key}": [{ "${key}": x }] } }`),
  tolerations: (key) => serve(`tolerations: [{ "${key}": x }]`),
  volume: (key) =>
    serve(`volumes: [{ volume_type: empty_dir, name: v, mount_path: /v, spec: { "${key}": x } }]`),
  transformer: (key) => serve(`kserve: { transformer: { image: "a/t:1", env: { "${key}": x } } }`),
  explainer: (key) => `kind: sklearnserve
name: iris
path: s3://models/iris/model.joblib
runs:
  - action: serve
    resources: { cpu: "1", mem: 2Gi }
    kserve: { protocol: v1, explainer: { image: "a/t:1", env: { "${key}": x } } }
`,
  secrets: (key) => serve(`secrets: ["${key}"]`),
  labels: (key) => serve("").replace("name: llm", `name: llm\nmetadata: { labels: ["${key}"] }`),
  graph: (key) =>
    graph(
      `{ root: { type: ensemble, steps: [{ url: "http://a/v1/models/a:predict", name: "${key}" }] } }`,
    ),
  router: (key) =>
    graph(`{ root: { type: sequence, steps: [{ service: a }] } }`).replace(
      "action: serve",
      `action: serve, node_selector: [{ key: "${key}", value: x }]`,
    ),
  node: (key) =>
    graph(
      `{ root: { type: sequence, steps: [{ node: "${key}" }] }, "${key}": { type: sequence, steps: [{ service: a }] } }`,
    ),
};

const tester = createTester({
  runtimes: builtinRuntimes,
  backends: [kserveBackend],
  compile: { secrets: Object.fromEntries(KEYS.map((key) => [key, { secret: "s", key }])) },
});

describe("a key that means something to JavaScript is drawn, or named by a diagnostic", () => {
  test.each(Object.keys(MAPS))("%s", async (name) => {
    for (const key of KEYS) {
      const spec = MAPS[name]?.(key) ?? "";
      const { diagnostics, manifests } = await tester.text(spec, "kserve");
      const codes = diagnostics.map(({ code }) => code);
      expect(codes, key).not.toContain("negotiate/backend-failed");
      const drawn = JSON.stringify(manifests.map(({ object }) => object));
      const said = diagnostics.some(
        ({ severity, message, params }) =>
          severity === "error" && `${message} ${JSON.stringify(params)}`.includes(key),
      );
      expect(drawn.includes(key) || said, `${key}: ${codes.join(", ")}\n${drawn}`).toBe(true);
    }
  });
});
