import type { AnyBackend, Backend, WorkloadScope } from "../backend.js";
import { requirementsOf, type Support } from "../capabilities.js";
import type { Compilation, Target, Verdict } from "../compiler.js";
import {
  createReport,
  type Diagnostic,
  type DocumentPlace,
  type Report,
} from "../diagnostics/index.js";
import { negotiate as catalogue } from "../diagnostics/negotiate.js";
import { suggestion } from "../entities/suggestion.js";
import type { Host } from "../host/host.js";
import type { Workload } from "../plan/schema.js";
import { valueAt, type Path } from "../source/path.js";
import { Traced } from "../trace.js";
import { loadTarget } from "./target.js";

/** A backend that knows its target, and what it made of the Plan so far. */
export interface Negotiated {
  readonly backend: Backend;
  readonly facts: unknown;
  readonly scopes: readonly WorkloadScope<unknown>[];
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
  const loaded = await loadTarget(backend, target, bench.host, found);
  if (!loaded) return undefined;
  const { facts } = loaded;
  const table = backend.supports(facts);
  const verdicts: Verdict[] = [];
  const scopes = compilation.plan.workloads.map((workload) => {
    const scope = scopeOf(workload, facts, compilation, found);
    for (const requirement of allRequirements(workload)) {
      const support = supportFor(requirement.capability, table);
      verdicts.push({ workload: workload.name, ...requirement, support });
      reportSupport(support, requirement, backend.name, scope.report);
    }
    backend.check?.(scope);
    return scope;
  });
  return { backend, facts, scopes, verdicts };
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
  const report = createReport<Path>(found, (path) => {
    const [origin] = compilation.sourceMap.origins(workload.name, path);
    return origin && { document: origin.entity.document, path: origin.entity.place(origin.path) };
  });
  const from = (
    ...path: string[]
  ): Traced<unknown, { workload: string; path: Path }> | undefined => {
    const value = valueAt(workload, path);
    return value === undefined ? undefined : new Traced(value, [{ workload: workload.name, path }]);
  };
  return {
    workload,
    facts,
    secrets: compilation.options.secrets ?? {},
    from: from,
    report,
  };
}

/** What follows from the fields, and what the runtime asked for besides. */
function allRequirements(workload: Workload): { capability: string; path: Path }[] {
  const fromFields = requirementsOf(workload);
  const named = new Set(fromFields.map(({ capability }) => capability));
  const others = workload.requires.filter((capability) => !named.has(capability));
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
  const dot = capability.indexOf(".");
  const family = FAMILIES[capability.slice(0, Math.max(dot, 0))];
  const name = `\`${family === undefined ? capability : capability.slice(dot + 1)}\``;
  return {
    level: "none",
    why: `it does not know ${family === undefined ? "" : `${family} `}${name}`,
  };
}

function reportSupport(
  support: Support,
  { capability, path }: { readonly capability: string; readonly path: Path },
  backend: string,
  report: Report<Path>,
): void {
  const owner = /^hints\.(.+)$/.exec(capability)?.[1];
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
    report(catalogue.partial, {
      at: path,
      params: { backend, what: capability, why: support.why },
    });
  }
}
