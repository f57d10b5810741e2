import * as z from "zod";
import { lazy, type Spelling } from "../kind.js";
import { onDemand } from "../late.js";
import { env } from "../values/env.js";
import { files } from "../values/files.js";
import { cacheProfile, cacheProfileSpellings, processors } from "../values/hardware.js";
import { functionRef, localExecution, taskRef } from "../values/refs.js";
import { scaling, scalingSpellings } from "../values/scaling.js";
import { sharedTaskShape, sharedTaskSpellings } from "../values/shared.js";

/**
 * What every run takes, whatever its kind. DigitalHub gives `env`, `files`, `scaling`, `processors` and `cache_profile`
 * only to the KubeAI kinds; here any target may honour them, and says so where it does not.
 */
export const serveRunShape = lazy(() => ({
  local_execution: localExecution().optional(),
  env: onDemand(env).optional(),
  files: onDemand(files).optional(),
  scaling: onDemand(scaling).optional(),
  processors: processors().optional(),
  cache_profile: cacheProfile().optional(),
  ...sharedTaskShape(),
}));

/** The `serve` action of a kind, with the parameters that only its tasks and only its runs have. */
export function serveAction<T extends z.core.$ZodShape, R extends z.core.$ZodShape>(own: {
  readonly task: () => T;
  readonly run: () => R;
}) {
  const parameters = lazy(() => ({ ...own.run(), ...own.task(), ...serveRunShape() }));
  return {
    task: lazy(() =>
      z.strictObject({ function: functionRef(), ...own.task(), ...sharedTaskShape() }),
    ),
    run: lazy(() => z.strictObject({ task: taskRef(), function: functionRef(), ...parameters() })),
    parameters: lazy(() => z.strictObject(parameters())),
  };
}

/** Spellings of the parameters that all kinds share. */
export const serveSpellings: readonly Spelling[] = [
  ...cacheProfileSpellings,
  ...scalingSpellings,
  ...sharedTaskSpellings,
];
