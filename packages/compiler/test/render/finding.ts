import type { Diagnostic, Location } from "../../src/diagnostics/index.js";
import { positionIn } from "../diagnostics/comments.js";

/** The place of `word` in `text`, or of an empty span at offset 0 where it is empty. */
export function placeOf(text: string, word: string, more: Partial<Location> = {}): Location {
  const offset = text.indexOf(word);
  return {
    file: "spec.yaml",
    start: positionIn(text, offset),
    end: positionIn(text, offset + word.length),
    path: [],
    exact: true,
    ...more,
  };
}

/** A finding with everything that a test does not care about filled in. */
export function finding(more: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "kubeai/engine-feature-mismatch",
    severity: "error",
    message: "engine Infinity does not serve the feature TextGeneration",
    params: {},
    ...more,
  };
}
