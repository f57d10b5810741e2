import { kserveBackend } from "@inferspec/backend-kserve";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
import type { AnyBackend } from "@inferspec/compiler";

/**
 * The built-in backends, through one door: the bundle makes each a part of its own, which is evaluated when it is asked
 * for (scripts/late-modules.mjs replaces this one module).
 */
export const backends = {
  kubeai: (): AnyBackend => kubeaiBackend,
  kserve: (): AnyBackend => kserveBackend,
};
