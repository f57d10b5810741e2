export {
  conformance,
  type Baseline,
  type ConformanceOptions,
  type GraphBaseline,
  type LawTest,
} from "./conformance.js";
export { exportedForm } from "./forms.js";
export type { Environment, PlantedTarget } from "./law-secrets.js";
export { LawBreach } from "./laws.js";
export { arbitrarySpec, type ShortSpec } from "./specs.js";
export { createTester, type Outcome, type Tester, type TesterOptions } from "./tester.js";
