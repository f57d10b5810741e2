import { isMap } from "./describe.js";
import type { GraphCapability } from "./graphs/requirements.js";
import type { Workload } from "./plan/schema.js";
import { valueAt, type Path } from "./source/path.js";

/** The capabilities of the core. A plugin adds its own as `vendor/name`. */
export type Capability =
  | `engine.${string}`
  | `feature.${string}`
  | `model.${string}`
  | `protocol.${string}`
  | `format.${string}`
  | `option.${string}`
  | `hints.${string}`
  | GraphCapability
  | (typeof FIELDS)[number]["capability"]
  | `${string}/${string}`;

/** How a backend meets a capability. Everything but `native` says why, in a sentence without a final full stop. */
export type Support =
  | { readonly level: "native" }
  | { readonly level: "emulated"; readonly how: string }
  /** `checked` as below: the backend's own `check` says what is lost, where something is. */
  | { readonly level: "partial"; readonly why: string; readonly checked?: boolean }
  /**
   * `help` says what to write instead. `checked` says that the backend's own `check` reports it, better than this
   * sentence could (with a fix, say), so that `negotiate` need not.
   */
  | {
      readonly level: "none";
      readonly why: string;
      readonly help?: string;
      readonly checked?: boolean;
    };

export type SupportTable = Readonly<Partial<Record<Capability, Support>>>;

export const native: Support = { level: "native" };
export const emulated = (how: string): Support => ({ level: "emulated", how });
export const partial = (why: string): Support => ({ level: "partial", why });
export const none = (why: string, help?: string): Support => ({
  level: "none",
  why,
  ...(help !== undefined && { help }),
});

/**
 * Which part of a workload needs which capability. The list covers every leaf of a Plan that a backend could forget:
 * one whose capability a backend does not name is refused, so nothing is dropped in silence.
 */
export const FIELDS = [
  { path: ["engine", "image"], capability: "engine-image" },
  { path: ["engine", "args"], capability: "engine-args" },
  { path: ["engine", "device"], capability: "engine-device" },
  { path: ["model", "revision"], capability: "model-revision" },
  { path: ["adapters"], capability: "adapters" },
  { path: ["resources", "cpu"], capability: "resources" },
  { path: ["resources", "memory"], capability: "resources" },
  { path: ["resources", "gpu"], capability: "resources" },
  { path: ["resources", "disk"], capability: "resources" },
  { path: ["accelerator", "profile"], capability: "hardware-profile" },
  { path: ["accelerator", "count"], capability: "hardware-profile" },
  { path: ["scaling", "replicas"], capability: "replicas" },
  { path: ["scaling", "min"], capability: "replicas" },
  { path: ["scaling", "max"], capability: "autoscaling" },
  { path: ["scaling", "autoscaling"], capability: "autoscaling" },
  { path: ["scaling", "targetRequests"], capability: "autoscaling-target-requests" },
  { path: ["scaling", "scaleDownDelaySeconds"], capability: "autoscaling-scale-down-delay" },
  { path: ["scaling", "metric"], capability: "autoscaling-metric" },
  { path: ["env"], capability: "env" },
  { path: ["secrets"], capability: "secrets" },
  { path: ["files"], capability: "files" },
  { path: ["volumes"], capability: "volumes" },
  { path: ["placement", "nodeSelector"], capability: "node-selector" },
  { path: ["placement", "affinity"], capability: "affinity" },
  { path: ["placement", "tolerations"], capability: "tolerations" },
  { path: ["placement", "runtimeClass"], capability: "runtime-class" },
  { path: ["placement", "priorityClass"], capability: "priority-class" },
  { path: ["service", "type"], capability: "service-type" },
  { path: ["service", "name"], capability: "service-name" },
  { path: ["description"], capability: "metadata" },
  { path: ["labels"], capability: "metadata" },
] as const satisfies readonly { path: Path; capability: string }[];

/** One thing that a workload asks for, and the leaf that asks. */
export interface Requirement {
  readonly capability: string;
  readonly path: Path;
}

/** The scheme of a URI in lower case, or the empty string. */
export function schemeOf(uri: string): string {
  return /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(uri)?.[1]?.toLowerCase() ?? "";
}

/** Everything that a workload asks of a backend, in the order of its fields. */
export function requirementsOf(workload: Omit<Workload, "requires">): Requirement[] {
  const found: Requirement[] = [
    { capability: `engine.${workload.engine.name}`, path: ["engine", "name"] },
    { capability: `model.${schemeOf(workload.model.uri)}`, path: ["model", "uri"] },
  ];
  if (workload.model.format !== undefined) {
    found.push({ capability: `format.${workload.model.format}`, path: ["model", "format"] });
  }
  for (const option of Object.keys(workload.engine.options ?? {})) {
    found.push({ capability: `option.${option}`, path: ["engine", "options", option] });
  }
  workload.features.forEach((feature, index) => {
    found.push({ capability: `feature.${feature}`, path: ["features", index] });
  });
  for (const protocol of workload.endpoint.protocols) {
    found.push({ capability: `protocol.${protocol}`, path: ["endpoint", "protocols"] });
  }
  for (const { path, capability } of FIELDS) {
    if (valueAt(workload, path) !== undefined) found.push({ capability, path });
  }
  for (const [backend, hints] of Object.entries(workload.hints ?? {})) {
    for (const path of leavesOf(hints, ["hints", backend])) {
      found.push({ capability: `hints.${backend}`, path });
    }
  }
  return found;
}

/** Each on its own, so that a backend which does without them says so at every line; an empty map is one, too. */
export function leavesOf(value: unknown, path: Path): Path[] {
  if (!isMap(value) || Object.keys(value).length === 0) return [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, [...path, key]));
}
