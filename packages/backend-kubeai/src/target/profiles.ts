/** A Kubernetes quantity as YAML may hold it. */
export type Quantity = string | number;

/** One entry of `resourceProfiles` in KubeAI's system configuration; the Pod gets count × requests and limits. */
export interface ResourceProfile {
  readonly imageName?: string | undefined;
  readonly requests?: Readonly<Record<string, Quantity>> | undefined;
  readonly limits?: Readonly<Record<string, Quantity>> | undefined;
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  readonly affinity?: Readonly<Record<string, unknown>> | undefined;
  readonly tolerations?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly schedulerName?: string | undefined;
  readonly runtimeClassName?: string | undefined;
}

/** One entry of `cacheProfiles`. */
export type CacheProfile = Readonly<Record<string, unknown>>;

/** Whether a resource counts accelerators: `nvidia.com/gpu`, `amd.com/gpu`, `google.com/tpu`, MIG slices … */
export function isAccelerator(resource: string): boolean {
  return /^[^/]+\/.*(gpu|tpu|mig-|gaudi|neuron)/i.test(resource);
}

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
