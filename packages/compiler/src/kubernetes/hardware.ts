/** A Kubernetes quantity as YAML may hold it. */
export type Quantity = string | number;

/**
 * Hardware by a name, as KubeAI's `resourceProfiles` describe it; other targets take the same shape, so that profiles can
 * be copied. A Pod gets count × requests and limits.
 */
export interface HardwareProfile {
  /** KubeAI's choice of image; elsewhere it only says whether the GPU image is meant. */
  readonly imageName?: string | undefined;
  readonly requests?: Readonly<Record<string, Quantity>> | undefined;
  readonly limits?: Readonly<Record<string, Quantity>> | undefined;
  readonly nodeSelector?: Readonly<Record<string, string>> | undefined;
  readonly affinity?: Readonly<Record<string, unknown>> | undefined;
  readonly tolerations?: readonly Readonly<Record<string, unknown>>[] | undefined;
  readonly schedulerName?: string | undefined;
  readonly runtimeClassName?: string | undefined;
}

/** Whether a resource counts accelerators: `nvidia.com/gpu`, `amd.com/gpu`, `google.com/tpu`, MIG slices … */
export function isAccelerator(resource: string): boolean {
  return /^[^/]+\/.*(gpu|tpu|mig-|gaudi|neuron)/i.test(resource);
}
