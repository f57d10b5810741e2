export {
  conformance,
  type Baseline,
  type ConformanceOptions,
  type LawTest,
} from "./conformance.js";
export { exportedForm } from "./forms.js";
export { LawBreach } from "./laws.js";
export { arbitrarySpec, type ShortSpec } from "./specs.js";
export { createTester, type Outcome, type Tester, type TesterOptions } from "./tester.js";
