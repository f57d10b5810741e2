import type { Workload } from "@inferspec/compiler";
import type { KubeaiFacts } from "./target/facts.js";
import { acceleratorOf, type ResourceProfile } from "./target/profiles.js";
import { synthesiseProfile } from "./profile-synthesis.js";

/** The profile that is taken where the spec names none, as DigitalHub does. */
const DEFAULT_PROFILE = "cpu";

/** What one replica of a workload runs on. */
export interface Hardware {
  /** The profile that the Model names: the spec's own, or the synthesised one. */
  readonly profileName: string;
  readonly count: number;
  /** `undefined` where the target does not know it. */
  readonly profile: ResourceProfile | undefined;
  /** Accelerators of one replica; `undefined` where the profile is unknown. */
  readonly accelerators: number | undefined;
  readonly synthesised: boolean;
}

/** The profile that the spec names. */
export function namedProfile(workload: Workload): string {
  return workload.accelerator?.profile ?? DEFAULT_PROFILE;
}

/** The number of units that the spec asks for. */
export function namedCount(workload: Workload): number {
  return workload.accelerator?.count ?? 1;
}

/** Looks up the profile by its own name only, never along the prototype chain. */
export function knownProfile(facts: KubeaiFacts, name: string): ResourceProfile | undefined {
  return Object.hasOwn(facts.resourceProfiles, name) ? facts.resourceProfiles[name] : undefined;
}

export function hardwareOf(workload: Workload, facts: KubeaiFacts): Hardware {
  const made = synthesiseProfile(workload, facts);
  const profileName = made?.name ?? namedProfile(workload);
  const count = made ? 1 : namedCount(workload);
  const profile = made?.profile ?? knownProfile(facts, profileName);
  const units = profile && (acceleratorOf(profile)?.units ?? 0);
  return {
    profileName,
    count,
    profile,
    accelerators: units === undefined ? undefined : units * count,
    synthesised: made !== undefined,
  };
}

/** The image that the engine's container gets: the spec's, else the profile's, else the engine's default. */
export function imageOf(
  workload: Workload,
  facts: KubeaiFacts,
): { readonly image: string; readonly from: "spec" | "profile" | "default" } | undefined {
  if (workload.engine.image !== undefined && workload.engine.image !== "") {
    return { image: workload.engine.image, from: "spec" };
  }
  const images = Object.hasOwn(facts.images, workload.engine.name)
    ? facts.images[workload.engine.name]
    : undefined;
  const key = hardwareOf(workload, facts).profile?.imageName;
  const own = key !== undefined && images && Object.hasOwn(images, key) ? images[key] : undefined;
  if (own !== undefined) return { image: own, from: "profile" };
  const fallback = images?.["default"];
  return fallback === undefined ? undefined : { image: fallback, from: "default" };
}
