import { renderText, type Diagnostic } from "@inferspec/compiler";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import { createTester, type Outcome, type ShortSpec } from "@inferspec/compiler/testing";
import { kserveBackend } from "../src/backend.js";

/** What the specs become on KServe with these options. */
export async function onKserve(
  documents: readonly unknown[],
  options: object = {},
): Promise<Outcome> {
  const tester = createTester({
    runtimes: builtinRuntimes,
    backends: [kserveBackend],
    targets: { kserve: options },
  });
  return tester.text(JSON.stringify(documents, null, 2), "kserve");
}

/** A function of scikit-learn with one run, which speaks V2. */
export function sklearn(name: string, run: object = {}): ShortSpec {
  return {
    kind: "sklearnserve",
    name,
    project: "demo",
    path: "s3://models/iris/model.joblib",
    runs: [{ action: "serve", ...run }],
  };
}

/** A graph with one run. */
export function graph(nodes: object, run: object = {}): ShortSpec {
  return {
    kind: "servicegraph",
    name: "dogs",
    project: "demo",
    nodes,
    runs: [{ action: "serve", ...run }],
  };
}

/** The drawn InferenceGraph. */
export function drawnGraph({ manifests, diagnostics }: Outcome): Readonly<Record<string, unknown>> {
  const drawn = manifests.find(({ object }) => object["kind"] === "InferenceGraph");
  if (!drawn) throw new Error(renderText(diagnostics, { sources: new Map() }));
  return drawn.object;
}

/** The codes of a backend's graph rules, and where they were reported, in the short form. */
export function graphFindings({ diagnostics }: Outcome): string[] {
  return diagnostics.filter(isGraphFinding).map(({ code, at }) => {
    const place = at?.path.slice(1).join(".") ?? "";
    return `${code} ${place}`;
  });
}

function isGraphFinding({ code }: Diagnostic): boolean {
  return code.startsWith("kserve/graph-");
}
