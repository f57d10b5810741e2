import { GRAPH_FIELDS } from "../graphs/requirements.js";
import { ROOT_NODE } from "../graphs/root.js";
import { toPointer } from "../source/path.js";
import { VARIATIONS, type Variation } from "./variations.js";

/** Two values of each part that only graphs have, by JSON Pointer. */
const OWN: Readonly<Record<string, readonly [unknown, unknown]>> = {
  "/timeouts/request": [60, 90],
  "/timeouts/step": [30, 40],
  "/timeouts/read": [30, 40],
  "/timeouts/write": [30, 40],
  "/timeouts/idle": [30, 40],
};

/** Two values of each key of a step, beside its target. */
const OF_STEPS: Readonly<Record<string, readonly [unknown, unknown]>> = {
  name: ["one", "two"],
  condition: ["instances.0", "instances.1"],
  weight: [40, 60],
  data: ["$request", "$response"],
  dependency: ["soft", "hard"],
  mapPredictionsToInstances: [true, false],
};

/** Everything that may stand in any graph: the fields with a capability of their own, and the keys of its first step. */
export function graphVariations(): readonly Variation[] {
  return [
    ...GRAPH_FIELDS.map(({ path }) => {
      const pointer = toPointer(path);
      return { path, pair: OWN[pointer] ?? VARIATIONS[pointer] };
    }),
    ...Object.entries(OF_STEPS).map(([key, pair]) => ({
      path: ["nodes", ROOT_NODE, "steps", 0, key],
      pair,
    })),
  ];
}
