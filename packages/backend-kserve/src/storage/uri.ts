import { schemeOf, type Workload } from "@inferspec/compiler";
import { withoutTrailingSlashes } from "./slashes.js";

/** Where KServe puts the model's files. */
export const MODEL_FOLDER = "/mnt/models";

/**
 * A model's URI as KServe's storage initializer reads it. Hugging Face takes exactly two segments and the revision after
 * a colon (`hf://owner/repo:rev`, facts/kserve.md §2.3); DigitalHub's model entities leave a slash at the end.
 */
export function storageUri(uri: string, revision?: string): string {
  const plain = withoutQuery(uri);
  if (schemeOf(plain) !== "hf") return plain;
  const repository = withoutTrailingSlashes(plain);
  return revision === undefined ? repository : `${withoutRevision(repository)}:${revision}`;
}

function withoutRevision(repository: string): string {
  const colon = repository.indexOf(":", repository.lastIndexOf("/"));
  return colon < 0 ? repository : repository.slice(0, colon);
}

/** A revision has a place in the URI only where it names a repository. */
export function takesRevision(uri: string): boolean {
  return schemeOf(uri) === "hf";
}

/** KubeAI's URIs carry options after `?`, which no storage of KServe's knows. */
function withoutQuery(uri: string): string {
  return /^(pvc|ollama):/i.test(uri) ? uri.replace(/\?[\s\S]*$/, "") : uri;
}

/** One entry of `storageUris`, and where the files are once KServe fetched them. */
interface Source {
  readonly uri: string;
  readonly mountPath: string;
  readonly folder: string;
}

/** Where the files of a workload come from: one source, or the base model's and that of each adapter. */
export interface Sources {
  /** `storageUri` of the predictor; absent where there are several, or where the engine fetches the model itself. */
  readonly single?: string | undefined;
  /** `storageUris`: the base first, then the adapters in the order of the Plan. */
  readonly several?: readonly Source[] | undefined;
  /** The folder of the model itself. */
  readonly folder: string;
}

export function sourcesOf({ model, engine, adapters = [] }: Workload): Sources {
  if (engine.name === "OLlama" && schemeOf(model.uri) === "ollama") return { folder: MODEL_FOLDER };
  const base = storageUri(model.uri, model.revision);
  if (adapters.length === 0) return { single: base, folder: MODEL_FOLDER };
  const first = sourceAt(base, `${MODEL_FOLDER}/base`);
  const rest = adapters.map(({ name, uri }) =>
    sourceAt(storageUri(uri), `${MODEL_FOLDER}/adapters/${name}`),
  );
  return { several: [first, ...rest], folder: first.folder };
}

/** Among several, KServe mounts a claim whole and ignores the path within it (facts/kserve.md §2.3). */
function sourceAt(uri: string, mountPath: string): Source {
  const inside = withoutTrailingSlashes(/^pvc:\/\/[^/]*\/(.+)$/i.exec(uri)?.[1] ?? "");
  return { uri, mountPath, folder: inside === "" ? mountPath : `${mountPath}/${inside}` };
}
