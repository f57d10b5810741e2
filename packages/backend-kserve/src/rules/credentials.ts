import { suggestion, type Path } from "@inferspec/compiler";
import { kserveConfig } from "../config-lines.js";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule, Scope } from "../scope.js";
import { credentialsOf, secretFor, storagesOf } from "../storage/credentials.js";
import type { StorageScheme } from "../target/facts.js";
import { atLeast } from "../target/version.js";

/** By which keys of a Secret KServe knows a storage (facts/kserve.md §2.3). */
const KEYS: Readonly<Record<StorageScheme, string>> = {
  hf: "`HF_TOKEN`",
  s3: "`AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`",
  gs: "`gcloud-application-credentials.json`",
  azure: "`AZURE_CLIENT_ID` and its like, or `AZURE_STORAGE_ACCESS_KEY`",
  https: "`https-host` and the headers for it",
};

/** Variables by which people and libraries give credentials to a process. */
const VARIABLES: Readonly<Record<StorageScheme, RegExp>> = {
  hf: /^(HF_TOKEN|HUGGING_FACE_HUB_TOKEN|HUGGINGFACE_TOKEN)$/,
  s3: /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/,
  gs: /^GOOGLE_APPLICATION_CREDENTIALS$/,
  azure: /^AZ(URE)?_(CLIENT_ID|CLIENT_SECRET|STORAGE_ACCESS_KEY)$/,
  https: /^HTTPS?_HEADERS$/,
};

/** Hugging Face is mostly public: there a token is asked for only where the spec has one that does not arrive. */
const OFTEN_PUBLIC: ReadonlySet<StorageScheme> = new Set(["hf", "https"]);

/** Whether the storage initializer gets what it needs to fetch the model. */
export const credentialsRule: Rule = (scope) => {
  const { workload, facts, secrets, report } = scope;
  const credentials = credentialsOf(workload, facts, secrets);
  // A ServiceAccount that exists carries whatever it carries.
  if (credentials.serviceAccount !== undefined && credentials.secrets === undefined) return;
  checkShared(scope);
  // What else an LLMInferenceService cannot fetch at all, negotiation says.
  const fetched = storagesOf(workload, facts).filter(
    (scheme) => facts.target === "InferenceService" || scheme === "hf" || scheme === "s3",
  );
  for (const scheme of fetched) {
    if (secretFor(scheme, workload, facts, secrets)) continue;
    const params = { scheme, keys: KEYS[scheme] };
    const config = kserveConfig(`secretNames: { ${scheme}: <name of the Secret> }`);
    const given = variablesFor(scheme, scope);
    for (const { name, why, at } of given) {
      report(diagnostics["token-in-env"], { at, params: { ...params, name, why, config } });
    }
    const unknown = facts.credentials[scheme].presence === "unknown";
    if (given.length === 0 && unknown && !OFTEN_PUBLIC.has(scheme)) {
      const at = ["model", "uri"];
      report(diagnostics["credentials-unknown"], { at, params: { ...params, config } });
    }
  }
};

interface Given {
  readonly name: string;
  readonly why: string;
  readonly at: Path;
}

function variablesFor(scheme: StorageScheme, { workload, secrets }: Scope): Given[] {
  const pattern = VARIABLES[scheme];
  const fromEnv = Object.keys(workload.env ?? {})
    .filter((name) => pattern.test(name))
    .map((name) => ({
      name,
      why: "only the engine sees its environment, and KServe fetches the model before",
      at: ["env", name],
    }));
  const fromSecrets = (workload.secrets ?? []).flatMap((name, index) => {
    const mapped = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (!pattern.test(name) || !mapped) return [];
    const why = `KServe does not know it by the key \`${mapped.key}\` of the Secret \`${mapped.secret}\``;
    return [{ name, why, at: ["secrets", index] }];
  });
  return [...fromEnv, ...fromSecrets];
}

/** One Secret for two storages gives credentials for one of them. */
function checkShared({ workload, facts, secrets, report }: Scope): void {
  const seen = new Map<string, StorageScheme>();
  for (const scheme of storagesOf(workload, facts)) {
    const use = secretFor(scheme, workload, facts, secrets);
    if (!use) continue;
    const first = seen.get(use.secret);
    if (first === undefined) seen.set(use.secret, scheme);
    else {
      report(diagnostics["secret-shared"], {
        at: use.index === undefined ? ["model", "uri"] : ["secrets", use.index],
        params: { secret: use.secret, first, second: scheme },
      });
    }
  }
}

/** A ClusterStorageContainer by name. */
export const storageContainerRule: Rule = ({ workload, facts, report }) => {
  const name = readHints(workload, facts).hints.storageContainer;
  if (name === undefined) return;
  const at = ["hints", "kserve", "storageContainer"];
  if (!atLeast(facts.version, "0.20")) {
    const params = { version: facts.version.text };
    report(diagnostics["storage-container-version"], { at, params });
  }
  const known = facts.storageContainers;
  if (known === undefined || known.includes(name)) return;
  const near = suggestion(name, [...known].sort());
  report(diagnostics["storage-container-unknown"], {
    at,
    params: { name, suggestion: near.text },
  });
};
