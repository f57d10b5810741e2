import { filesOf } from "../draw/files.js";
import { variablesOf } from "../draw/env.js";
import { literal } from "../draw/literal.js";
import { placementOf } from "../draw/placement.js";
import { serviceAccountOf } from "../draw/pod.js";
import { resourcesOf } from "../draw/resources.js";
import { volumesOf } from "../draw/volumes.js";
import { tracedHints } from "../hints.js";
import type { PodTemplate, Probe } from "../objects/specs.js";
import type { Draft, Scope, Text } from "../scope.js";
import type { Server } from "../server/server.js";
import { llmArgs } from "./args.js";
import { tensorWords } from "./parallelism.js";

/** Seconds between two probes in KServe's own template. */
const PERIOD = 10;

/**
 * `template`, `worker` and `prefill.template`: a Pod whose container `main` is laid over that of KServe's template, which
 * brings the image, the command, the probes and the port.
 */
export function podOf(
  scope: Scope,
  server: Server,
  more: readonly Text[] = [],
): Draft<PodTemplate> {
  const { volumes, mounts } = volumesOf(scope);
  const files = filesOf(scope);
  const allMounts = [...mounts, ...(files?.mounts ?? [])];
  const allVolumes = [...volumes, ...(files ? [files.volume] : [])];
  const image = scope.from("engine", "image");
  return {
    serviceAccountName: serviceAccountOf(scope),
    ...placementOf(scope, server),
    containers: [
      {
        name: "main",
        image: image && image.value !== "" ? image : undefined,
        args: llmArgs(scope, [...tensorWords(scope, server), ...more])?.map(literal),
        env: variablesOf(scope, [], literal),
        resources: resourcesOf(scope, server),
        startupProbe: startupOf(scope),
        volumeMounts:
          allMounts.length > 0
            ? allMounts.map((one) => ({ ...one, mountPath: literal(one.mountPath) }))
            : undefined,
      },
    ],
    volumes: allVolumes.length > 0 ? allVolumes : undefined,
  };
}

/** Longer patience than the template's, whose request it keeps. */
function startupOf(scope: Scope): Draft<Probe> | undefined {
  const timeout = tracedHints(scope)?.get("startupTimeout");
  return (
    timeout && {
      periodSeconds: PERIOD,
      failureThreshold: timeout.map((seconds) => Math.ceil(seconds / PERIOD)),
    }
  );
}
