import { unwrap, type Decision } from "@inferspec/compiler";
import { argsOf } from "./draw/args.js";
import { envOf } from "./draw/env.js";
import { resourcesOf } from "./draw/resources.js";
import { readHints } from "./hints.js";
import type { Scope } from "./scope.js";
import { scalingOf, type Scaling } from "./scaling/scaling.js";
import { drawnImage, pinnedTag } from "./server/image.js";
import { serviceName } from "./server/names.js";
import { serverOf, type Server } from "./server/server.js";
import { credentialsOf } from "./storage/credentials.js";
import {
  mergedContainer,
  type MergedContainer,
  type OwnContainer,
} from "./target/merged-container.js";

/**
 * What is settled at compile time and KServe would settle later: the ServingRuntime that it selects, the container that
 * it makes of runtime and spec, what scales it, and whose credentials fetch the model.
 */
export function decide(scope: Scope): Decision[] {
  const { workload, facts } = scope;
  if (facts.target === "LLMInferenceService") return [];
  const server = serverOf(workload, facts);
  if (!server) return [];
  return [
    ...serverDecisions(scope, server),
    { path: ["scaling"], text: scalingText(scalingOf(workload, facts)) },
    credentialsDecision(scope),
  ];
}

function serverDecisions(scope: Scope, server: Server): Decision[] {
  const { workload, facts } = scope;
  const at = ["engine", "name"];
  const { runtime } = server;
  if (!runtime) {
    const image = drawnImage(workload, facts, server);
    return [
      { path: at, text: "no ServingRuntime: the InferenceService brings a container of its own" },
      ...(image === undefined ? [] : [{ path: ["engine", "image"], text: `image ${image}` }]),
    ];
  }
  const { name, namespace } = runtime.runtime;
  const where = namespace === undefined ? "of the cluster" : `of the namespace ${namespace}`;
  const asked = runtime.protocol === undefined ? "by KServe's own choice" : "as the manifest says";
  const text = `ServingRuntime ${name} ${where}: format ${runtime.format}, protocol ${runtime.effective}, ${asked}`;
  return [{ path: at, text }, ...containerDecisions(merged(scope, server))];
}

function containerDecisions(container: MergedContainer | undefined): Decision[] {
  if (!container) return [];
  const { image, command, args } = container;
  // Without a command, the image's own (or a long script of the runtime's, for several nodes) is given these.
  const verb = command.length > 0 ? "started as" : "arguments";
  const words = [...command, ...args].map((word) => JSON.stringify(word)).join(" ");
  return [
    { path: ["engine", "image"], text: `image ${image}` },
    ...(words === "" ? [] : [{ path: ["engine", "args"], text: `${verb} ${words}` }]),
  ];
}

/** The container that KServe makes, from what the manifest will say of it. */
function merged(scope: Scope, server: Server): MergedContainer | undefined {
  const { workload, facts } = scope;
  const { runtime } = server;
  if (!runtime) return undefined;
  const image = drawnImage(workload, facts, server);
  const drawn = {
    args: argsOf(scope, server),
    env: envOf(scope, server),
    resources: resourcesOf(scope, server),
  };
  // The draw functions give what the InferenceService's container takes, with its origins in boxes.
  const own = unwrap(drawn).value as Pick<OwnContainer, "args" | "env" | "resources">;
  return mergedContainer(
    runtime.runtime,
    { ...own, image },
    {
      version: facts.version,
      name: serviceName(workload.name),
      namespace: facts.namespace,
      format: runtime.format,
      runtimeVersion:
        readHints(workload, facts).hints.runtimeVersion ??
        (image === undefined ? undefined : pinnedTag(image)),
      protocol: runtime.effective,
      hasStorageUri: (workload.adapters ?? []).length === 0,
    },
  );
}

function scalingText({ scaler, min, max, metric, target }: Scaling): string {
  const bounds = max === undefined ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`;
  const by =
    metric === undefined
      ? ""
      : ` by ${metric}${target === undefined ? "" : ` at ${String(target)}`}`;
  switch (scaler) {
    case "none":
      return `always ${String(min)} ${min === 1 ? "replica" : "replicas"}`;
    case "hpa":
      return `${bounds} replicas, scaled by a HorizontalPodAutoscaler${by}`;
    case "keda":
      return `${bounds} replicas, scaled by KEDA${by}`;
    case "knative-hpa":
      return `${bounds} replicas, scaled by a HorizontalPodAutoscaler that Knative makes${by}`;
    case "knative":
      return `${bounds} replicas, scaled by Knative${by}`;
  }
}

function credentialsDecision({ workload, facts, secrets }: Scope): Decision {
  const { serviceAccount, secrets: used } = credentialsOf(workload, facts, secrets);
  const path = ["model", "uri"];
  if (serviceAccount === undefined)
    return { path, text: "model files are fetched without credentials" };
  const names = used?.map(({ secret }) => secret).join(", ");
  const whose = names === undefined ? "which exists" : `made here, with the Secret ${names}`;
  return {
    path,
    text: `model files are fetched as the ServiceAccount ${serviceAccount}, ${whose}`,
  };
}
