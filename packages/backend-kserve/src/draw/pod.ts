import { tracedHints } from "../hints.js";
import type { Container, PredictorSpec } from "../objects/specs.js";
import { whole, type Box, type Draft, type Part, type Scope, type Text } from "../scope.js";
import type { Server } from "../server/server.js";
import { credentialsOf } from "../storage/credentials.js";
import { containerOf, modelOf, needsSharedMemory, type Model } from "./container.js";
import { filesOf } from "./files.js";
import { placementOf } from "./placement.js";
import { startupSeconds } from "./probes.js";
import { drawScaling, type Annotations } from "./scaling.js";
import { collocatedTransformer } from "./sidecars.js";
import { baseOf, storageUrisOf } from "./sources.js";
import { SHARED_MEMORY, volumesOf } from "./volumes.js";

/** Knative gives up on a revision after this many seconds, unless told otherwise. */
const PROGRESS_DEADLINE = 600;

type Pod = Draft<
  Pick<
    PredictorSpec,
    | "annotations"
    | "serviceAccountName"
    | "storageContainerName"
    | "volumes"
    | "storageUris"
    | "containers"
  >
> &
  ReturnType<typeof placementOf> & { readonly model?: Box<Model> | undefined };

/**
 * What one Pod of the predictor is: its server, what the server reads, and where it runs. A canary's is the same, but for
 * where its model comes from.
 */
export function podOf(scope: Scope, server: Server, base = baseOf(scope)): Pod {
  const { volumes } = volumesOf(scope);
  const files = filesOf(scope);
  const all = [
    ...volumes,
    ...(files ? [files.volume] : []),
    ...(needsSharedMemory(server) ? [SHARED_MEMORY.volume] : []),
  ];
  const beside = collocatedTransformer(scope, server);
  const own = server.runtime
    ? undefined
    : chosen<Container>(scope, containerOf(scope, server, base));
  const containers = [own, beside].filter((one) => one !== undefined);
  return {
    annotations: annotationsOf(scope, server),
    serviceAccountName: serviceAccountOf(scope),
    storageContainerName: tracedHints(scope)?.get("storageContainer"),
    ...placementOf(scope, server),
    volumes: all.length > 0 ? all : undefined,
    storageUris: storageUrisOf(scope, base),
    model: server.runtime && chosen<Model>(scope, modelOf(scope, server, base)),
    containers: containers.length > 0 ? containers : undefined,
  };
}

/** Which server it is decides on everything in its container. */
function chosen<T>(scope: Scope, draft: Part<T>): Box<T> {
  const { from } = scope;
  const hints = tracedHints(scope);
  const keys = ["runtime", "protocol", "transformer", "workers"] as const;
  const parts = [from("engine", "name"), from("model", "format")];
  return whole<T>([...parts, ...keys.map((key) => hints?.get(key))], draft);
}

function annotationsOf(scope: Scope, server: Server): Annotations | undefined {
  const seconds = startupSeconds(scope, server);
  const late = scope.facts.mode === "Knative" && seconds > PROGRESS_DEADLINE;
  const timeout = tracedHints(scope)?.get("startupTimeout");
  const deadline = `${seconds}s`;
  const hash = filesOf(scope)?.hash;
  const annotations: Annotations = {
    ...(hash && { "inferspec.dev/files-sha": hash }),
    ...drawScaling(scope).podAnnotations,
    ...(late && {
      "serving.knative.dev/progress-deadline": timeout?.map(() => deadline) ?? deadline,
    }),
  };
  return Object.keys(annotations).length > 0 ? annotations : undefined;
}

/** The storage initializer reads its credentials from this ServiceAccount (facts/kserve.md §2.3). */
export function serviceAccountOf(scope: Scope): Text | undefined {
  const { workload, facts, secrets, from } = scope;
  const { serviceAccount } = credentialsOf(workload, facts, secrets);
  if (serviceAccount === undefined) return undefined;
  const hints = tracedHints(scope);
  const made = from("name").with(from("model", "uri"), () => serviceAccount);
  return (
    hints?.get("serviceAccount") ??
    made
      .with(from("adapters"), () => serviceAccount)
      .with(hints?.get("canaries"), () => serviceAccount)
  );
}
