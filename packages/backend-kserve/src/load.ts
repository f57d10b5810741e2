import { isMap, suggestion, type LoadContext, type Path } from "@inferspec/compiler";
import { target as catalogue } from "./diagnostics/target.js";
import { emptyMemo } from "./memo.js";
import type { KserveOptions } from "./options.js";
import type { CredentialFact, DeploymentMode, IngressFacts, KserveFacts } from "./target/facts.js";
import { isRuntimeDocument, readRuntime } from "./target/read-runtime.js";
import { shippedRuntimes } from "./target/runtimes.js";
import type { ServingRuntime } from "./target/serving-runtime.js";
import { DOMAIN_TEMPLATES } from "./target/template.js";
import { NEWEST_VERSION, nearestKnown, OLDEST_VERSION, parseVersion } from "./target/version.js";

/** Completes the options by the files that they name and by what KServe ships. */
export async function load(options: KserveOptions, ctx: LoadContext): Promise<KserveFacts> {
  const said = parseVersion(options.version);
  const version = nearestKnown(said);
  if (version !== said) {
    ctx.report(catalogue["unknown-version"], {
      at: ["version"],
      params: { version: said.text, oldest: OLDEST_VERSION, newest: NEWEST_VERSION },
    });
  }
  const shipped = options.shippedRuntimes ? shippedRuntimes(version) : [];
  const files = typeof options.runtimes === "string" ? [options.runtimes] : options.runtimes;
  const read: ServingRuntime[] = [];
  for (const [index, file] of (files ?? []).entries()) {
    const option = typeof options.runtimes === "string" ? ["runtimes"] : ["runtimes", index];
    read.push(...(await readRuntimes(file, option, ctx)));
  }
  return {
    version,
    mode: options.mode,
    target: options.target,
    namespace: options.namespace,
    runtimes: disable(merge([...shipped, ...read]), options.disabledRuntimes ?? [], ctx),
    runtimesOrigin: [
      ...(options.shippedRuntimes ? [`the runtimes of KServe ${version.text}`] : []),
      ...(files ?? []),
    ].join(", "),
    profiles: options.profiles ?? {},
    gpuResource: options.gpuResource,
    clusterDomain: options.clusterDomain,
    headlessServices: options.headlessServices,
    ingress: ingressOf(options.ingress, options.mode),
    llmGateway: options.llmGateway?.replace(/\/$/, ""),
    serviceAccount: options.serviceAccount,
    credentials: credentialsOf(options.secretNames ?? {}),
    storageContainers: options.storageContainers,
    priorityClasses: options.priorityClasses,
    runtimeClasses: options.runtimeClasses,
    keda: options.keda,
    models: options.models ?? {},
    memo: emptyMemo(),
  };
}

/** A later runtime takes the place of an earlier one of the same name and scope. */
function merge(runtimes: readonly ServingRuntime[]): readonly ServingRuntime[] {
  return [...new Map(runtimes.map((one) => [`${one.namespace ?? "*"}/${one.name}`, one])).values()];
}

function disable(
  runtimes: readonly ServingRuntime[],
  disabled: readonly string[],
  ctx: LoadContext,
): readonly ServingRuntime[] {
  const known = [...new Set(runtimes.map(({ name }) => name))];
  for (const [index, name] of disabled.entries()) {
    if (known.includes(name)) continue;
    ctx.report(catalogue["unknown-disabled-runtime"], {
      at: ["disabledRuntimes", index],
      params: { name, suggestion: suggestion(name, known).text },
    });
  }
  return runtimes.map((one) => (disabled.includes(one.name) ? { ...one, disabled: true } : one));
}

async function readRuntimes(
  file: string,
  option: Path,
  ctx: LoadContext,
): Promise<readonly ServingRuntime[]> {
  const documents = await ctx.read(file, option);
  if (documents === undefined) return [];
  const found = documents.flatMap(itemsOf).filter(isRuntimeDocument);
  if (found.length === 0) ctx.report(catalogue["no-runtimes"], { at: option, params: { file } });
  return found.flatMap((document) => {
    const result = readRuntime(document);
    if ("runtime" in result) return [result.runtime];
    const metadata = document["metadata"];
    const name = isMap(metadata) ? metadata["name"] : undefined;
    ctx.report(catalogue["bad-runtime"], {
      at: option,
      params: {
        name: typeof name === "string" ? name : "a runtime",
        file,
        problem: result.problem,
      },
    });
    return [];
  });
}

/** The items of a `List`, as kubectl prints it; else the document itself. */
function itemsOf(document: unknown): readonly unknown[] {
  if (!isMap(document)) return [document];
  const items = document["items"];
  return String(document["kind"]).endsWith("List") && Array.isArray(items) ? items : [document];
}

function ingressOf(
  ingress: KserveOptions["ingress"],
  mode: DeploymentMode,
): IngressFacts | undefined {
  if (ingress === undefined) return undefined;
  return {
    ...ingress,
    domainTemplate: ingress.domainTemplate ?? DOMAIN_TEMPLATES[mode],
    address: ingress.address?.replace(/\/$/, ""),
  };
}

function credentialsOf(
  names: NonNullable<KserveOptions["secretNames"]>,
): KserveFacts["credentials"] {
  const fact = (name: string | null | undefined): CredentialFact => {
    if (name === null) return { presence: "absent" };
    return name === undefined ? { presence: "unknown" } : { secret: name, presence: "present" };
  };
  return {
    hf: fact(names.hf),
    s3: fact(names.s3),
    gs: fact(names.gs),
    azure: fact(names.azure),
    https: fact(names.https),
  };
}
