import { defineConfig } from "vitest/config";

// Tests run from source: workspace packages resolve through this condition of their `exports`.
// The rest are Vite's own defaults for Node, which setting `conditions` replaces.
const conditions = ["@inferspec/source", "module", "node", "development|production"];

/** `.ci/run` names a file here to read the counts from. */
const report = process.env["INFERSPEC_TEST_REPORT"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      "packages/*/test/**/*.test.ts",
      "fixtures/*.test.ts",
      "docs/test/*.test.ts",
      "bench/*.test.ts",
    ],
    passWithNoTests: true,
    // Property tests on a busy machine; no test is about time.
    testTimeout: 60_000,
    pool: "threads",
    // Importing is most of the time, so files share a worker and its modules. It holds because
    // nothing in Inferspec is global; a test that changes `process.env` must put it back.
    isolate: false,
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
