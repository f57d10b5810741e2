// Reads a vitest JSON report and prints `PASSED FAILED`. A file that could not be loaded counts as one
// failure, as does a missing report.
import { existsSync, readFileSync } from "node:fs";

const [report] = process.argv.slice(2);
if (report && existsSync(report)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  console.log(numPassedTests, numFailedTests + unloaded.length);
} else {
  console.log(0, 1);
}
