import { lazy, type Spelling } from "@inferspec/spec";
import { isMap } from "../describe.js";
import type { Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import { canonicalJson } from "../plan/canonical.js";
import type { Entity, SpecOrigin } from "../source/entity.js";
import { toPointer, type Path } from "../source/path.js";
import { setOwn } from "../trace.js";

/** Gives every key of an entity's spec its canonical spelling. */
export type Normalise = (entity: Entity, report: Report<SpecOrigin>) => Entity;

/** The spellings that apply at one place of a spec, and the places below it that have some. */
interface Place {
  readonly renames: Map<string, Spelling>;
  readonly below: Map<string, Place>;
}

/** The step that stands for every item of a list. */
const ITEMS = "[]";

/**
 * Prepares the spellings of one kind. The entity that the result gives still leads to what was written. Two spellings
 * of one parameter are an error where they differ. Costs one visit a key, however many spellings there are.
 */
export function createNormaliser(spellings: readonly Spelling[]): Normalise {
  // On first use: most kinds are not among the inputs.
  const root = lazy(() => placesOf(spellings));
  return (entity, report) => {
    const renamed = new Map<string, string>();
    const content = normalise(entity.spec, root(), [], { entity, report, renamed });
    if (content === entity.spec || !isMap(content)) return entity;
    return { ...entity, spec: content, place: (path) => entity.place(written(path, renamed)) };
  };
}

function placesOf(spellings: readonly Spelling[]): Place {
  const root = newPlace();
  for (const spelling of spellings) {
    let place = root;
    for (const step of stepsOf(spelling)) {
      const next = place.below.get(step) ?? newPlace();
      place.below.set(step, next);
      place = next;
    }
    place.renames.set(spelling.from, spelling);
  }
  return root;
}

interface Walk {
  readonly entity: Entity;
  readonly report: Report<SpecOrigin>;
  /** Pointer of the canonical key → the key as it was written. */
  readonly renamed: Map<string, string>;
}

/** The same value where nothing had to be renamed, so that most specs are never copied. */
function normalise(value: unknown, place: Place, path: Path, walk: Walk): unknown {
  if (Array.isArray(value)) {
    const items = place.below.get(ITEMS);
    if (!items) return value;
    const changed = value.map((item: unknown, index) =>
      normalise(item, items, [...path, index], walk),
    );
    return changed.some((item, index) => item !== value[index]) ? changed : value;
  }
  if (!isMap(value)) return value;
  const result: Record<string, unknown> = {};
  let changed = false;
  for (const key of Object.keys(value)) {
    const spelling = place.renames.get(key);
    const taken = spelling && takenBy(value, path, spelling, walk);
    if (taken !== undefined) {
      reportTwice(value, path, key, taken, walk);
      changed = true;
      continue;
    }
    const name = spelling?.to ?? key;
    const child = place.below.get(name);
    const here = [...path, name];
    if (spelling) walk.renamed.set(toPointer(here), key);
    const content = child ? normalise(value[key], child, here, walk) : value[key];
    if (spelling || content !== value[key]) changed = true;
    setOwn(result, name, content);
  }
  return changed ? result : value;
}

/** The key of the same map that says the same already: the canonical one, else another spelling that came first. */
function takenBy(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  { to }: Spelling,
  { renamed }: Walk,
): string | undefined {
  return Object.hasOwn(value, to) ? to : renamed.get(toPointer([...path, to]));
}

function reportTwice(
  value: Readonly<Record<string, unknown>>,
  path: Path,
  from: string,
  to: string,
  { entity, report, renamed }: Walk,
): void {
  const same = canonicalJson(value[from]) === canonicalJson(value[to]);
  const place = (key: string) => ({ entity, path: [...written(["spec", ...path], renamed), key] });
  const at = place(from);
  report(same ? spec["same-twice"] : spec["two-spellings"], {
    at,
    side: "key",
    params: { from, to },
    related: [{ message: `\`${to}\` is here`, at: place(to) }],
    fixes: same ? [{ title: `remove \`${from}\``, edits: [{ op: "remove", at }] }] : [],
  });
}

/** Leads a canonical entity path back to the keys as they were written. */
function written(path: Path, renamed: ReadonlyMap<string, string>): Path {
  if (path[0] !== "spec") return path;
  const inside = path.slice(1);
  return [
    "spec",
    ...inside.map((part, index) => renamed.get(toPointer(inside.slice(0, index + 1))) ?? part),
  ];
}

/** `tolerations[]` → `tolerations`, `[]`. */
function stepsOf(spelling: Spelling): string[] {
  if (spelling.in === "") return [];
  return spelling.in
    .split(".")
    .flatMap((step) => (step.endsWith(ITEMS) ? [step.slice(0, -ITEMS.length), ITEMS] : [step]));
}

function newPlace(): Place {
  return { renames: new Map(), below: new Map() };
}
