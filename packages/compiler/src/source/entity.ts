import type { Side, SourceDocument, Span } from "./document.js";
import type { Path } from "./path.js";

/** What a document of the input describes. */
export type EntityCategory = "project" | "function" | "task" | "run" | "model";

/** Turns a path within an entity (`["spec", "url"]`) into the path within its document. */
export type Placement = (path: Path) => Path;

/**
 * One DigitalHub entity, whichever of the three input forms it was written in.
 * `spec` holds the canonical spelling of every key; `place` leads back to what was written.
 */
export interface Entity {
  readonly category: EntityCategory;
  /** `kubeai-text`, `kubeai-text+serve`, `kubeai-text+serve:run`, `huggingface` … */
  readonly kind: string;
  readonly name?: string;
  readonly project?: string;
  readonly id?: string;
  /** The action that a task or run entity performs, e.g. `serve`. */
  readonly action?: string;
  readonly description?: string;
  readonly labels?: readonly string[];
  readonly spec: Readonly<Record<string, unknown>>;
  readonly document: SourceDocument;
  readonly place: Placement;
  /** A function of the short form with something under `runs`, be it wrong. */
  readonly declaresRuns?: true;
  /** The function beneath which a run of the short form stands. */
  readonly parent?: Entity;
}

/** A leaf of the input: an entity and a path within it, e.g. `["spec", "adapters", 0, "url"]` or `["name"]`. */
export interface SpecOrigin {
  readonly entity: Entity;
  readonly path: Path;
}

/** The text span of an origin. */
export function locateOrigin(origin: SpecOrigin, side: Side = "value"): Span | undefined {
  return origin.entity.document.locate(origin.entity.place(origin.path), side);
}
