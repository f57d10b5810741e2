import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import { describeJsonProblems } from "./json-problems.js";
import type { Limits } from "./limits.js";
import { atRange } from "./location.js";
import type { Chunk } from "./split.js";
import type { SourceText } from "./text.js";
import { compose, type Composed, type YamlTree } from "./yaml-compose.js";
import { describeProblems } from "./yaml-problems.js";
import { convert, type Converted } from "./yaml-values.js";

/** What the full parser makes of one document. */
export interface FullRead {
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing but comments and markers. */
  readonly empty: boolean;
  readonly composed: Composed;
  /** Absent where there is no document, or it cannot be read at all. */
  readonly tree?: YamlTree;
  readonly targets?: Converted["targets"];
}

/** Reads one document with positions; every problem of it is reported. `text` is the chunk's, characters checked. */
export function readFully(
  source: SourceText,
  chunk: Chunk,
  text: string,
  limits: Limits,
): FullRead {
  const locate = (start: number, end: number, path: readonly (string | number)[] = []) =>
    atRange(source, chunk.start + start, chunk.start + end, path);
  const composed = compose(text, limits);
  const json = describeJsonProblems(source, chunk.start, text, locate);
  if (json.length > 0) return { value: undefined, diagnostics: json, empty: false, composed };
  if (composed.tooDeepAt !== undefined) {
    const at = locate(composed.tooDeepAt, composed.tooDeepAt + 1);
    const diagnostic = createDiagnostic(catalogue["too-deep"], {
      params: { limit: limits.depth },
      at,
    });
    return { value: undefined, diagnostics: [diagnostic], empty: false, composed };
  }
  const diagnostics = describeProblems(composed, text, locate);
  const [tree] = composed.trees;
  if (!tree) return { value: undefined, diagnostics, empty: diagnostics.length === 0, composed };
  const { yaml } = tree.directives;
  if (yaml.explicit && yaml.version !== "1.2") {
    diagnostics.push(
      createDiagnostic(catalogue["yaml-version"], {
        params: { version: yaml.version },
        at: locate(0, Math.max(text.search(/\r?\n|$/), 0)),
      }),
    );
  }
  if (isEmpty(tree))
    return { value: undefined, diagnostics, empty: diagnostics.length === 0, composed };
  const converted = convert(tree, limits, locate);
  for (const diagnostic of converted.diagnostics) diagnostics.push(diagnostic);
  const { value, targets } = converted;
  return { value, diagnostics, empty: false, composed, tree, targets };
}

/** No node at all; `null` and `~` are nodes. */
function isEmpty({ contents }: YamlTree): boolean {
  return (
    contents === null ||
    ("source" in contents &&
      contents.source === "" &&
      contents.range[0] === contents.range[1] &&
      contents.anchor === undefined &&
      contents.tag === undefined)
  );
}
