import { isAccelerator, type HardwareProfile } from "@inferspec/compiler";

/** One entry of `resourceProfiles` in KubeAI's system configuration. */
export type ResourceProfile = HardwareProfile;

/** One entry of `cacheProfiles`. */
export type CacheProfile = Readonly<Record<string, unknown>>;

/** The accelerators of one unit of a profile, or `undefined` where it has none. */
export function acceleratorOf(
  profile: ResourceProfile,
): { readonly resource: string; readonly units: number } | undefined {
  for (const list of [profile.limits, profile.requests]) {
    for (const [resource, quantity] of Object.entries(list ?? {})) {
      const units = Number(quantity);
      if (isAccelerator(resource) && Number.isFinite(units) && units > 0)
        return { resource, units };
    }
  }
  return undefined;
}
