import { isMap, type LoadContext } from "@inferspec/compiler";
import { target as catalogue } from "./diagnostics/target.js";
import type { KubeaiOptions } from "./options.js";
import { chartDefaults } from "./target/chart.js";
import type { KubeaiFacts } from "./target/facts.js";
import { mergeValues } from "./target/helm-merge.js";
import { fromSystem, fromValues, type SystemConfig } from "./target/system-config.js";
import { atLeast, OLDEST_VERSION, parseVersion } from "./target/version.js";

type Values = Readonly<Record<string, unknown>>;

/** What a file told: Helm values to lay over the defaults, or the whole system configuration. */
type Found =
  { readonly values: Values } | { readonly system: Values; readonly serviceName: string };

/** Completes the options by the files that they name and by the chart's own defaults. */
export async function load(options: KubeaiOptions, ctx: LoadContext): Promise<KubeaiFacts> {
  const version = parseVersion(options.version);
  if (!atLeast(version, OLDEST_VERSION)) {
    ctx.report(catalogue["version-too-old"], {
      at: ["version"],
      params: { version: version.text, oldest: OLDEST_VERSION },
    });
  }
  const named = typeof options.values === "string" ? [options.values] : (options.values ?? []);
  let values = chartDefaults(version);
  let system: SystemConfig | undefined;
  for (const [index, file] of named.entries()) {
    const option = typeof options.values === "string" ? ["values"] : ["values", index];
    for (const found of await readFile(file, option, ctx)) {
      if ("values" in found) values = mergeValues(values, found.values);
      else system = fromSystem(found.system, found.serviceName);
    }
  }
  return complete(options, system ?? fromValues(values), named);
}

function complete(
  options: KubeaiOptions,
  config: SystemConfig,
  files: readonly string[],
): KubeaiFacts {
  const { namespace } = options;
  const host = namespace === undefined ? config.serviceName : `${config.serviceName}.${namespace}`;
  const credentials = { ...config.credentials };
  for (const store of ["huggingface", "aws", "gcp", "alibaba"] as const) {
    const secret = options.secretNames?.[store];
    if (secret === null) credentials[store] = { ...credentials[store], presence: "absent" };
    else if (secret !== undefined) credentials[store] = { secret, presence: "present" };
  }
  const images = { ...config.images };
  for (const [engine, list] of Object.entries(options.images ?? {})) {
    images[engine] = { ...images[engine], ...list };
  }
  return {
    version: parseVersion(options.version),
    namespace,
    baseUrl: (options.baseUrl ?? `http://${host}/openai/v1`).replace(/\/+$/, ""),
    serviceName: config.serviceName,
    resourceProfiles: { ...config.resourceProfiles, ...options.resourceProfiles },
    cacheProfiles: { ...config.cacheProfiles, ...options.cacheProfiles },
    images,
    credentials,
    autoscaling: config.autoscaling,
    surge: config.surge,
    owner: options.owner,
    envFrom: options.envFrom ?? [],
    models: options.models ?? {},
    gpuResource: options.gpuResource,
    priorityClasses: options.priorityClasses,
    runtimeClasses: options.runtimeClasses,
    synthesised: new WeakMap(),
    origin: originOf(options, files),
  };
}

/** Where profiles were looked for. */
function originOf(options: KubeaiOptions, files: readonly string[]): string {
  const from = files.length === 0 ? "the Helm chart's defaults" : files.join(", ");
  return options.resourceProfiles || options.cacheProfiles ? `${from} and the configuration` : from;
}

async function readFile(
  file: string,
  option: readonly (string | number)[],
  ctx: LoadContext,
): Promise<readonly Found[]> {
  const documents = await ctx.read(file, option);
  if (documents === undefined) return [];
  const found = documents.flatMap(itemsOf).flatMap((document): Found[] => {
    if (!isMap(document)) return [];
    if (document["kind"] !== undefined) return fromConfigMap(document, file, option, ctx);
    if (isMap(document["secretNames"])) return [{ system: document, serviceName: "kubeai" }];
    return KNOWN_VALUES.some((key) => Object.hasOwn(document, key)) ? [{ values: document }] : [];
  });
  if (found.length === 0) {
    ctx.report(catalogue["no-facts"], { at: option, params: { file } });
  }
  return found;
}

/** Top-level keys of the chart's values by which a values file is known. */
const KNOWN_VALUES = [
  "resourceProfiles",
  "cacheProfiles",
  "modelServers",
  "modelAutoscaling",
  "modelRollouts",
  "modelServerPods",
  "secrets",
  "fullnameOverride",
  "replicaCount",
  "messaging",
  "open-webui",
];

/** The items of a `List`, as kubectl prints it; else the document itself. */
function itemsOf(document: unknown): readonly unknown[] {
  if (!isMap(document)) return [document];
  const items = document["items"];
  return String(document["kind"]).endsWith("List") && Array.isArray(items) ? items : [document];
}

function fromConfigMap(
  document: Values,
  file: string,
  option: readonly (string | number)[],
  ctx: LoadContext,
): Found[] {
  const data = document["data"];
  const text = isMap(data) ? data["system.yaml"] : undefined;
  if (document["kind"] !== "ConfigMap" || typeof text !== "string") return [];
  const metadata = document["metadata"];
  const name = isMap(metadata) ? metadata["name"] : undefined;
  const release = typeof name === "string" ? /^(.+)-config$/.exec(name)?.[1] : undefined;
  const parsed = ctx.parse(text, `${file}#system.yaml`, option) ?? [];
  return parsed.flatMap((system) =>
    isMap(system) ? [{ system, serviceName: release ?? "kubeai" }] : [],
  );
}
