import { lazy } from "@inferspec/spec";
import type { SpecOrigin } from "../source/entity.js";
import { toPointer, type Path } from "../source/path.js";

/** Where a workload says which kind its function is of. */
const KIND = toPointer(["origin", "kind"]);
/** Parts that most kinds fix, so that no spec says them. */
const DECIDED_BY_KIND: readonly string[] = ["engine", "features", "endpoint"];

type Entries = ReadonlyMap<string, readonly SpecOrigin[]>;

/** What is known of one workload or graph. */
interface Traces {
  readonly entries: Entries;
  /** Each pointer → all entries beneath it: made when somebody asks for a part without an origin of its own. */
  readonly beneath: () => Entries;
}

/** Plan leaf → the spec leaves that it was made from. Travels beside the Plan, never in it. */
export class SourceMap {
  readonly #workloads = new Map<string, Traces>();

  add(workload: string, entries: Entries): void {
    this.#workloads.set(workload, { entries, beneath: lazy(() => partsOf(entries)) });
  }

  /**
   * The origins of a part of a workload: its own, else those of the closest traced part around it, led down the same
   * path (which is exact for values taken over as they were, and near for values that were made). A part that was put
   * together from several, with no origin of its own, has the origins of all of them; an engine,
   * feature or protocol that nobody wrote follows from the kind.
   */
  origins(workload: string, path: Path): readonly SpecOrigin[] {
    const traces = this.#workloads.get(workload);
    if (!traces) return [];
    const { entries, beneath } = traces;
    for (let length = path.length; length >= 0; length--) {
      const found = entries.get(toPointer(path.slice(0, length)));
      if (!found) continue;
      const rest = path.slice(length);
      return rest.length === 0
        ? found
        : found.map((origin) => ({ ...origin, path: [...origin.path, ...rest] }));
    }
    if (path.length === 0) return [];
    const parts = beneath().get(toPointer(path));
    if (parts) return parts;
    return DECIDED_BY_KIND.includes(String(path[0])) ? (entries.get(KIND) ?? []) : [];
  }
}

/** The entries beneath each pointer that leads to one, in their order. */
function partsOf(entries: Entries): Entries {
  const parts = new Map<string, SpecOrigin[]>();
  for (const [pointer, found] of entries) {
    for (let end = pointer.lastIndexOf("/"); end > 0; end = pointer.lastIndexOf("/", end - 1)) {
      const around = pointer.slice(0, end);
      const list = parts.get(around);
      if (list) list.push(...found);
      else parts.set(around, [...found]);
    }
  }
  return parts;
}
