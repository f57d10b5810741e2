import { isUndrawable, isVariableName, looksSecret } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";
import { CREDENTIALS } from "../target/credentials.js";
import { isEngine, MODEL_PATH_VARIABLE, type Engine } from "../target/engines.js";
import { parseUrl } from "../target/url.js";

const port = "KubeAI looks for the server on port 8000 of the Pod's own address";
const routing = "KubeAI sends requests by the Model's name, which this changes";

/** Variables by which a Model takes itself out of KubeAI's reach. */
const RESERVED: Readonly<Record<Engine, Readonly<Record<string, string>>>> = {
  VLLM: {},
  OLlama: { OLLAMA_HOST: port },
  FasterWhisper: { UVICORN_PORT: port, UVICORN_HOST: port },
  Infinity: {
    INFINITY_PORT: port,
    INFINITY_HOST: port,
    INFINITY_SERVED_MODEL_NAME: routing,
    INFINITY_URL_PREFIX: "KubeAI expects the API below `/v1`",
  },
};

/** Names of variables, and those that are KubeAI's own. */
export const envRule: Rule = (scope) => {
  const { workload, report } = scope;
  for (const [name, value] of Object.entries(workload.env ?? {})) {
    const at = ["env", name];
    if (isUndrawable(name)) {
      report(diagnostics["env-undrawable"], { at, side: "key", params: { name } });
    } else if (!isVariableName(name)) {
      report(diagnostics["env-name"], { at, side: "key", params: { name } });
    }
    const why = reservedBecause(name, value, scope);
    if (why !== undefined)
      report(diagnostics["reserved-env"], { at, side: "key", params: { name, why } });
    if (looksSecret(name, value)) {
      report(diagnostics["env-plain-secret"], { at, side: "key", params: { name } });
    }
  }
};

function reservedBecause(name: string, value: string, { workload }: Scope): string | undefined {
  const engine = workload.engine.name;
  if (!isEngine(engine)) return undefined;
  const reserved = RESERVED[engine];
  if (Object.hasOwn(reserved, name)) return reserved[name];
  const scheme = parseUrl(workload.model.uri)?.scheme;
  if (engine === "OLlama" && name === "OLLAMA_MODELS" && scheme === "pvc") {
    return "KubeAI sets it to where the volume is mounted";
  }
  if (name === MODEL_PATH_VARIABLE[engine] && scheme !== "pvc" && scheme !== "oci") {
    return `the server would load \`${value}\` instead of the URL`;
  }
  return undefined;
}

/** Variables that lose against those that KubeAI adds for the URL's scheme. */
export const shadowedRule: Rule = ({ workload, facts, report }) => {
  const scheme = parseUrl(workload.model.uri)?.scheme ?? "";
  const credentials = Object.hasOwn(CREDENTIALS, scheme) ? CREDENTIALS[scheme] : undefined;
  if (!credentials) return;
  const { secret, presence } = facts.credentials[credentials.store];
  if (presence === "absent") return;
  for (const name of credentials.variables) {
    const index = (workload.secrets ?? []).indexOf(name);
    const places = [
      ...(workload.env?.[name] === undefined ? [] : [["env", name]]),
      ...(index < 0 ? [] : [["secrets", index]]),
    ];
    for (const at of places) {
      if (presence === "present") {
        report(diagnostics["env-shadowed"], { at, params: { name, secret } });
      } else {
        const { store } = credentials;
        report(diagnostics["env-perhaps-shadowed"], { at, params: { name, secret, store } });
      }
    }
  }
};
