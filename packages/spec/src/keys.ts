/*
 * The texts by which DigitalHub entities refer to each other. Parsing never throws: a text that is none gives a reason,
 * one clause without a final full stop.
 */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** `K`, `K+action` or `K+action:run`. */
export type EntityKind =
  | { readonly level: "function"; readonly function: string }
  | { readonly level: "task" | "run"; readonly function: string; readonly action: string };

/** What a `store://` key names. */
export type StoreEntity = "function" | "task" | "run" | "model";

/** `store://<project>/<entity>/<kind>/<name>[:<id>]`; tasks and runs have no name, so their id stands alone. */
export interface StoreKey {
  readonly project: string;
  readonly entity: StoreEntity;
  readonly kind: string;
  /** Of functions and models. */
  readonly name?: string;
  readonly id?: string;
}

/** `<kind>://<project>/<name>[:<id>]`, in the specs of tasks and runs. */
export interface FunctionRef {
  readonly kind: string;
  readonly project: string;
  readonly name: string;
  readonly id?: string;
}

/** `<kind>://<project>/<id>`, in the spec of a run. */
export interface TaskRef {
  readonly kind: string;
  readonly project: string;
  readonly id: string;
}

const done = <T>(value: T): Parsed<T> => ({ ok: true, value });
const failed = (reason: string): { readonly ok: false; readonly reason: string } => ({
  ok: false,
  reason,
});

/** Splits `K`, `K+action` or `K+action:run`. */
export function parseKind(text: string): Parsed<EntityKind> {
  const match = /^([a-zA-Z0-9._-]+)(?:\+([a-zA-Z0-9._-]+)(:run)?)?$/.exec(text);
  const [, fn, action, run] = match ?? [];
  if (fn === undefined)
    return failed(
      "a kind is written `<function>`, `<function>+<action>` or `<function>+<action>:run`",
    );
  if (action === undefined) return done({ level: "function", function: fn });
  return done({ level: run === undefined ? "task" : "run", function: fn, action });
}

/** Writes what {@link parseKind} reads. */
export function formatKind(kind: EntityKind): string {
  if (kind.level === "function") return kind.function;
  return `${kind.function}+${kind.action}${kind.level === "run" ? ":run" : ""}`;
}

const STORE_FORM =
  "a key is written `store://<project>/<function|task|run|model>/<kind>/<name>:<id>`";

/** Reads a `store://` key. One slash at the end is ignored, as DigitalHub does. */
export function parseStoreKey(text: string): Parsed<StoreKey> {
  const match = /^store:\/\/([^/]+)\/([^/]+)\/([^/]+)\/([^/:]+)(?::([^/]*))?\/?$/.exec(text);
  const [, project, entity, kind, last, id] = match ?? [];
  if (project === undefined || kind === undefined || last === undefined) return failed(STORE_FORM);
  if (entity !== "function" && entity !== "task" && entity !== "run" && entity !== "model") {
    return failed(STORE_FORM);
  }
  if (id === "") return failed("the id after `:` is empty");
  if (entity === "function" || entity === "model") {
    return done({ project, entity, kind, name: last, ...(id !== undefined && { id }) });
  }
  // The server writes a run's id twice (`<id>:<id>`), the SDK once.
  if (id !== undefined && id !== last) return failed(`a ${entity} has no name, only an id`);
  return done({ project, entity, kind, id: last });
}

/** Writes a `store://` key, in the form that DigitalHub's server gives each entity. */
export function formatStoreKey(key: StoreKey): string {
  const { project, entity, kind, name, id } = key;
  const last = [entity === "run" ? id : name, id].filter((part) => part !== undefined);
  return `store://${project}/${entity}/${kind}/${last.join(":")}`;
}

/** Reads `<kind>://<project>/<name>[:<id>]`. Whatever follows the first `:` of the last part is the id. */
export function parseFunctionRef(text: string): Parsed<FunctionRef> {
  const match = /^([^:/]+):\/\/([^/]+)\/([^/:]+)(?::(.*))?$/.exec(text);
  const [, kind, project, name, id] = match ?? [];
  if (kind === undefined || project === undefined || name === undefined) {
    return failed("a function is referred to as `<kind>://<project>/<name>:<id>`");
  }
  if (id === "") return failed("the id after `:` is empty");
  return done({ kind, project, name, ...(id !== undefined && { id }) });
}

/** Writes what {@link parseFunctionRef} reads. */
export function formatFunctionRef(ref: FunctionRef): string {
  return `${ref.kind}://${ref.project}/${ref.name}${ref.id === undefined ? "" : `:${ref.id}`}`;
}

/** Reads `<kind>://<project>/<id>`. */
export function parseTaskRef(text: string): Parsed<TaskRef> {
  const match = /^([^:/]+):\/\/([^/]+)\/([^/:]+)$/.exec(text);
  const [, kind, project, id] = match ?? [];
  if (kind === undefined || project === undefined || id === undefined) {
    return failed("a task is referred to as `<kind>://<project>/<id>`");
  }
  return done({ kind, project, id });
}

/** Writes what {@link parseTaskRef} reads. */
export function formatTaskRef(ref: TaskRef): string {
  return `${ref.kind}://${ref.project}/${ref.id}`;
}
