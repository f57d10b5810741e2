import { schemeOf, type SecretMap, type Workload } from "@inferspec/compiler";
import { readHints } from "../hints.js";
import { serviceName } from "../server/names.js";
import type { KserveFacts, StorageScheme } from "../target/facts.js";

/**
 * What is known of the credentials that a download needs. KServe's storage initializer reads them from the Secrets of
 * the Pod's ServiceAccount only, never from the engine's environment (facts/kserve.md §2.3; kserve#4400).
 */
interface Credentials {
  /** `serviceAccountName` of the predictor. */
  readonly serviceAccount?: string | undefined;
  /** Secrets of a ServiceAccount that is made for the workload; absent where it uses one that exists. */
  readonly secrets?: readonly SecretUse[] | undefined;
}

interface SecretUse {
  readonly secret: string;
  /** The index in `secrets` of the Plan, where the spec's own key led to the Secret. */
  readonly index?: number | undefined;
}

/** The key in a Secret by which the storage initializer knows whose it is. */
const KNOWN_KEYS: Readonly<Record<string, StorageScheme>> = {
  HF_TOKEN: "hf",
  AWS_SECRET_ACCESS_KEY: "s3",
  "gcloud-application-credentials.json": "gs",
  AZURE_CLIENT_ID: "azure",
  AZ_CLIENT_ID: "azure",
  AZURE_STORAGE_ACCESS_KEY: "azure",
  "https-host": "https",
};

/** Which of KServe's storages a URI is in; `undefined` where it needs no credentials. */
function storageOf(uri: string): StorageScheme | undefined {
  const scheme = schemeOf(uri);
  switch (scheme) {
    case "hf":
    case "s3":
    case "gs":
      return scheme;
    case "http":
    case "https":
      return /^https:\/\/[^/]+\.(blob|file)\.core\.windows\.net\//i.test(uri) ? "azure" : "https";
    default:
      return undefined;
  }
}

/** The storages that a workload's files come from, each once: those of its canaries too, which are Pods of the same. */
export function storagesOf(workload: Workload, facts: KserveFacts): readonly StorageScheme[] {
  const { model, adapters = [] } = workload;
  const { canaries = [] } = readHints(workload, facts).hints;
  const storages = [model, ...adapters, ...canaries].map(({ uri }) => storageOf(uri));
  return [...new Set(storages)].filter((storage) => storage !== undefined);
}

export function credentialsOf(
  workload: Workload,
  facts: KserveFacts,
  secrets: SecretMap,
): Credentials {
  const given = readHints(workload, facts).hints.serviceAccount ?? facts.serviceAccount;
  if (given !== undefined) return { serviceAccount: given };
  const uses = storagesOf(workload, facts).flatMap(
    (storage) => secretFor(storage, workload, facts, secrets) ?? [],
  );
  if (uses.length === 0) return {};
  return { serviceAccount: `${serviceName(workload.name)}-storage`, secrets: uses };
}

/** The Secret that the configuration names for the storage, else the one that holds the spec's own key. */
export function secretFor(
  storage: StorageScheme,
  { secrets: keys = [] }: Workload,
  facts: KserveFacts,
  secrets: SecretMap,
): SecretUse | undefined {
  const fact = facts.credentials[storage];
  if (fact.presence === "absent") return undefined;
  if (fact.secret !== undefined) return { secret: fact.secret };
  const index = keys.findIndex((key) => {
    const mapped = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
    return mapped !== undefined && storageOfKey(mapped.key) === storage;
  });
  const key = keys[index];
  const mapped = key !== undefined && Object.hasOwn(secrets, key) ? secrets[key] : undefined;
  return mapped && { secret: mapped.secret, index };
}

function storageOfKey(key: string): StorageScheme | undefined {
  return Object.hasOwn(KNOWN_KEYS, key) ? KNOWN_KEYS[key] : undefined;
}
