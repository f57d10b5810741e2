import { Traced, type PlanOrigin, type Traceable, type Workload } from "@inferspec/compiler";
import { writtenOptions } from "../engine-options.js";
import { FILES_HASH_VARIABLE, hashFiles } from "../files-hash.js";
import { rankToAdd } from "../lora.js";
import { parallelismOf } from "../parallelism.js";
import { revisionOf } from "../revision.js";
import type { Scope } from "../scope.js";
import { isEngine, isScheme, ENGINE_SCHEMES, MODEL_PATH_VARIABLE } from "../target/engines.js";
import type { EnvFromEntry, KubeaiFacts } from "../target/facts.js";
import { parseUrl } from "../target/url.js";

type Text = string | Traced<string, PlanOrigin>;

/**
 * The engine's arguments: those of the spec, then what it needs and nobody said. Nothing else is added; DigitalHub's
 * `--uvicorn-log-level=warning`, for one, is a matter of taste that a spec can state itself.
 */
export function argsOf({ workload, facts, from }: Scope): Text[] | undefined {
  const given = from("engine", "args");
  const args: Text[] = settingsOf(workload, facts, from);
  args.push(...(given?.value ?? []).map((arg, index) => given?.get(index) ?? arg));
  const parallelism = parallelismOf(workload, facts);
  if (parallelism.kind === "add") {
    const origins = [
      ...(from("accelerator")?.origins ?? []),
      ...(from("resources")?.origins ?? []),
    ];
    args.push(new Traced(`--tensor-parallel-size=${parallelism.count}`, origins));
  }
  const rank = rankToAdd(workload, facts);
  if (rank) {
    args.push(new Traced(`--max-lora-rank=${rank.limit}`, from("adapters")?.origins ?? []));
  }
  return args.length > 0 ? args : undefined;
}

/** What the spec says without words of a command line: the revision, and the engine's typed settings. */
function settingsOf(workload: Workload, facts: KubeaiFacts, from: Scope["from"]): Text[] {
  const revision = revisionOf(workload);
  const words: Text[] = [];
  // What the author gives there takes the place of a setting.
  const args = from("engine", "args")?.origins ?? [];
  if (revision.kind === "flag") {
    const origins = from("model", "revision")?.origins ?? [];
    words.push(new Traced(revision.word, [...origins, ...args]));
  }
  const options = from("engine", "options");
  for (const { key, words: own } of writtenOptions(workload, facts)) {
    const origins = [...(options?.get(key)?.origins ?? options?.origins ?? []), ...args];
    words.push(...own.map((word) => new Traced(word, origins)));
  }
  return words;
}

/** Variables, sorted: the spec's, the model's path where KubeAI gets it wrong, and the hash that restarts Pods. */
export function envOf({ workload, from }: Scope): Record<string, Text> | undefined {
  const entries = new Map<string, Text>();
  const path = modelPathVariable(workload.engine.name, workload.model.uri);
  if (path !== undefined)
    entries.set(
      path,
      from("model", "uri").with(from("engine", "name"), () => "/model"),
    );
  const files = from("files");
  if (files && files.value.length > 0) entries.set(FILES_HASH_VARIABLE, files.map(hashFiles));
  const env = from("env");
  for (const [name, value] of Object.entries(env?.value ?? {})) {
    // `get` gives nothing for an empty text, which is a value all the same.
    entries.set(name, env?.get(name) ?? value);
  }
  if (entries.size === 0) return undefined;
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function modelPathVariable(engine: string, uri: string): string | undefined {
  const scheme = parseUrl(uri)?.scheme ?? "";
  if (!isEngine(engine) || !isScheme(scheme)) return undefined;
  return ENGINE_SCHEMES[engine][scheme].plain === "model-path"
    ? MODEL_PATH_VARIABLE[engine]
    : undefined;
}

/** The target's own sources, then the Secrets of the spec's keys, each once. */
export function envFromOf({
  workload,
  facts,
  secrets,
  from,
}: Scope): Traceable<EnvFromEntry, PlanOrigin>[] | undefined {
  const entries: Traceable<EnvFromEntry, PlanOrigin>[] = [...facts.envFrom];
  const taken = new Set<string>();
  const keys = from("secrets");
  for (const [index, key] of (workload.secrets ?? []).entries()) {
    const mapped = Object.hasOwn(secrets, key) ? secrets[key] : undefined;
    if (!mapped || taken.has(mapped.secret)) continue;
    taken.add(mapped.secret);
    const reference = { name: mapped.secret, optional: mapped.optional ?? false };
    const origins = keys?.get(index)?.origins ?? [];
    entries.push(new Traced<EnvFromEntry, PlanOrigin>({ secretRef: reference }, origins));
  }
  return entries.length > 0 ? entries : undefined;
}
