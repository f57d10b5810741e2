import { canonicalJson, hashText, isAccelerator, type Workload } from "@inferspec/compiler";
import type { KubeaiFacts } from "./target/facts.js";
import { acceleratorOf, type ResourceProfile } from "./target/profiles.js";
import { multiplyQuantity } from "./target/quantity.js";

/** A resource profile made for a workload whose placement or resources a Model has no field for. */
export interface SynthesisedProfile {
  /** `<named profile>-<hash of the content>`: the same needs share one profile, an edit makes another. */
  readonly name: string;
  readonly profile: ResourceProfile;
  /** Whether the target has this very profile already. */
  readonly installed: boolean;
}

/** The parts of a workload that only a resource profile can say, in the order in which they are reported. */
export const PROFILE_PARTS = [
  ["resources"],
  ["placement", "nodeSelector"],
  ["placement", "affinity"],
  ["placement", "tolerations"],
  ["placement", "runtimeClass"],
] as const;

/**
 * The profile that a workload needs besides those of the target; `undefined` where the named one does. Cloned from the
 * named profile for all of its units at once, for `resources` are per replica and the count stays 1; the spec wins.
 */
export function synthesiseProfile(
  workload: Workload,
  facts: KubeaiFacts,
): SynthesisedProfile | undefined {
  const known = facts.synthesised.get(workload);
  if (known) return known.made;
  const made = makeProfile(workload, facts);
  facts.synthesised.set(workload, { made });
  return made;
}

function makeProfile(workload: Workload, facts: KubeaiFacts): SynthesisedProfile | undefined {
  const { resources, placement, accelerator } = workload;
  const { nodeSelector, affinity, tolerations, runtimeClass } = placement ?? {};
  const wanted = [resources, nodeSelector, affinity, tolerations, runtimeClass];
  if (wanted.every((part) => isEmpty(part))) return undefined;
  const baseName = accelerator?.profile ?? "cpu";
  const base = Object.hasOwn(facts.resourceProfiles, baseName)
    ? (facts.resourceProfiles[baseName] ?? {})
    : {};
  const profile = compact({
    ...base,
    ...sizes(base, accelerator?.count ?? 1, resources ?? {}, facts),
    nodeSelector: { ...base.nodeSelector, ...nodeSelector },
    affinity: isEmpty(affinity) ? base.affinity : affinity,
    tolerations: union(base.tolerations ?? [], tolerations ?? []),
    runtimeClassName: runtimeClass ?? base.runtimeClassName,
  });
  const content = canonicalJson(profile);
  const name = `${baseName.replaceAll(":", "-")}-${hashText(content, 8)}`;
  const theirs = Object.hasOwn(facts.resourceProfiles, name)
    ? facts.resourceProfiles[name]
    : undefined;
  return {
    name,
    profile,
    installed: theirs !== undefined && canonicalJson(normalised(theirs)) === content,
  };
}

/** Requests and limits of one replica. CPU, memory and disk are requested; GPUs must be limits in Kubernetes. */
function sizes(
  base: ResourceProfile,
  count: number,
  wanted: NonNullable<Workload["resources"]>,
  facts: KubeaiFacts,
): ResourceProfile {
  const units = Math.max(count, 1);
  const requests = times(base.requests, units);
  const limits = times(base.limits, units);
  const plain = { cpu: wanted.cpu, memory: wanted.memory, "ephemeral-storage": wanted.disk };
  for (const [resource, quantity] of Object.entries(plain)) {
    if (quantity === undefined) continue;
    requests[resource] = quantity;
    // A request above the limit is refused, so a limit of the profile gives way.
    if (limits[resource] !== undefined) limits[resource] = quantity;
  }
  if (wanted.gpu === undefined) return { requests, limits };
  const own = acceleratorOf(base)?.resource;
  const resource = own ?? facts.gpuResource;
  for (const list of [requests, limits]) {
    for (const key of Object.keys(list)) if (isAccelerator(key)) Reflect.deleteProperty(list, key);
    list[resource] = wanted.gpu;
  }
  // A profile without GPUs names an image that cannot use them.
  const imageName = own === undefined ? imageNameFor(resource) : base.imageName;
  return { requests, limits, imageName };
}

function imageNameFor(resource: string): string | undefined {
  if (resource.startsWith("nvidia.com/")) return "nvidia-gpu";
  return resource.startsWith("amd.com/") ? "amd-gpu" : undefined;
}

function times(list: ResourceProfile["requests"], factor: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(list ?? {}).map(([key, quantity]) => [key, multiplyQuantity(quantity, factor)]),
  );
}

/** The profile's own tolerations and the spec's, each once. A toleration only ever permits, so none is taken away. */
function union(
  base: readonly Readonly<Record<string, unknown>>[],
  more: readonly Readonly<Record<string, unknown>>[],
): readonly Readonly<Record<string, unknown>>[] {
  const seen = new Set<string>();
  return [...base, ...more].filter((toleration) => {
    const text = canonicalJson(toleration);
    return !seen.has(text) && seen.add(text);
  });
}

/** An installed profile in the form that {@link synthesiseProfile} makes: quantities as texts, nothing empty. */
function normalised(profile: ResourceProfile): ResourceProfile {
  return compact({
    ...profile,
    requests: times(profile.requests, 1),
    limits: times(profile.limits, 1),
  });
}

function compact(profile: ResourceProfile): ResourceProfile {
  return Object.fromEntries(Object.entries(profile).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
