import { ApiObject, type ApiObjectProps } from "cdk8s";
import * as z from "zod";
import {
  asProps,
  defineBackend,
  defineDiagnostics,
  FIELDS,
  native,
  none,
  Traced,
  type DrawScope,
  type SupportTable,
} from "../../src/index.js";

/** What can be broken on purpose, to see that the laws notice. */
export type Sabotage =
  | "none"
  | "drop-image"
  | "random-label"
  | "key-order"
  | "no-diagnostic"
  | "untraced"
  | "throws"
  | "secret-values"
  | "leaks-environment"
  | "leaks-map"
  | "leaks-file"
  | "leaks-in-finding";

/** A whole backend in small: every workload becomes one ConfigMap that holds what was asked for, as text. */
export function toyBackend(sabotage: Sabotage = "none") {
  let calls = 0;
  return defineBackend({
    name: "toy",
    plan: "v1",
    options: z.strictObject({ file: z.string().optional() }),
    diagnostics: notes,
    async load({ file }, ctx) {
      return { documents: file === undefined ? [] : ((await ctx.read(file, ["file"])) ?? []) };
    },
    supports: () => supportTable(sabotage),
    check({ facts, report }) {
      if (sabotage !== "leaks-in-finding") return;
      const text = JSON.stringify(facts.documents);
      report(notes.target, { at: ["engine"], params: { text } });
    },
    synth({ scopes }) {
      if (sabotage === "throws") throw new TypeError("planted");
      for (const scope of scopes) draw(scope, sabotage, ++calls);
    },
  });
}

const notes = defineDiagnostics("toy", {
  target: { severity: "info", message: "the target is {text}", docs: "What the file says." },
});

interface Facts {
  readonly documents: readonly unknown[];
}

/** What a backend that leaks puts out. */
function leakOf({ workload, facts, secrets }: DrawScope<Facts>, sabotage: Sabotage): unknown {
  const keys = workload.secrets ?? [];
  switch (sabotage) {
    case "leaks-environment":
      return keys.map((key) => process.env[key]);
    case "leaks-map":
      return keys.map((key) => secrets[key]);
    case "leaks-file":
      return facts.documents;
    default:
      return undefined;
  }
}

function supportTable(sabotage: Sabotage): SupportTable {
  const fields = Object.fromEntries(FIELDS.map(({ capability }) => [capability, native]));
  const volumes = sabotage === "no-diagnostic" ? native : none("a ConfigMap mounts nothing");
  return {
    ...fields,
    volumes,
    "engine.VLLM": native,
    "feature.TextGeneration": native,
    "feature.TextEmbedding": native,
    "feature.Reranking": native,
    "model.hf": native,
    "protocol.openai": native,
    "hints.kubeai": native,
  };
}

function draw(scope: DrawScope<Facts>, sabotage: Sabotage, call: number): void {
  const { workload, chart, from } = scope;
  const leak = leakOf(scope, sabotage);
  const skipped = new Set(["name", "requires", "volumes"]);
  const data = Object.keys(workload).flatMap((key) => {
    const part = from(key as keyof typeof workload);
    if (!part || skipped.has(key)) return [];
    const text = part.map((value) =>
      JSON.stringify(sabotage === "drop-image" ? withoutImage(value) : value, sorted(sabotage)),
    );
    return [[key, sabotage === "untraced" ? text.value : text] as const];
  });
  new ApiObject(
    chart,
    "config",
    asProps<ApiObjectProps>({
      apiVersion: "v1",
      kind: sabotage === "secret-values" ? "Secret" : "ConfigMap",
      metadata: {
        name: new Traced(workload.name, from("name").origins),
        labels: sabotage === "random-label" ? { call: `n${String(call)}` } : {},
      },
      data: {
        ...Object.fromEntries(data),
        ...(leak !== undefined && { leak: JSON.stringify(leak) }),
      },
    }),
  );
}

function withoutImage(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("image" in value)) return value;
  return { ...value, image: undefined };
}

/** Writes maps in one order, unless that is what is broken. */
function sorted(sabotage: Sabotage) {
  return (_: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value) && sabotage !== "key-order"
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
}
