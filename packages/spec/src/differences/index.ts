import type { Difference } from "./difference.js";
import { kubeaiDifferences } from "./kubeai.js";
import { serveDifferences } from "./serve.js";
import { valueDifferences } from "./values.js";

export type { Difference };

/** All intended differences. */
export const schemaDifferences: readonly Difference[] = [
  ...kubeaiDifferences,
  ...serveDifferences,
  ...valueDifferences,
];
