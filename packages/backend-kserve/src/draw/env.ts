import { schemeOf } from "@inferspec/compiler";
import type { EnvVariable } from "../objects/specs.js";
import type { Box, Draft, Part, Scope, Text } from "../scope.js";
import { servedName } from "../server/names.js";
import { inReferenceOrder } from "../server/references.js";
import type { Server } from "../server/server.js";
import { sourcesOf } from "../storage/uri.js";
import { COLLOCATED_PORT } from "./args.js";
import { sayFor, type Say } from "./literal.js";
import { baseOf } from "./sources.js";

/** One entry of a container's `env`. */
type Variable = Draft<EnvVariable>;

/** What the server needs, the spec's variables, and its secret keys. */
export function envOf(
  scope: Scope,
  server: Server,
  base = baseOf(scope),
): readonly Variable[] | undefined {
  return variablesOf(scope, launchVariables(scope, server, base), sayFor(server));
}

/** The given variables, the spec's and its secret keys, each once and what is referred to first. */
export function variablesOf(
  scope: Scope,
  launch: readonly (readonly [string, Text])[],
  say: Say,
): readonly Variable[] | undefined {
  const { workload, from, secrets } = scope;
  const variables = new Map<string, Draft<Omit<EnvVariable, "name">>>();
  for (const [name, value] of launch) variables.set(name, { value: say(value) });
  const keys = from("secrets");
  for (const [index, key] of (workload.secrets ?? []).entries()) {
    const mapped = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
    if (!mapped) continue;
    const reference = {
      name: mapped.secret,
      key: mapped.key,
      ...(mapped.optional === true && { optional: true }),
    };
    const valueFrom = { secretKeyRef: reference };
    variables.set(key, { valueFrom: keys?.get(index)?.map(() => valueFrom) ?? valueFrom });
  }
  const env = from("env");
  for (const [name, value] of Object.entries(env?.value ?? {})) {
    variables.set(name, { value: say(env?.get(name) ?? env?.map(() => value) ?? value) });
  }
  const list = ordered(variables).map(([name, rest]): Variable => ({
    name: named(name, scope),
    ...rest,
  }));
  return list.length > 0 ? list : undefined;
}

/** Variables in the order in which Kubernetes can resolve them (see `inReferenceOrder`). */
export function ordered<T extends { readonly value?: Part<string | undefined> }>(
  variables: ReadonlyMap<string, T>,
): readonly (readonly [string, T])[] {
  const texts = new Map([...variables].map(([name, { value }]) => [name, plain(value)]));
  return inReferenceOrder(texts).flatMap((name) => {
    const rest = variables.get(name);
    return rest ? [[name, rest] as const] : [];
  });
}

function plain(value: Part<string | undefined>): string {
  return (typeof value === "object" ? value.value : value) ?? "";
}

/** A variable's name comes from where its value does. */
function named(name: string, { workload, from }: Scope): Text {
  const env = from("env");
  if (workload.env !== undefined && Object.hasOwn(workload.env, name)) {
    return env?.get(name)?.map(() => name) ?? env?.map(() => name) ?? name;
  }
  const index = workload.secrets?.indexOf(name) ?? -1;
  return index < 0 ? name : (from("secrets")?.get(index) ?? name);
}

/** How a server is told which model to load, where no runtime's command line says it. */
function launchVariables(
  scope: Scope,
  { program, runtime, collocated }: Server,
  base: Text | undefined,
): [string, Text][] {
  const { workload, from } = scope;
  const name = from("model", "name");
  const called = name ?? from("name").map(() => servedName(workload));
  const port = String(collocated ? COLLOCATED_PORT : program.port);
  const uri = from("model", "uri");
  const files: [string, Text][] =
    runtime || base === undefined ? [] : storageVariables(scope, base);
  const { folder } = sourcesOf(workload);
  switch (program.name) {
    case "mlserver":
      // KServe's own where a runtime serves, except for the name that the author gave.
      return [
        ...files,
        ...(runtime
          ? mlserverName(name)
          : ownMlserver(
              called,
              uri.map(() => folder),
              implementationOf(scope),
              port,
            )),
        ...(runtime && collocated ? [["MLSERVER_HTTP_PORT", port] as [string, Text]] : []),
      ];
    case "infinity":
      return [
        ...files,
        ["INFINITY_MODEL_ID", uri.map(() => folder)],
        ["INFINITY_SERVED_MODEL_NAME", called],
        ["INFINITY_URL_PREFIX", "/v1"],
        ["INFINITY_ENGINE", "torch"],
        ["INFINITY_PORT", port],
      ];
    case "faster-whisper":
      return [
        ...files,
        ["WHISPER__MODEL", uri.map(() => folder)],
        ["ENABLE_UI", "false"],
        ["UVICORN_PORT", port],
      ];
    case "ollama":
      return [
        ...files,
        ["OLLAMA_HOST", `0.0.0.0:${port}`],
        ["OLLAMA_KEEP_ALIVE", "999999h"],
        ...(schemeOf(workload.model.uri) === "ollama"
          ? []
          : [["OLLAMA_MODELS", uri.map(() => folder)] as [string, Text]]),
      ];
    case "vllm":
    case "huggingfaceserver":
      // Images that run without root have no home to cache in.
      return [...files, ...(runtime ? [] : [["HF_HOME", "/tmp"] as [string, Text]])];
    default:
      return files;
  }
}

/** KServe fetches `STORAGE_URI` into the model's folder, and tells the container that folder in its place. */
function storageVariables({ workload }: Scope, base: Text): [string, Text][] {
  return sourcesOf(workload).single === undefined ? [] : [["STORAGE_URI", base]];
}

const mlserverName = (name: Box<string> | undefined): [string, Text][] =>
  name ? [["MLSERVER_MODEL_NAME", name]] : [];

function ownMlserver(
  name: Text,
  folder: Text,
  implementation: Text,
  port: string,
): [string, Text][] {
  return [
    ["MLSERVER_MODEL_NAME", name],
    ["MLSERVER_MODEL_URI", folder],
    ["MLSERVER_MODEL_IMPLEMENTATION", implementation],
    ["MLSERVER_HTTP_PORT", port],
    ["MLSERVER_GRPC_PORT", "9000"],
  ];
}

const IMPLEMENTATIONS: Readonly<Record<string, string>> = {
  mlflow: "mlserver_mlflow.MLflowRuntime",
  huggingface: "mlserver_huggingface.HuggingFaceRuntime",
  xgboost: "mlserver_xgboost.XGBoostModel",
  lightgbm: "mlserver_lightgbm.LightGBMModel",
};

function implementationOf({ from }: Scope): Text {
  const known = (format: string): string =>
    (Object.hasOwn(IMPLEMENTATIONS, format) ? IMPLEMENTATIONS[format] : undefined) ??
    "mlserver_sklearn.SKLearnModel";
  return from("model", "format")?.map(known) ?? known("");
}
