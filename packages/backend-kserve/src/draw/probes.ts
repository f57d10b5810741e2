import { schemeOf } from "@inferspec/compiler";
import { readHints, tracedHints } from "../hints.js";
import type { Container, Probe } from "../objects/specs.js";
import { whole, type Draft, type Part, type Scope, type Text } from "../scope.js";
import { servedName } from "../server/names.js";
import type { Server } from "../server/server.js";
import { COLLOCATED_PORT } from "./args.js";

const PERIOD = 10;

type Probes = Pick<Container, "readinessProbe" | "startupProbe">;

/**
 * When the server counts as ready, and how long it may take to load. KServe's own is that the port is open, and no time at
 * all (facts/kserve.md §2.3).
 */
export function probesOf(scope: Scope, server: Server): Draft<Probes> {
  const { program, runtime, collocated } = server;
  if (program.ready === undefined) return {};
  const timeout = tracedHints(scope)?.get("startupTimeout");
  // These runtimes bring better ones of their own; a probe of ours would be merged into them, field by field.
  if (runtime?.runtime.worker) return {};
  if (runtime && program.name === "vllm" && !collocated && timeout === undefined) return {};
  const port = collocated ? COLLOCATED_PORT : program.port;
  const httpGet = { path: readyPath(scope, program.ready), port };
  const readinessProbe = { httpGet, periodSeconds: PERIOD, timeoutSeconds: 5, failureThreshold: 3 };
  return {
    readinessProbe: runtime && program.name === "vllm" && !collocated ? undefined : readinessProbe,
    startupProbe:
      program.name === "ollama"
        ? boxed(scope, pullProbe(scope, startupSeconds(scope, server)))
        : boxed(scope, {
            httpGet,
            periodSeconds: PERIOD,
            timeoutSeconds: 5,
            failureThreshold: Math.ceil(startupSeconds(scope, server) / PERIOD),
          }),
  };
}

/** The path by which the server says that the model is loaded, whatever characters its name has. */
function readyPath({ workload, from }: Scope, path: string): Text {
  if (!path.includes("{model}")) return path;
  const full = path.replace("{model}", encodeURIComponent(servedName(workload)));
  return (from("model", "name") ?? from("name")).map(() => full);
}

/** Seconds that loading may take: the spec's, else what is usual for the server. */
export function startupSeconds({ workload, facts }: Scope, { program }: Server): number {
  return readHints(workload, facts).hints.startupTimeout ?? program.startupSeconds;
}

/** How long it may take follows from the spec, where it says so. */
function boxed(scope: Scope, probe: Draft<Probe>): Part<Probe> {
  const timeout = tracedHints(scope)?.get("startupTimeout");
  return timeout === undefined ? probe : whole<Probe>([timeout], probe);
}

/**
 * Ollama's server starts without a model: the first probe makes it fetch one, and gives it the name that clients use, as
 * KubeAI does (facts/kubeai.md §2.3). Words are passed as parameters, so that no shell reads them,
 * and behind `--`, so that Ollama takes none for an option.
 */
function pullProbe({ workload, from }: Scope, seconds: number): Draft<Probe> {
  const uri = workload.model.uri;
  const [reference = "", query = ""] = uri.replace(/^[a-z0-9]+:\/\//i, "").split("?");
  const options = new URLSearchParams(query);
  const pulls = schemeOf(uri) === "ollama" && options.get("pull") !== "false";
  const tag = schemeOf(uri) === "ollama" ? reference : (options.get("model") ?? "");
  const insecure = options.get("insecure") === "true" ? "--insecure " : "";
  const script = [...(pulls ? [`ollama pull ${insecure}-- "$1"`] : []), 'ollama cp -- "$1" "$2"'];
  const name = servedName(workload);
  return {
    exec: {
      command: [
        "/bin/sh",
        "-c",
        script.join(" && "),
        "load",
        from("model", "uri").map(() => tag),
        from("model", "name") ?? from("name").map(() => name),
      ],
    },
    periodSeconds: PERIOD,
    timeoutSeconds: seconds,
    failureThreshold: 10,
  };
}
