import { lazy } from "@inferspec/spec";
import type { AnyBackend } from "./backend.js";
import type {
  Compilation,
  CompileOptions,
  Compiler,
  CompilerOptions,
  Input,
  Negotiation,
  Synthesis,
  Target,
  WorkloadDecision,
} from "./compiler.js";
import type { Diagnostic, DiagnosticKind } from "./diagnostics/index.js";
import { coreDiagnostics } from "./diagnostics/core.js";
import { settle } from "./diagnostics/settle.js";
import type { Runtime } from "./runtime.js";
import { lower } from "./stages/lower.js";
import { negotiate, type Negotiated } from "./stages/negotiate.js";
import { parse } from "./stages/parse.js";
import { synth, type Drawn } from "./stages/synth.js";
import { backendFailure } from "./stages/target.js";
import { validate } from "./stages/validate.js";

const NOTHING_DRAWN: Drawn = { manifests: [], files: [], endpoints: [] };

/** Every diagnostic that a run knows, by code. */
function kindsOf(
  runtimes: readonly Runtime[],
  backends: readonly AnyBackend[],
): ReadonlyMap<string, DiagnosticKind> {
  const kinds = new Map<string, DiagnosticKind>();
  // The core comes last and so wins: no plugin can make a schema error suppressible by giving its code again.
  for (const catalogue of [
    ...runtimes.map((runtime) => runtime.diagnostics ?? {}),
    ...backends.map((backend) => backend.diagnostics ?? {}),
    ...coreDiagnostics,
  ]) {
    for (const kind of Object.values(catalogue)) kinds.set(kind.code, kind);
  }
  return kinds;
}

/** Puts the five stages together. Nothing is kept between calls, and nothing throws on any input. */
export function createCompiler({
  host,
  runtimes,
  backends = [],
  evaluate,
  checkWorkloads = true,
}: CompilerOptions): Compiler {
  // Asked for only where something is suppressed: collecting them evaluates every backend that loads late.
  const kinds = lazy(() => kindsOf(runtimes, backends));

  async function compile(
    inputs: readonly Input[],
    options: CompileOptions = {},
  ): Promise<Compilation> {
    const parsed = await parse(inputs, { host, evaluate }, options);
    const validated = validate(parsed.entities, runtimes, options);
    const { plan, sourceMap, diagnostics } = lower(validated, checkWorkloads);
    const raw = [...parsed.diagnostics, ...validated.diagnostics, ...diagnostics];
    const settled = finish(raw, parsed.documents, options, undefined);
    return { plan, sourceMap, ...parsed, ...settled, raw, options };
  }

  /** Suppressions are applied last: a stage never knows of them. */
  function finish(
    diagnostics: readonly Diagnostic[],
    documents: Compilation["documents"],
    options: CompileOptions,
    backend: string | undefined,
  ): { readonly diagnostics: readonly Diagnostic[]; readonly ok: boolean } {
    const settled = settle(diagnostics, {
      documents,
      configured: options.suppress ?? [],
      judged: (code) => isJudged(code, backend),
      kinds,
    });
    return { diagnostics: settled, ok: !settled.some(({ severity }) => severity === "error") };
  }

  /** A backend tells of its codes itself: their area need not be its name. */
  function isJudged(code: string, backend: string | undefined): boolean {
    if (backend === undefined && code.startsWith("negotiate/")) return false;
    return backends.every(
      ({ name, diagnostics = {} }) =>
        name === backend || !Object.values(diagnostics).some((kind) => kind.code === code),
    );
  }

  async function run(compilation: Compilation, target: Target, draws: boolean) {
    const found: Diagnostic[] = [...compilation.raw];
    let negotiated: Negotiated | undefined;
    let drawn = NOTHING_DRAWN;
    try {
      negotiated = await negotiate(compilation, target, { host, backends }, found);
      const settled = finish(found, compilation.documents, compilation.options, target.backend);
      if (draws && negotiated && settled.ok) drawn = await synth(compilation, negotiated, found);
    } catch (error) {
      // A backend is a plugin's code; our own bugs end here too, as a diagnostic that asks for a report.
      found.push(backendFailure(target.backend, error));
    }
    const settled = finish(found, compilation.documents, compilation.options, target.backend);
    return {
      backend: target.backend,
      verdicts: negotiated?.verdicts ?? [],
      ...settled,
      ...(settled.ok ? drawn : NOTHING_DRAWN),
    };
  }

  async function decisions(compilation: Compilation, target: Target): Promise<WorkloadDecision[]> {
    try {
      const negotiated = await negotiate(compilation, target, { host, backends }, []);
      if (!negotiated) return [];
      const { backend, scopes } = negotiated;
      const made: WorkloadDecision[] = [];
      for (const scope of scopes) {
        const { name: workload } = scope.workload;
        for (const one of (await backend.decide?.(scope)) ?? []) made.push({ ...one, workload });
      }
      return made;
    } catch {
      // What a plugin throws is for `negotiate` to report.
      return [];
    }
  }

  return {
    compile,
    decisions,
    negotiate: async (compilation, target): Promise<Negotiation> => {
      const { backend, verdicts, diagnostics, ok } = await run(compilation, target, false);
      return { backend, verdicts, diagnostics, ok };
    },
    synth: async (compilation, target): Promise<Synthesis> => run(compilation, target, true),
  };
}
