import type { Chart } from "cdk8s";
import type {
  DrawScope,
  GraphDrawScope,
  GraphScope,
  PlanOrigin,
  WorkloadScope,
} from "../backend.js";
import type { Compilation, Manifest, SideFile } from "../compiler.js";
import { createReport, type Diagnostic } from "../diagnostics/index.js";
import { negotiate as catalogue } from "../diagnostics/negotiate.js";
import { renderYaml } from "../emit/manifest-yaml.js";
import { renderChart, type Canvas } from "../emit/render-chart.js";
import { sameObjects, type SameObject } from "../emit/same-objects.js";
import { TraceResolver } from "../emit/trace-resolver.js";
import type { EndpointDescriptor } from "../endpoint.js";
import { sortKeys } from "../plan/canonical.js";
import { placeInPlan } from "../plan/report.js";
import { unwrap } from "../trace.js";
import type { Negotiated } from "./negotiate.js";

export interface Drawn {
  readonly manifests: readonly Manifest[];
  readonly files: readonly SideFile[];
  readonly endpoints: readonly EndpointDescriptor[];
}

/**
 * Stage 5: the backend draws constructs, one chart a workload or graph; this renders them and unwraps what they trace.
 * Objects that would take each other's place in the cluster are added to `found`.
 */
export async function synth(
  compilation: Compilation,
  { backend, facts, scopes, graphs }: Negotiated,
  found: Diagnostic[],
): Promise<Drawn> {
  // Loaded here, so that whoever only validates (or runs in a browser) never needs cdk8s.
  const cdk8s = await import("cdk8s");
  const endpoints: EndpointDescriptor[] = [];
  const files: SideFile[] = [];
  const canvases: Canvas[] = [];
  const once = createOnce();
  const endpoint = (descriptor: EndpointDescriptor): void => {
    once("endpoint", `${descriptor.workload} (${descriptor.protocol})`);
    endpoints.push(descriptor);
  };
  const chartFor = (name: string): Chart => {
    const resolver = new TraceResolver();
    // An App of its own keeps the cost of each workload independent of how many there are.
    const chart = new cdk8s.Chart(new cdk8s.App({ resolvers: [resolver] }), name);
    canvases.push({ workload: name, chart, resolver });
    return chart;
  };
  const draw = (scope: WorkloadScope<unknown>): DrawScope<unknown> => ({
    ...scope,
    chart: chartFor(scope.workload.name),
    endpoint,
  });
  const drawGraph = (scope: GraphScope<unknown>): GraphDrawScope<unknown> => ({
    ...scope,
    chart: chartFor(scope.graph.name),
    endpoint,
  });
  await backend.synth({
    facts,
    plan: compilation.plan,
    scopes: scopes.map(draw),
    graphs: graphs.map(drawGraph),
    file: ({ name, emit, data }) => {
      // File systems that ignore case hold only one of two such names.
      once("side file", name.toLowerCase());
      files.push({ name, emit, text: renderYaml(sortKeys(unwrap<PlanOrigin>(data).value)) });
    },
  });
  const manifests = canvases.flatMap((canvas) => renderChart(canvas, cdk8s));
  for (const same of sameObjects(manifests)) reportSame(same, compilation, found);
  return { manifests, files, endpoints };
}

/** Shown where the name of the later object was written, with that of the earlier one beside it. */
function reportSame(
  { first, second, shown }: SameObject,
  { sourceMap }: Compilation,
  found: Diagnostic[],
): void {
  const report = createReport<PlanOrigin>(found, ({ workload, path }) =>
    placeInPlan(sourceMap, workload, path),
  );
  const nameOf = ({ workload, trace }: Manifest): PlanOrigin =>
    trace.get("/metadata/name")?.[0] ?? { workload, path: [] };
  report(catalogue["same-object"], {
    at: nameOf(second),
    params: { object: shown, first: first.workload, second: second.workload },
    related: [{ message: "the other one", at: nameOf(first) }],
  });
}

/** One of two things of one name would be lost where they are written. A backend that makes them has a bug: this throws. */
function createOnce(): (what: string, name: string) => void {
  const seen = new Set<string>();
  return (what, name) => {
    const key = `${what} ${name}`;
    if (seen.has(key)) throw new Error(`it made the ${key} twice`);
    seen.add(key);
  };
}
