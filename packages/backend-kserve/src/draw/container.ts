import { schemeOf } from "@inferspec/compiler";
import { readHints, tracedHints } from "../hints.js";
import type { CanaryModel, Container } from "../objects/specs.js";
import { whole, type Draft, type Part, type Scope, type Text } from "../scope.js";
import { containerImage, drawnImage, pinnedTag, specImage } from "../server/image.js";
import type { Server } from "../server/server.js";
import { sourcesOf } from "../storage/uri.js";
import { argsOf } from "./args.js";
import { envOf } from "./env.js";
import { sayFor } from "./literal.js";
import { filesOf } from "./files.js";
import { probesOf } from "./probes.js";
import { resourcesOf } from "./resources.js";
import { SHARED_MEMORY, volumesOf } from "./volumes.js";

/** What is the same in the model of a predictor and of a canary. */
export type Model = Omit<CanaryModel, "name">;
type Process = Pick<
  Container,
  "args" | "env" | "resources" | "readinessProbe" | "startupProbe" | "volumeMounts"
>;

/** `predictor.model`: a model for a ServingRuntime, and what is laid over the runtime's container. */
export function modelOf(scope: Scope, server: Server, base: Text | undefined): Draft<Model> {
  const { from, workload, facts } = scope;
  const { runtime } = server;
  const hints = tracedHints(scope);
  const image = ownImage(scope);
  const asked = readHints(workload, facts).hints;
  return {
    modelFormat: {
      name: from("engine", "name").with(from("model", "format"), () => runtime?.format ?? ""),
    },
    runtime:
      hints?.get("runtime") ??
      from("engine", "name").with(from("model", "format"), () => runtime?.runtime.name),
    runtimeVersion:
      hints?.get("runtimeVersion") ??
      (image && pinnedTag(image.value) !== undefined ? image.map(pinnedTag) : undefined),
    protocolVersion:
      asked.protocol === undefined
        ? runtime?.protocol && from("engine", "name").with(hints, () => runtime.protocol)
        : hints?.get("protocol"),
    storageUri: sourcesOf(workload).single === undefined ? undefined : base,
    image,
    ...processOf(scope, server, base),
  };
}

/** `predictor.containers[0]`: a server that no runtime brings. */
export function containerOf(
  scope: Scope,
  server: Server,
  base: Text | undefined,
): Draft<Container> {
  const { program, collocated } = server;
  const { command } = containerImage(server, scope.facts.version);
  return {
    name: "kserve-container",
    image: ownImage(scope) ?? versioned(scope, server),
    command,
    // Without it KServe sends requests to 8080 (facts/kserve.md §2.3); beside a transformer, that one has the port.
    ports: collocated
      ? undefined
      : [{ containerPort: program.port, name: "http1", protocol: "TCP" }],
    ...processOf(scope, server, base),
  };
}

function ownImage({ workload, from }: Scope) {
  return specImage(workload) === undefined ? undefined : from("engine", "image");
}

/** The image that the container gets by itself, with the tag that the spec asks for. */
function versioned(scope: Scope, server: Server): Part<string | undefined> {
  const { from, workload, facts } = scope;
  const version = tracedHints(scope)?.get("runtimeVersion");
  // Whether it is the one for GPUs follows from what the server runs on.
  const parts = [
    from("engine", "name"),
    from("engine", "device"),
    from("resources"),
    from("accelerator"),
    version,
  ];
  return whole<string | undefined>(parts, drawnImage(workload, facts, server));
}

/** The parts that both forms of a container share. */
function processOf(scope: Scope, server: Server, base: Text | undefined): Draft<Process> {
  const { mounts } = volumesOf(scope);
  const all = [
    ...mounts,
    ...(filesOf(scope)?.mounts ?? []),
    ...(needsSharedMemory(server) ? [SHARED_MEMORY.mount] : []),
  ];
  const say = sayFor(server);
  return {
    args: argsOf(scope, server),
    env: envOf(scope, server, base),
    resources: resourcesOf(scope, server),
    ...probesOf(scope, server),
    volumeMounts:
      all.length > 0 ? all.map((one) => ({ ...one, mountPath: say(one.mountPath) })) : undefined,
  };
}

/** Whether several processes of the server work together, and no runtime gives them memory to share. */
export function needsSharedMemory({ program, runtime }: Server): boolean {
  return !runtime && (program.name === "vllm" || program.name === "huggingfaceserver");
}

/** Whether the model is a claim that the server writes into, which KServe otherwise mounts for reading only. */
export function writesToClaim(scope: Scope, { program }: Server): boolean {
  return program.name === "ollama" && schemeOf(scope.workload.model.uri) === "pvc";
}
