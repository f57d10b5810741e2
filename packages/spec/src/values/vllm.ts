import * as z from "zod";
import { field } from "../field.js";
import { lazy } from "../kind.js";

/** Settings of vLLM that DigitalHub keeps in the run. Its schema and its SDK differ in the defaults of both. */
export const vllmRunShape = lazy(() => ({
  enable_telemetry: field(z.boolean(), {
    description:
      "Whether vLLM sends traces to the collector that the target names. Left out, `false`; DigitalHub's SDK sends `true` with every run.",
    examples: [true, false],
  }).optional(),
  use_cpu_image: field(z.boolean(), {
    description:
      "Whether vLLM runs on CPUs. Left out, hardware `profile` and `resources` decide; DigitalHub's SDK sends `true` with every run.",
    examples: [true, false],
  }).optional(),
}));
