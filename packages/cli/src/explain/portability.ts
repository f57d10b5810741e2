import {
  formatPath,
  type Compilation,
  type Diagnostic,
  type EndpointDescriptor,
  type SpecOrigin,
  type Support,
  type Synthesis,
  type Verdict,
} from "@inferspec/compiler";
import { startsWith } from "./plain-leaves.js";

/** What becomes of one part of a workload that moves from one backend to another. */
export type Outcome =
  | "kept"
  /** By other means. */
  | "emulated"
  | "partly"
  | "lost"
  /** The backend that it comes from could not do it, the other can. */
  | "gained"
  /** Neither can do it. */
  | "on neither";

export interface PortedPart {
  readonly capability: string;
  /** Where the workload asks for it, as paths in the Plan. */
  readonly at: readonly string[];
  readonly outcome: Outcome;
  readonly before: Support["level"];
  readonly after: Support["level"];
  /** In a sentence without a final full stop; for all but what is kept. */
  readonly why?: string;
  /** What to write instead. */
  readonly help?: string;
}

/** How clients reach a workload on one backend. */
export interface Reached {
  readonly protocol: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly adapters?: Readonly<Record<string, string>>;
}

export interface PortedWorkload {
  readonly name: string;
  readonly parts: readonly PortedPart[];
  /** Empty where the backend refuses the workload. */
  readonly clients: { readonly before: readonly Reached[]; readonly after: readonly Reached[] };
}

/** What moving specs from one backend to another keeps, changes and loses. */
export interface Portability {
  readonly from: string;
  readonly to: string;
  readonly workloads: readonly PortedWorkload[];
  /** Why the old backend refuses something, and what the new one has to say and the old one had not. */
  readonly problems: readonly Diagnostic[];
}

/** What two backends make of one workload or graph of a compilation. */
export interface Drawn {
  readonly name: string;
  readonly before: Synthesis;
  readonly after: Synthesis;
}

/** What is asked of the compilation. */
interface Compiled extends Pick<Compilation, "diagnostics"> {
  readonly sourceMap: Pick<Compilation["sourceMap"], "origins">;
}

/** Compares what two backends make of the workloads of one compilation. */
export function portability(
  { diagnostics, sourceMap }: Compiled,
  ends: { readonly from: string; readonly to: string },
  drawn: readonly Drawn[],
): Portability {
  const known = new Set(diagnostics.map(identityOf));
  const problems = new Map<string, Diagnostic>();
  for (const { before, after } of drawn) {
    const own = new Set(before.diagnostics.map(identityOf));
    const refused = before.diagnostics.filter(({ severity }) => severity === "error");
    const told = after.diagnostics.filter((one) => !own.has(identityOf(one)));
    // Verdicts say what negotiation has to say.
    for (const one of [...refused, ...told]) {
      const identity = identityOf(one);
      if (!one.code.startsWith("negotiate/") && !known.has(identity)) problems.set(identity, one);
    }
  }
  return {
    ...ends,
    workloads: drawn.map((one) => ({
      name: one.name,
      parts: partsOf(one, ends, sourceMap),
      clients: { before: reached(one.name, one.before), after: reached(one.name, one.after) },
    })),
    problems: [...problems.values()],
  };
}

function identityOf({ code, at, message }: Diagnostic): string {
  return JSON.stringify([code, at?.file, at?.start.offset, message]);
}

function partsOf(
  { name, before, after }: Drawn,
  { from, to }: { readonly from: string; readonly to: string },
  sourceMap: Compiled["sourceMap"],
): PortedPart[] {
  const mine = ({ verdicts }: Synthesis): Verdict[] =>
    verdicts.filter(({ workload }) => workload === name);
  const levels = new Map<string, Support["level"]>();
  for (const { capability, path, support } of mine(before)) {
    const refused = refusalOf(before, sourceMap.origins(name, path));
    const level = refused || isForeign(capability, from) ? "none" : support.level;
    if (levels.get(capability) !== "none") levels.set(capability, level);
  }
  const parts = new Map<string, PortedPart>();
  for (const { capability, path, support } of mine(after)) {
    const refused = refusalOf(after, sourceMap.origins(name, path));
    const level = levels.get(capability) ?? "none";
    const reached = refused || isForeign(capability, to) ? "none" : support.level;
    const known = parts.get(capability);
    const worse = known?.after === "none" ? known : undefined;
    parts.set(capability, {
      capability,
      before: level,
      after: reached,
      outcome: outcomeOf(level, reached),
      ...(refused ? refused : reasonOf(support)),
      ...worse,
      at: [...(known?.at ?? []), formatPath(path)],
    });
  }
  return [...parts.values()];
}

/** The error by which a backend refuses a part that it could do in general. */
function refusalOf(
  { diagnostics }: Synthesis,
  origins: readonly SpecOrigin[],
): Pick<PortedPart, "why" | "help"> | undefined {
  const error = diagnostics.find(
    ({ code, severity, at }) =>
      severity === "error" &&
      !code.startsWith("negotiate/") &&
      at !== undefined &&
      origins.some(({ entity, path }) => {
        const place = entity.place(path);
        return entity.document.file === at.file && startsWith(at.path, place);
      }),
  );
  if (!error) return undefined;
  return { why: error.message, ...(error.help !== undefined && { help: error.help }) };
}

function outcomeOf(before: Support["level"], after: Support["level"]): Outcome {
  if (after === "none") return before === "none" ? "on neither" : "lost";
  if (after === "partial") return "partly";
  if (after === "emulated") return "emulated";
  return before === "none" ? "gained" : "kept";
}

/** What is meant for another backend is left out, whatever else is kept. */
function isForeign(capability: string, backend: string): boolean {
  const owner = /^hints\.(.+)$/.exec(capability)?.[1];
  return owner !== undefined && owner !== backend;
}

function reasonOf(support: Support): Pick<PortedPart, "why" | "help"> {
  if (support.level === "native") return {};
  if (support.level === "emulated") return { why: support.how };
  return {
    why: support.why,
    ...(support.level === "none" && support.help !== undefined && { help: support.help }),
  };
}

function reached(workload: string, { endpoints }: Synthesis): Reached[] {
  return endpoints
    .filter((endpoint) => endpoint.workload === workload)
    .map(({ protocol, baseUrl, model, adapters }: EndpointDescriptor) => ({
      protocol,
      baseUrl,
      model,
      ...(adapters && { adapters }),
    }));
}
