import type { sharedTaskShape } from "@inferspec/spec/kinds";
import type * as z from "zod";
import type { Report } from "../diagnostics/index.js";
import type { Volume, Workload } from "../plan/schema.js";
import type { ReadParam } from "../runtime.js";
import type { SpecOrigin } from "../source/entity.js";
import { regroup, setOwn, Traced, type Traceable } from "../trace.js";
import { serving } from "./diagnostics.js";
import { mergeEnv } from "./env.js";

/** The Kubernetes parameters that every task takes. */
export type SharedParameters = z.infer<z.ZodObject<ReturnType<typeof sharedTaskShape>>>;

type Variables = Readonly<Record<string, string>>;
type Json = Record<string, z.core.util.JSONType>;
type Shared = Pick<Workload, "resources" | "env" | "secrets" | "volumes" | "placement" | "service">;

/** Lowers the shared parameters, which mean the same whatever the kind. Empty lists and texts count as left out. */
export function lowerShared(
  param: ReadParam<SharedParameters>,
  env: Traced<Variables, SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): Traceable<Shared, SpecOrigin> {
  const volumes = filled(param("volumes"));
  return {
    resources: lowerResources(param("resources")),
    env: mergeEnv(env, param("envs"), report),
    secrets: filled(param("secrets")),
    volumes: volumes && regroup<Volume[], SpecOrigin>(volumes, lowerVolumes(volumes)),
    placement: present({
      ...lowerNodes(param, report),
      runtimeClass: filled(param("runtime_class")),
      priorityClass: filled(param("priority_class")),
    }),
    service: present({ type: param("service_type"), name: filled(param("service_name")) }),
  };
}

export function lowerResources(
  resources: Traced<NonNullable<SharedParameters["resources"]>, SpecOrigin> | undefined,
) {
  const own = filled(resources);
  return (
    own &&
    regroup<Shared["resources"], SpecOrigin>(own, {
      cpu: own.get("cpu"),
      memory: own.get("mem"),
      gpu: own.get("gpu"),
      disk: own.get("disk"),
    })
  );
}

/** Which nodes something may run on. */
export function lowerNodes(
  param: ReadParam<Pick<SharedParameters, "node_selector" | "affinity" | "tolerations">>,
  report: Report<SpecOrigin>,
) {
  return {
    nodeSelector: lowerNodeSelector(param("node_selector"), report),
    affinity: asPlain<Json>(filled(param("affinity"))),
    tolerations: asPlain<Json[]>(filled(param("tolerations"))),
  };
}

function lowerVolumes(
  volumes: Traced<NonNullable<SharedParameters["volumes"]>, SpecOrigin>,
): Traceable<Volume, SpecOrigin>[] {
  return volumes.value.map((volume, index) => {
    const item = volumes.get(index);
    return {
      type: item?.get("volume_type") ?? volume.volume_type,
      name: item?.get("name") ?? volume.name,
      mountPath: item?.get("mount_path") ?? volume.mount_path,
      spec: asPlain<Record<string, string>>(item?.get("spec")),
    };
  });
}

/**
 * Takes a value that a schema accepted for the plain data that it is: members that its type calls optional are absent,
 * never undefined.
 */
function asPlain<T>(
  traced: Traced<unknown, SpecOrigin> | undefined,
): Traced<T, SpecOrigin> | undefined {
  return traced as Traced<T, SpecOrigin> | undefined;
}

/** `undefined` for an empty text, list or map: left out and empty mean the same, and targets take only the former. */
export function filled<T extends string | readonly unknown[] | object>(
  traced: Traced<T, SpecOrigin> | undefined,
): Traced<T, SpecOrigin> | undefined {
  if (traced === undefined) return undefined;
  return Object.keys(traced.value).length === 0 ? undefined : traced;
}

/** A group of optional parts, or `undefined` where none is there. */
export function present<T extends object>(parts: T): T | undefined {
  return Object.values(parts).some((part) => part !== undefined) ? parts : undefined;
}

function lowerNodeSelector(
  pairs:
    Traced<readonly { readonly key: string; readonly value: string }[], SpecOrigin> | undefined,
  report: Report<SpecOrigin>,
): Traceable<Record<string, string>, SpecOrigin> | undefined {
  if (!pairs || pairs.value.length === 0) return undefined;
  const selector: Record<string, Traced<string, SpecOrigin>> = {};
  pairs.value.forEach(({ key, value }, index) => {
    const origins = pairs.origins.map((origin) => ({ ...origin, path: [...origin.path, index] }));
    const [at] = origins;
    const other = Object.hasOwn(selector, key) ? selector[key] : undefined;
    if (other && other.value !== value && at)
      report(serving["node-selector-twice"], { at, params: { key } });
    setOwn(selector, key, new Traced(value, origins));
  });
  return regroup<Record<string, string>, SpecOrigin>(pairs, selector);
}
