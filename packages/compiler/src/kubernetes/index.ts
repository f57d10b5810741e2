export { isAccelerator, type HardwareProfile, type Quantity } from "./hardware.js";
export { placementProblems, type PlacementProblem } from "./placement.js";
export { annotationsTooLarge } from "./annotations.js";
export { labelValue, originAnnotations, originLabels, type Described } from "./metadata.js";
export { isUndrawable } from "./undrawable.js";
export { looksSecret } from "./secrets.js";
export {
  isDnsLabel,
  isDnsSubdomain,
  isLabelKey,
  isLabelValue,
  isQuantity,
  isVariableName,
} from "./syntax.js";
