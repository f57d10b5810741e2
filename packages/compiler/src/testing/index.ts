export {
  conformance,
  type Baseline,
  type ConformanceOptions,
  type LawTest,
} from "./conformance.js";
export { LawBreach } from "./laws.js";
export { createTester, type Outcome, type Tester, type TesterOptions } from "./tester.js";
