/** Whether a resource counts accelerators: `nvidia.com/gpu`, `amd.com/gpu`, `google.com/tpu`, MIG slices … */
export function isAccelerator(resource: string): boolean {
  return /^[^/]+\/.*(gpu|tpu|mig-|gaudi|neuron)/i.test(resource);
}
