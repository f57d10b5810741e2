import { adaptersCases } from "./adapters.js";
import { engineCases } from "./engine.js";
import { hardwareCases } from "./hardware.js";
import { otherKindsCases } from "./other-kinds.js";
import { processCases } from "./process.js";
import { scalingCases } from "./scaling.js";
import { serviceCases } from "./service.js";
import { urlCases } from "./url.js";

/** Every diagnostic of the backend, on its own: a workload that shows it and a neighbour that does not. */
export const cases = [
  ...urlCases,
  ...engineCases,
  ...hardwareCases,
  ...scalingCases,
  ...adaptersCases,
  ...processCases,
  ...serviceCases,
  ...otherKindsCases,
];
