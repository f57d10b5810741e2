import type { AnyBackend, Backend, GraphScope, PlanOrigin, WorkloadScope } from "../backend.js";
import { requirementsOf, type Requirement, type Support } from "../capabilities.js";
import type { Compilation, Target, Verdict } from "../compiler.js";
import {
  createReport,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import { negotiate as catalogue } from "../diagnostics/negotiate.js";
import { suggestion } from "../entities/suggestion.js";
import { graphRequirementsOf } from "../graphs/requirements.js";
import type { Host } from "../host/host.js";
import { limitsOf } from "../source/limits.js";
import { reportInPlan } from "../plan/report.js";
import type { Graph, Workload } from "../plan/schema.js";
import { valueAt, type Path } from "../source/path.js";
import { Traced } from "../trace.js";
import { loadTarget } from "./target.js";

/** A backend that knows its target, and what it made of the Plan so far. */
export interface Negotiated {
  readonly backend: Backend;
  readonly facts: unknown;
  readonly scopes: readonly WorkloadScope<unknown>[];
  readonly graphs: readonly GraphScope<unknown>[];
  readonly verdicts: readonly Verdict[];
}

/** What `negotiate` works with. */
export interface Bench {
  readonly host: Host;
  readonly backends: readonly AnyBackend[];
}

/** Stage 4: Plan × backend → how every requirement is met, and what the target would admit but cannot run. */
export async function negotiate(
  compilation: Compilation,
  target: Target,
  bench: Bench,
  found: Diagnostic[],
): Promise<Negotiated | undefined> {
  const backend = findBackend(target, bench, found);
  if (!backend) return undefined;
  const limits = limitsOf(compilation.options.limits);
  const loaded = await loadTarget(backend, target, bench.host, found, limits);
  if (!loaded) return undefined;
  const { facts } = loaded;
  const table = backend.supports(facts);
  const verdicts: Verdict[] = [];
  const scopes = compilation.plan.workloads.map((workload) => {
    const scope = scopeOf(workload, facts, compilation, found);
    for (const requirement of allRequirements(workload, requirementsOf(workload))) {
      const support = supportFor(requirement.capability, table);
      verdicts.push({ workload: workload.name, ...requirement, support });
      reportSupport(support, requirement, backend.name, scope.report);
    }
    backend.check?.(scope);
    return scope;
  });
  const graphs = (compilation.plan.graphs ?? []).map((graph) => {
    const scope = graphScopeOf(graph, facts, compilation, found);
    const supported = judgeGraph(scope, table, backend.name, verdicts);
    if (supported) backend.checkGraph?.(scope);
    return scope;
  });
  return { backend, facts, scopes, graphs, verdicts };
}

/** Where graphs are unknown, that is all there is to say. */
function judgeGraph(
  { graph, report }: GraphScope<unknown>,
  table: Readonly<Record<string, Support | undefined>>,
  backend: string,
  verdicts: Verdict[],
): boolean {
  const supported = supportFor("graph", table).level !== "none";
  for (const requirement of allRequirements(graph, graphRequirementsOf(graph))) {
    const support = supportFor(requirement.capability, table);
    verdicts.push({ workload: graph.name, ...requirement, support });
    if (supported || requirement.capability === "graph") {
      reportSupport(support, requirement, backend, report);
    }
  }
  return supported;
}

function findBackend(target: Target, bench: Bench, found: Diagnostic[]): Backend | undefined {
  const report = createReport<DocumentPlace>(found, (place) => place);
  const known = bench.backends.map(({ name }) => name);
  const backend = bench.backends.find(({ name }) => name === target.backend);
  if (!backend) {
    report(catalogue["unknown-backend"], {
      params: { backend: target.backend, suggestion: suggestion(target.backend, known).text },
    });
    return undefined;
  }
  // A plugin without types may declare any version.
  const version: string = backend.plan;
  if (version !== "v1") {
    report(catalogue["plan-version"], {
      params: { backend: backend.name, theirs: version, ours: "v1" },
    });
    return undefined;
  }
  // Options and facts are the backend's own business: what `load` gives is handed back to the same backend only.
  return backend;
}

function scopeOf(
  workload: Workload,
  facts: unknown,
  compilation: Compilation,
  found: Diagnostic[],
): WorkloadScope<unknown> {
  return {
    workload,
    facts,
    secrets: compilation.options.secrets ?? {},
    from: reader(workload),
    report: reportInPlan(found, compilation.sourceMap, workload.name),
  };
}

function graphScopeOf(
  graph: Graph,
  facts: unknown,
  compilation: Compilation,
  found: Diagnostic[],
): GraphScope<unknown> {
  return {
    graph,
    workloads: compilation.plan.workloads,
    facts,
    from: reader(graph),
    report: reportInPlan(found, compilation.sourceMap, graph.name),
  };
}

/** Reads parts of one workload or graph with their place. */
function reader(part: Workload | Graph) {
  return (...path: string[]): Traced<unknown, PlanOrigin> | undefined => {
    const value = valueAt(part, path);
    return value === undefined ? undefined : new Traced(value, [{ workload: part.name, path }]);
  };
}

/** What follows from the fields, and what the runtime asked for besides. */
function allRequirements(
  { requires }: Workload | Graph,
  fromFields: readonly Requirement[],
): readonly Requirement[] {
  const named = new Set(fromFields.map(({ capability }) => capability));
  const others = requires.filter((capability) => !named.has(capability));
  return [...fromFields, ...others.map((capability) => ({ capability, path: [] }))];
}

/** Own members only: a plugin may call a capability as it likes, `constructor` too. */
function supportFor(
  capability: string,
  table: Readonly<Record<string, Support | undefined>>,
): Support {
  const claimed = Object.hasOwn(table, capability) ? table[capability] : undefined;
  return claimed ?? absent(capability);
}

/** What a capability is called in a sentence, by its family. */
const FAMILIES: Readonly<Record<string, string>> = {
  engine: "the engine",
  feature: "the feature",
  protocol: "the protocol",
  model: "model URLs of the scheme",
};

function absent(capability: string): Support {
  if (capability === "model.") {
    return {
      level: "none",
      why: "the model's URL has no scheme",
      help: "write where it comes from, such as `hf://<owner>/<repository>`",
    };
  }
  // A backend that does not know them serves the workload all the same.
  const owner = ownerOfHints(capability);
  if (owner !== undefined) return { level: "partial", why: `only ${owner} knows it` };
  const dot = capability.indexOf(".");
  const family = FAMILIES[capability.slice(0, Math.max(dot, 0))];
  const name = `\`${family === undefined ? capability : capability.slice(dot + 1)}\``;
  return {
    level: "none",
    why: `it does not know ${family === undefined ? "" : `${family} `}${name}`,
  };
}

function ownerOfHints(capability: string): string | undefined {
  return /^hints\.(.+)$/.exec(capability)?.[1];
}

function reportSupport(
  support: Support,
  { capability, path }: { readonly capability: string; readonly path: Path },
  backend: string,
  report: Report<Path>,
): void {
  const owner = ownerOfHints(capability);
  if (owner !== undefined && owner !== backend) {
    report(catalogue["hint-unused"], { at: path, params: { owner, backend } });
  } else if (support.level === "none") {
    if (support.checked === true) return;
    report(catalogue.unsupported, {
      at: path,
      params: {
        backend,
        why: support.why,
        help: support.help ?? `see \`inferspec explain --matrix\` for what ${backend} can do`,
      },
    });
  } else if (support.level === "partial") {
    if (support.checked === true) return;
    report(catalogue.partial, {
      at: path,
      params: { backend, what: capability, why: support.why },
    });
  }
}
