import type { SpecOrigin } from "../source/entity.js";
import { toPointer, type Path } from "../source/path.js";

/** Where a workload says which kind its function is of. */
const KIND = toPointer(["origin", "kind"]);
/** Parts that most kinds fix, so that no spec says them. */
const DECIDED_BY_KIND: readonly string[] = ["engine", "features", "endpoint"];

/** Plan leaf → the spec leaves that it was made from. Travels beside the Plan, never in it. */
export class SourceMap {
  readonly #workloads = new Map<string, ReadonlyMap<string, readonly SpecOrigin[]>>();

  add(workload: string, entries: ReadonlyMap<string, readonly SpecOrigin[]>): void {
    this.#workloads.set(workload, entries);
  }

  /**
   * The origins of a part of a workload: its own, else those of the closest traced part around it, led down the same
   * path (which is exact for values taken over as they were, and near for values that were made). A part that was put
   * together from several, with no origin of its own, has the origins of all of them; an engine,
   * feature or protocol that nobody wrote follows from the kind.
   */
  origins(workload: string, path: Path): readonly SpecOrigin[] {
    const entries = this.#workloads.get(workload);
    if (!entries) return [];
    for (let length = path.length; length >= 0; length--) {
      const found = entries.get(toPointer(path.slice(0, length)));
      if (!found) continue;
      const rest = path.slice(length);
      return rest.length === 0
        ? found
        : found.map((origin) => ({ ...origin, path: [...origin.path, ...rest] }));
    }
    if (path.length === 0) return [];
    const beneath = `${toPointer(path)}/`;
    const parts = [...entries].flatMap(([pointer, found]) =>
      pointer.startsWith(beneath) ? found : [],
    );
    if (parts.length > 0) return parts;
    return DECIDED_BY_KIND.includes(String(path[0])) ? (entries.get(KIND) ?? []) : [];
  }
}
