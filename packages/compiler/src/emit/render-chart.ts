import type { Chart } from "cdk8s";
import type { PlanOrigin } from "../backend.js";
import type { Manifest } from "../compiler.js";
import { toPointer } from "../source/path.js";
import { unwrap } from "../trace.js";
import { plainObjects, type Cdk8s, type PlainObject } from "./plain-objects.js";
import { PlainValue } from "./plain-value.js";
import type { ManifestTrace, TraceResolver } from "./trace-resolver.js";

/** One chart, as a backend drew it. */
export interface Canvas {
  readonly workload: string;
  readonly chart: Chart;
  readonly resolver: TraceResolver;
}

/**
 * The objects of a chart and what each part of them was made from. Plain charts, which nearly all are, are rendered
 * here; a property test holds the result equal to that of cdk8s, which renders all others.
 */
export function renderChart(canvas: Canvas, cdk8s: Cdk8s): readonly Manifest[] {
  return renderPlainly(canvas, cdk8s) ?? renderWithCdk8s(canvas);
}

function renderPlainly({ workload, chart }: Canvas, cdk8s: Cdk8s): readonly Manifest[] | undefined {
  const objects = plainObjects(chart, cdk8s);
  if (!objects) return undefined;
  const manifests: Manifest[] = [];
  for (const plain of objects) {
    const object = renderObject(plain);
    if (!object) return undefined;
    let trace: ManifestTrace | undefined;
    manifests.push({
      workload,
      object,
      // Worked out when somebody asks: a run that only writes manifests never does.
      get trace() {
        return (trace ??= traceOf(plain));
      },
    });
  }
  return manifests;
}

/** As cdk8s orders it: these three, then the rest by name. */
function renderObject({ metadata, rest }: PlainObject): Manifest["object"] | undefined {
  const pruned = new PlainValue(true);
  const whole = new PlainValue(false);
  const head = { metadata: pruned.render(metadata) };
  const body = whole.render(rest);
  if (pruned.unusual || whole.unusual) return undefined;
  const { apiVersion, kind, ...others } = body as Record<string, unknown>;
  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(head.metadata !== undefined && head),
    ...others,
  };
}

function traceOf({ metadata, rest }: PlainObject): ManifestTrace {
  const trace: ManifestTrace = new Map();
  for (const { path, origins } of unwrap<PlanOrigin>(metadata).entries)
    trace.set(`/metadata${toPointer(path)}`, origins);
  for (const { path, origins } of unwrap<PlanOrigin>(rest).entries)
    trace.set(toPointer(path), origins);
  return trace;
}

function renderWithCdk8s({ workload, chart, resolver }: Canvas): readonly Manifest[] {
  const objects = chart.toJson() as Manifest["object"][];
  const traces = [...resolver.traces.values()];
  return objects.map((object, index) => ({ workload, object, trace: traces[index] ?? new Map() }));
}
