// How scripts run TypeScript of the workspace straight from source: esbuild options for Node, without a build before.
import { root } from "./packages.mjs";

export const fromSource = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  conditions: ["@inferspec/source"],
  mainFields: ["module", "main"],
  logLevel: "warning",
};
