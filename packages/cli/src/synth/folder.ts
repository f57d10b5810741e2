import { basename, join } from "node:path";
import {
  canonicalJson,
  createDiagnostic,
  DEFAULT_LIMITS,
  formatPath,
  parseText,
  renderYamlStream,
  type AnyBackend,
  type Change,
  type Diagnostic,
  type Synthesis,
} from "@inferspec/compiler";
import type { Io } from "../io.js";
import { output as catalogue } from "../output/diagnostics.js";
import { readOutput, updateOutput, type Difference, type OutputFile } from "../output/write.js";
import type { Equipment } from "../plugins/load.js";

/** What became of an output folder. */
export interface Delivery {
  readonly diagnostics: readonly Diagnostic[];
  /** The folder did not hold what it should, and nothing was written. */
  readonly stale: boolean;
  /** What changed, for people. */
  readonly summary: string;
}

const MANIFESTS = "manifests/";
/** What a removed manifest described runs on, for `kubectl apply` never deletes. */
const STILL_THERE = "; what it made in the cluster stays there until `kubectl delete`";

/** Writes a synthesis into a folder, or with `onlyCheck` compares the two. Says what the cluster will make of it. */
export async function deliverFolder(
  folder: string,
  synthesis: Synthesis,
  { backends }: Equipment,
  onlyCheck: boolean,
  io: Io,
): Promise<Delivery> {
  const files = outputFiles(synthesis);
  const before = await readOutput(folder, io);
  const result = await updateOutput(folder, files, io, !onlyCheck);
  if (!result.ok) return { diagnostics: result.diagnostics, stale: false, summary: "" };
  const { differences } = result;
  const backend = backends.find(({ name }) => name === synthesis.backend);
  const old = [...before.texts].filter(([name]) => name.startsWith(MANIFESTS));
  const diagnostics = [
    ...(differences.length === 0 ? [] : clusterChanges(backend, old, synthesis)),
    ...(await foreignManifests(folder, files, differences, onlyCheck, io)),
  ];
  return {
    diagnostics,
    stale: onlyCheck && differences.length > 0,
    summary: summarise(differences, basename(folder), onlyCheck),
  };
}

/** The files of an output: one a workload, apart from the others so that `kubectl apply -f DIR/manifests` works. */
function outputFiles({ manifests, files, endpoints }: Synthesis): OutputFile[] {
  const byWorkload = new Map<string, Readonly<Record<string, unknown>>[]>();
  for (const { workload, object } of manifests) {
    byWorkload.set(workload, [...(byWorkload.get(workload) ?? []), object]);
  }
  return [
    ...[...byWorkload].map(([workload, objects]) => ({
      name: `${MANIFESTS}${workload}.yaml`,
      text: renderYamlStream(objects),
    })),
    ...files.map(({ name, text }) => ({ name, text })),
    { name: "endpoints.json", text: canonicalJson(endpoints) },
  ];
}

/** Warns of what lies beside the manifests: files that `kubectl apply -f DIR/manifests` takes, and nobody here made. */
async function foreignManifests(
  folder: string,
  files: readonly OutputFile[],
  differences: readonly Difference[],
  onlyCheck: boolean,
  io: Io,
): Promise<Diagnostic[]> {
  const own = new Set(files.map(({ name }) => name));
  // Nothing was removed yet: `--check` has said already that these go.
  if (onlyCheck) for (const { name } of differences) own.add(name);
  let names: string[] = [];
  try {
    names = await io.fs.readdir(join(folder, MANIFESTS));
  } catch {
    // Without manifests there is no such folder.
  }
  return names
    .map((name) => `${MANIFESTS}${name}`)
    .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !own.has(name))
    .sort()
    .map((file) => createDiagnostic(catalogue["foreign-manifest"], { params: { file } }));
}

function clusterChanges(
  backend: AnyBackend | undefined,
  old: readonly (readonly [name: string, text: string])[],
  { manifests }: Synthesis,
): Diagnostic[] {
  if (!backend?.compare || old.length === 0) return [];
  // What lies there may have been edited by hand: what is no YAML is no manifest to compare with.
  const before = old.flatMap(([name, text]) =>
    parseText(name, text, DEFAULT_LIMITS).documents.map(({ value }) => value),
  );
  return backend
    .compare(
      before,
      manifests.map(({ object }) => object),
    )
    .map(describeChange);
}

function describeChange({ effect, manifest, path, why }: Change): Diagnostic {
  const kind = {
    refused: catalogue["cluster-refuses"],
    recreated: catalogue["cluster-recreates"],
    broken: catalogue["cluster-breaks"],
    restarted: catalogue["cluster-restarts"],
  }[effect];
  return createDiagnostic(kind, { params: { manifest, path: formatPath(path), why } });
}

function summarise(differences: readonly Difference[], folder: string, onlyCheck: boolean): string {
  if (differences.length === 0) return `${folder} is up to date\n`;
  const verbs = onlyCheck
    ? { added: "is missing", replaced: "differs", removed: "is no longer made" }
    : { added: "added", replaced: "replaced", removed: "removed" };
  return differences
    .map(({ name, change }) => {
      const leftBehind = change === "removed" && !onlyCheck && name.startsWith(MANIFESTS);
      return `${folder}/${name}: ${verbs[change]}${leftBehind ? STILL_THERE : ""}\n`;
    })
    .join("");
}
