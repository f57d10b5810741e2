import { componentsCases } from "./components.js";
import { hardwareCases } from "./hardware.js";
import { modelCases } from "./model.js";
import { processCases } from "./process.js";
import { runtimeCases } from "./runtime.js";
import { scalingCases } from "./scaling.js";
import { variableCases } from "./variables.js";

/** Every diagnostic of the rules with workloads that show it and neighbours that do not. */
export const cases = [
  ...runtimeCases,
  ...modelCases,
  ...processCases,
  ...hardwareCases,
  ...scalingCases,
  ...componentsCases,
  ...variableCases,
];
