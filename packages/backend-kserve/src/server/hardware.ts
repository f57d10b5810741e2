import { type HardwareProfile, isAccelerator, type Workload } from "@inferspec/compiler";
import type { KserveFacts } from "../target/facts.js";
import type { Program } from "./programs.js";
import { countOf, times } from "./quantities.js";

/** The leaf of the Plan that a quantity comes from; absent for what nobody asked for. */
export type QuantityFrom = "cpu" | "memory" | "gpu" | "disk" | "profile" | "device" | undefined;

export interface Amount {
  readonly resource: string;
  readonly request: string;
  readonly limit: string;
  readonly from: QuantityFrom;
}

/** What one replica runs on. */
export interface Hardware {
  /** In the order of Kubernetes' own lists: CPU, memory, disk, accelerators. */
  readonly amounts: readonly Amount[];
  /** The profile that the spec names; `undefined` where it names none, or the target does not know it. */
  readonly profile: HardwareProfile | undefined;
  /** Accelerators of one replica. */
  readonly accelerators: number;
}

/** Looks up the profile by its own name only, never along the prototype chain. */
export function knownProfile(facts: KserveFacts, name: string): HardwareProfile | undefined {
  return Object.hasOwn(facts.profiles, name) ? facts.profiles[name] : undefined;
}

/**
 * Requests and limits of one replica: the spec's own, else count × the profile's, else what the server needs. All are
 * written, and limits too: what is left out comes from the runtime, whose 1 CPU and 2Gi would be below the requests
 * (facts/kserve.md §2.2). GPUs stand in both, as KServe looks at limits and Kubernetes wants them equal.
 */
export function hardwareOf(workload: Workload, facts: KserveFacts, program: Program): Hardware {
  const { resources = {}, accelerator, engine } = workload;
  const profile =
    accelerator?.profile === undefined ? undefined : knownProfile(facts, accelerator.profile);
  const count = accelerator?.count ?? 1;
  const scaled = {
    requests: scale(profile?.requests, count),
    limits: scale(profile?.limits, count),
  };
  const own = (resource: string, value: string | undefined, from: QuantityFrom): Amount[] => {
    if (value !== undefined) return [{ resource, request: value, limit: value, from }];
    const request = scaled.requests.get(resource);
    const limit = scaled.limits.get(resource);
    const known = request ?? limit;
    return known === undefined
      ? []
      : [{ resource, request: known, limit: limit ?? known, from: "profile" }];
  };
  const named = [...scaled.requests.keys(), ...scaled.limits.keys()].find(isAccelerator);
  const gpu = named ?? facts.gpuResource;
  // KServe takes the image for GPUs wherever the limits have the key, even with 0.
  const gpus = own(gpu, resources.gpu, "gpu").filter(({ limit }) => countOf(limit) !== 0);
  const wanted =
    gpus.length === 0 && engine.device === "gpu"
      ? [{ resource: gpu, request: "1", limit: "1", from: "device" } as const]
      : gpus;
  const amounts = [
    ...orElse(own("cpu", resources.cpu, "cpu"), "cpu", program.resources.cpu),
    ...orElse(own("memory", resources.memory, "memory"), "memory", program.resources.memory),
    ...own("ephemeral-storage", resources.disk, "disk"),
    ...wanted.map((amount) => ({ ...amount, request: amount.limit })),
  ];
  const others = new Set([...scaled.requests.keys(), ...scaled.limits.keys()]);
  for (const { resource } of amounts) others.delete(resource);
  if (resources.gpu !== undefined) others.delete(gpu);
  return {
    amounts: [
      ...amounts,
      ...[...others].flatMap((resource) => own(resource, undefined, "profile")),
    ],
    profile,
    accelerators: wanted.reduce((sum, { limit }) => sum + (countOf(limit) ?? 0), 0),
  };
}

function orElse(found: readonly Amount[], resource: string, value: string): readonly Amount[] {
  return found.length > 0 ? found : [{ resource, request: value, limit: value, from: undefined }];
}

function scale(
  quantities: HardwareProfile["requests"],
  count: number,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(quantities ?? {}).map(([resource, quantity]) => [
      resource,
      times(quantity, count),
    ]),
  );
}
