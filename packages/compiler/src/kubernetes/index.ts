export { placementProblems, type PlacementProblem } from "./placement.js";
export { looksSecret } from "./secrets.js";
export {
  isDnsLabel,
  isDnsSubdomain,
  isLabelKey,
  isLabelValue,
  isQuantity,
  isVariableName,
} from "./syntax.js";
