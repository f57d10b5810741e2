import {
  compareText,
  formatPath,
  type Compilation,
  type Diagnostic,
  type EndpointDescriptor,
  type Support,
  type Synthesis,
  type Verdict,
} from "@inferspec/compiler";

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
  /** What the new backend has to say, and the old one had not. */
  readonly problems: readonly Diagnostic[];
}

/** Compares what two backends make of one compilation. */
export function portability(compilation: Compilation, from: Synthesis, to: Synthesis): Portability {
  const names = new Set([...from.verdicts, ...to.verdicts].map(({ workload }) => workload));
  const known = new Set([...compilation.diagnostics, ...from.diagnostics].map(identityOf));
  return {
    from: from.backend,
    to: to.backend,
    workloads: [...names].sort(compareText).map((name) => ({
      name,
      parts: partsOf(name, from, to),
      clients: { before: reached(name, from), after: reached(name, to) },
    })),
    // Verdicts say what negotiation has to say.
    problems: to.diagnostics.filter(
      (one) => !one.code.startsWith("negotiate/") && !known.has(identityOf(one)),
    ),
  };
}

function identityOf({ code, at, message }: Diagnostic): string {
  return JSON.stringify([code, at?.file, at?.start.offset, message]);
}

function partsOf(workload: string, from: Synthesis, to: Synthesis): PortedPart[] {
  const mine = ({ verdicts }: Synthesis): Verdict[] =>
    verdicts.filter((verdict) => verdict.workload === workload);
  const before = new Map(mine(from).map(({ capability, support }) => [capability, support]));
  const parts = new Map<string, PortedPart>();
  for (const { capability, path, support } of mine(to)) {
    const met = before.get(capability);
    const level = isForeign(capability, from.backend) ? "none" : (met?.level ?? "none");
    const known = parts.get(capability);
    parts.set(capability, {
      capability,
      at: [...(known?.at ?? []), formatPath(path)],
      outcome: outcomeOf(level, isForeign(capability, to.backend) ? "none" : support.level),
      before: level,
      after: support.level,
      ...reasonOf(support),
    });
  }
  return [...parts.values()];
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
