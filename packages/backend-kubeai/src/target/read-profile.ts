import { isMap, type Quantity } from "@inferspec/compiler";
import type { ResourceProfile } from "./profiles.js";

/**
 * Takes over what has the right type and leaves out the rest: a values file is not ours to judge, and KubeAI itself
 * refuses to start on a profile that it cannot read.
 */
export function readProfile(raw: unknown): ResourceProfile {
  if (!isMap(raw)) return {};
  return {
    imageName: text(raw["imageName"]),
    requests: recordOf(raw["requests"], isQuantity),
    limits: recordOf(raw["limits"], isQuantity),
    nodeSelector: recordOf(raw["nodeSelector"], isText),
    affinity: isMap(raw["affinity"]) ? raw["affinity"] : undefined,
    tolerations: Array.isArray(raw["tolerations"]) ? raw["tolerations"].filter(isMap) : undefined,
    schedulerName: text(raw["schedulerName"]),
    runtimeClassName: text(raw["runtimeClassName"]),
  };
}

const isText = (value: unknown): value is string => typeof value === "string";
const isQuantity = (value: unknown): value is Quantity =>
  typeof value === "string" || typeof value === "number";

function text(value: unknown): string | undefined {
  return isText(value) && value !== "" ? value : undefined;
}

function recordOf<T>(
  value: unknown,
  is: (item: unknown) => item is T,
): Readonly<Record<string, T>> | undefined {
  if (!isMap(value)) return undefined;
  const entries = Object.entries(value).flatMap(([key, item]): [string, T][] =>
    is(item) ? [[key, item]] : [],
  );
  return Object.fromEntries(entries);
}
