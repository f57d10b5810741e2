import { kubeaiBackend } from "@inferspec/backend-kubeai";
import { builtinRuntimes } from "@inferspec/compiler/runtimes";
import type { Equipment } from "./plugins/load.js";

/** What comes with the command. */
export const BUILT_IN: Equipment = { runtimes: builtinRuntimes, backends: [kubeaiBackend] };
