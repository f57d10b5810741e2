import type { Chart } from "cdk8s";
import type { DrawScope, PlanOrigin, WorkloadScope } from "../backend.js";
import type { Compilation, Manifest, SideFile } from "../compiler.js";
import { renderYaml } from "../emit/manifest-yaml.js";
import { TraceResolver } from "../emit/trace-resolver.js";
import type { EndpointDescriptor } from "../endpoint.js";
import { sortKeys } from "../plan/canonical.js";
import { unwrap } from "../trace.js";
import type { Negotiated } from "./negotiate.js";

export interface Drawn {
  readonly manifests: readonly Manifest[];
  readonly files: readonly SideFile[];
  readonly endpoints: readonly EndpointDescriptor[];
}

interface Canvas {
  readonly workload: string;
  readonly chart: Chart;
  readonly resolver: TraceResolver;
}

/** Stage 5: the backend draws constructs, one chart a workload; this renders them and unwraps what they trace. */
export async function synth(
  compilation: Compilation,
  { backend, facts, scopes }: Negotiated,
): Promise<Drawn> {
  // Loaded here, so that whoever only validates (or runs in a browser) never needs cdk8s.
  const { App, Chart: ChartConstruct } = await import("cdk8s");
  const endpoints: EndpointDescriptor[] = [];
  const files: SideFile[] = [];
  const canvases: Canvas[] = [];
  const draw = (scope: WorkloadScope<unknown>): DrawScope<unknown> => {
    const resolver = new TraceResolver();
    // An App of its own keeps the cost of each workload independent of how many there are.
    const chart = new ChartConstruct(new App({ resolvers: [resolver] }), scope.workload.name);
    canvases.push({ workload: scope.workload.name, chart, resolver });
    return { ...scope, chart, endpoint: (descriptor) => void endpoints.push(descriptor) };
  };
  await backend.synth({
    facts,
    plan: compilation.plan,
    scopes: scopes.map(draw),
    file: ({ name, emit, data }) => {
      files.push({ name, emit, text: renderYaml(sortKeys(unwrap<PlanOrigin>(data).value)) });
    },
  });
  return { manifests: canvases.flatMap(render), files, endpoints };
}

function render({ workload, chart, resolver }: Canvas): Manifest[] {
  const objects = chart.toJson() as Manifest["object"][];
  const traces = [...resolver.traces.values()];
  return objects.map((object, index) => ({ workload, object, trace: traces[index] ?? new Map() }));
}
