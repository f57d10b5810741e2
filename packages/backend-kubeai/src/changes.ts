import { isMap, sortKeys, valueAt, type Change, type Path } from "@inferspec/compiler";

/** A Model as a file holds it; nothing about its fields is certain. */
type Manifest = Readonly<Record<string, unknown>>;

/** The value that the CRD fills in where the field is left out. */
const DEFAULT_REPLICATION = 256;
const REPLICATION = ["spec", "loadBalancing", "prefixHash", "replication"] as const;

/** Fields that become part of the Pods: KubeAI replaces Pods one by one when any of them changes (facts §2.8). */
const POD_FIELDS = [
  "url",
  "engine",
  "image",
  "args",
  "env",
  "envFrom",
  "resourceProfile",
  "priorityClassName",
] as const;

/**
 * What applying new Models over old ones does beyond updating in place: what the CRD's transition rules refuse (C1, R1,
 * S6 of the CRD), what it admits and then cannot undo, and what replaces Pods.
 */
export function compareModels(before: readonly unknown[], after: readonly Manifest[]): Change[] {
  const old = new Map(before.filter(isModel).map((model) => [identityOf(model), model]));
  return after.filter(isModel).flatMap((model) => {
    const previous = old.get(identityOf(model));
    return previous ? compareModel(previous, model) : [];
  });
}

function isModel(value: unknown): value is Manifest {
  return isMap(value) && value["kind"] === "Model" && typeof nameOf(value) === "string";
}

function nameOf(model: Manifest): unknown {
  return valueAt(model, ["metadata", "name"]);
}

function identityOf(model: Manifest): string {
  return JSON.stringify([valueAt(model, ["metadata", "namespace"]) ?? null, nameOf(model)]);
}

function compareModel(old: Manifest, model: Manifest): Change[] {
  const manifest = String(nameOf(model));
  const changes: Change[] = [];
  const add = (effect: Change["effect"], path: Path, why: string): void => {
    changes.push({ manifest, path, effect, why });
  };
  const changed = (path: Path): boolean => !same(valueAt(old, path), valueAt(model, path));
  const cached = valueAt(old, ["spec", "cacheProfile"]);
  compareCache(cached, valueAt(model, ["spec", "cacheProfile"]), add);
  if (cached !== undefined && changed(["spec", "url"])) {
    add("refused", ["spec", "url"], "the url of a Model with a cache profile never changes");
  }
  const replication = (one: Manifest): unknown => valueAt(one, REPLICATION) ?? DEFAULT_REPLICATION;
  if (replication(old) !== replication(model)) {
    add("refused", REPLICATION, "the number of virtual nodes of a Model never changes");
  }
  for (const field of POD_FIELDS) {
    const refused = field === "url" && cached !== undefined;
    if (!refused && changed(["spec", field])) {
      add("restarted", ["spec", field], "it is part of the Pods, which are replaced one by one");
    }
  }
  compareAdapters(old, model, add);
  if (!same(filePaths(old), filePaths(model))) {
    add(
      "restarted",
      ["spec", "files"],
      "each file is a mount of the Pods, which are replaced one by one",
    );
  }
  if (valueAt(model, ["spec", "engine"]) === "OLlama" && changed(["spec", "features"])) {
    add(
      "restarted",
      ["spec", "features"],
      "they decide whether OLlama loads the model at its start",
    );
  }
  return changes;
}

type Add = (effect: Change["effect"], path: Path, why: string) => void;

function compareCache(before: unknown, after: unknown, add: Add): void {
  const path = ["spec", "cacheProfile"];
  if (same(before, after)) return;
  if (before === undefined) {
    add("restarted", path, "the Pods wait for the cache and then load from it");
  } else if (after === undefined) {
    add(
      "broken",
      path,
      "its cache is never evicted, and its finalizer keeps the Model from ever being deleted",
    );
  } else {
    add("refused", path, "the cache profile of a Model never changes");
  }
}

/** The first adapter brings a sidecar and a flag, the last takes them along; those between are loaded while running. */
function compareAdapters(old: Manifest, model: Manifest, add: Add): void {
  const has = (one: Manifest): boolean => valueAt(one, ["spec", "adapters"]) !== undefined;
  if (has(old) === has(model)) return;
  const which = has(model) ? "the first adapter brings" : "the last adapter takes along";
  add(
    "restarted",
    ["spec", "adapters"],
    `${which} a sidecar of the Pods, which are replaced one by one`,
  );
}

function filePaths(model: Manifest): unknown {
  const files = valueAt(model, ["spec", "files"]);
  return Array.isArray(files) ? files.map((file) => valueAt(file, ["path"])).sort() : [];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
}
