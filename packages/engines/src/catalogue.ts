import { DIALECTS, ENVIRONMENTS, type Dialect, type Environment } from "./dialect.js";
import { fasterwhisper } from "./generated/fasterwhisper.js";
import { huggingfaceserver } from "./generated/huggingfaceserver.js";
import { infinity } from "./generated/infinity.js";
import { mlserver } from "./generated/mlserver.js";
import { ollama } from "./generated/ollama.js";
import { vllm } from "./generated/vllm.js";
import { namesOf, type Names } from "./names.js";
import { once, oncePer } from "./once.js";
import type { Option, Provenance, Range, Table, Variable } from "./option.js";
import { compareVersions, versionOfImage } from "./version.js";

/** A server as it is described here: its table, and how it reads command line and environment. */
interface Description {
  /** How people write it. */
  readonly title: string;
  readonly table: () => Table;
  readonly dialect: Dialect;
  readonly environment: Environment;
}

const DESCRIPTIONS = {
  vllm: {
    title: "vLLM",
    table: once(vllm),
    dialect: DIALECTS.vllm,
    environment: ENVIRONMENTS.none,
  },
  huggingfaceserver: {
    title: "huggingfaceserver",
    table: once(huggingfaceserver),
    dialect: DIALECTS.kserve,
    environment: ENVIRONMENTS.none,
  },
  // Neither `mlserver start FOLDER` nor `ollama serve` has options: their settings are variables.
  mlserver: {
    title: "MLServer",
    table: once(mlserver),
    dialect: DIALECTS.click,
    environment: ENVIRONMENTS.mlserver,
  },
  ollama: {
    title: "Ollama",
    table: once(ollama),
    dialect: DIALECTS.click,
    environment: ENVIRONMENTS.ollama,
  },
  infinity: {
    title: "Infinity",
    table: once(infinity),
    dialect: DIALECTS.click,
    environment: ENVIRONMENTS.infinity,
  },
  fasterwhisper: {
    title: "FasterWhisper",
    table: once(fasterwhisper),
    dialect: DIALECTS.click,
    environment: ENVIRONMENTS.fasterwhisper,
  },
} as const satisfies Readonly<Record<string, Description>>;

/** The engines with a catalogue. */
export type EngineName = keyof typeof DESCRIPTIONS;

export const ENGINES = Object.keys(DESCRIPTIONS) as readonly EngineName[];

/** What one version of an engine understands. */
export interface Catalogue {
  readonly engine: EngineName;
  /** How people write the engine's name. */
  readonly title: string;
  readonly version: string;
  readonly dialect: Dialect;
  readonly environment: Environment;
  readonly provenance: Provenance;
  readonly options: readonly Option[];
  /** For a server with several modes: what it has in each of them, and in all of them under the empty name. */
  readonly modes: ReadonlyMap<string, readonly Option[]>;
  /** The names of the options of a mode; of all, where it has no such mode. */
  readonly names: (mode?: string) => Names;
  readonly variables: readonly Variable[];
  /** The engines within it, whose options it has too. */
  readonly inner: readonly Catalogue[];
  /** The same of all versions, with the versions that each entry holds for. */
  readonly history: Pick<Table, "options" | "variables">;
}

/** The versions of an engine that were catalogued, oldest first. */
export function versions(engine: EngineName): readonly string[] {
  return Object.keys(DESCRIPTIONS[engine].table().versions).sort(compareVersions);
}

/** A catalogued version for a version that need not be, and whether it is that very one. */
export interface NearestVersion {
  readonly version: string;
  readonly exact: boolean;
}

/**
 * The catalogued version that tells most of an image's tag or of a version: the same, else the newest one before it,
 * else the oldest. `undefined` where the text names no version, such as `latest` or a digest.
 */
export function nearestVersion(engine: EngineName, text: string): NearestVersion | undefined {
  const wanted = versionOfImage(text);
  if (wanted === undefined) return undefined;
  const known = versions(engine);
  const version = known.findLast((each) => compareVersions(each, wanted) <= 0) ?? known[0];
  return version === undefined
    ? undefined
    : { version, exact: compareVersions(version, wanted) === 0 };
}

/** Whether an entry holds for a version, by the place of each version in the table. */
function holdsAt(known: readonly string[], version: string): (range: Range) => boolean {
  const place = new Map(known.map((each, at) => [each, at]));
  const at = place.get(version) ?? -1;
  return ({ since = "", until = "" }) =>
    (place.get(since) ?? 0) <= at && at <= (place.get(until) ?? known.length);
}

/** The catalogues of each engine by version. What was made is kept: the tables never change. */
const cataloguesOf = oncePer((engine: EngineName) =>
  oncePer((version: string) => make(engine, version)),
);

/** What a version understands; `undefined` where it was not catalogued (see `nearestVersion`). */
export function catalogueOf(engine: EngineName, version: string): Catalogue | undefined {
  return cataloguesOf(engine)?.(version);
}

function make(engine: EngineName, version: string): Catalogue | undefined {
  const { title, table, dialect, environment } = DESCRIPTIONS[engine];
  const { versions: known, options, variables } = table();
  const provenance = known[version];
  if (!provenance) return undefined;
  const holds = holdsAt(versions(engine), version);
  const inner = Object.entries(provenance.contains ?? {}).flatMap(([name, innerVersion]) =>
    isEngine(name) ? (catalogueOf(name, innerVersion) ?? []) : [],
  );
  const all = [
    ...options.filter(holds),
    ...inner.flatMap((each) => each.options.map(within(each.engine))),
  ];
  const modes = modesOf(all);
  const names = oncePer((mode: string) => namesOf(modes.get(mode) ?? all));
  const ofAll = once(() => namesOf(all));
  return {
    engine,
    title,
    version,
    dialect,
    environment,
    provenance,
    options: all,
    modes,
    names: (mode) => (mode !== undefined && modes.has(mode) && names(mode)) || ofAll(),
    inner,
    variables: variables.filter(holds),
    history: { options, variables },
  };
}

function modesOf(options: readonly Option[]): Catalogue["modes"] {
  const names = new Set(options.flatMap(({ mode }) => mode ?? []));
  const lists = ["", ...names].map((name): [string, readonly Option[]] => [
    name,
    options.filter(({ mode }) => mode === undefined || mode === name),
  ]);
  return new Map(names.size > 0 ? lists : []);
}

const isEngine = (name: string): name is EngineName => Object.hasOwn(DESCRIPTIONS, name);

/** Options that a server has only while it uses another engine. */
const within =
  (mode: string) =>
  (option: Option): Option => ({ ...option, mode });
