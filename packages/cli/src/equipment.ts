import { kserveBackend } from "@inferspec/backend-kserve";
import { kubeaiBackend } from "@inferspec/backend-kubeai";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import type { Equipment } from "./plugins/load.js";

/** What comes with the command. Backends load what draws when they draw, so those that a run does not use cost little. */
export const BUILT_IN: Equipment = {
  runtimes: builtinRuntimes,
  backends: [kubeaiBackend, kserveBackend],
};
