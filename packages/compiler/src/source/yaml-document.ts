import { applyEdit, sameData } from "./data-edit.js";
import type {
  Side,
  SourceDocument,
  Span,
  StructuralEdit,
  SuppressionComment,
  TextEdit,
} from "./document.js";
import type { Limits } from "./limits.js";
import type { Path } from "./path.js";
import type { Chunk } from "./split.js";
import { findSuppressions, SUPPRESSION_MARK } from "./suppressions.js";
import { markSimple, readSimple } from "./quick.js";
import type { QuickMarks } from "./quick-marks.js";
import { SourceText } from "./text.js";
import { proposeEdit } from "./yaml-edit.js";
import { endOf, findNode } from "./yaml-find.js";
import { loadYaml } from "./yaml-library.js";
import { readFully, type FullRead } from "./yaml-read.js";

/**
 * Characters of edited text that one document reads again. Each edit is tried on the whole document, so a large one with
 * a mistake on every line would cost its square: after so many, mistakes are still told, but without a machine fix.
 */
const READ_AGAIN = 32 * 1024 * 1024;

/** Where a document comes from. */
interface Origin {
  readonly source: SourceText;
  readonly chunk: Chunk;
  readonly limits: Limits;
  /** Its value was given by `readSimple`, which can then tell the positions too. */
  readonly simple: boolean;
}

/** One document of a YAML stream, or a JSON text. Read with positions when a position is first asked for. */
export class YamlDocument implements SourceDocument {
  readonly #source: SourceText;
  readonly #chunk: Chunk;
  readonly #limits: Limits;
  readonly #simple: boolean;
  #quick: QuickMarks | undefined;
  #read: FullRead | undefined;
  #readAgainLeft = READ_AGAIN;

  constructor(
    { source, chunk, limits, simple }: Origin,
    readonly value: unknown,
  ) {
    this.#source = source;
    this.#chunk = chunk;
    this.#limits = limits;
    this.#simple = simple;
  }

  get file(): string {
    return this.#source.file;
  }

  get text(): string {
    return this.#source.text;
  }

  locate(path: Path, side: Side): Span | undefined {
    if (this.#simple) {
      const found = this.#marks().locate(path, side);
      const { start } = this.#chunk;
      return found && this.#source.span(start + found.start, start + found.end, found.exact);
    }
    const { tree, targets } = this.#positions();
    if (!tree || !targets) return undefined;
    const { node, entry, complete } = findNode(tree, targets, path);
    if (complete && side === "value" && node && node.range[1] > node.range[0])
      return this.#span(node, true);
    // A key whose value is missing or empty says best where that value should be.
    if (entry) return this.#span(entry.key, complete);
    const first = loadYaml().isMap(node) ? node.items[0]?.key : undefined;
    // Neither a document nor an item of a list has a key: what it begins with is shown in its place.
    const shown = first && (!complete || side === "key") ? first : node;
    return shown ? this.#span(shown, complete) : undefined;
  }

  edit(edit: StructuralEdit): readonly TextEdit[] | undefined {
    if (this.#readAgainLeft <= 0) return undefined;
    const wanted = applyEdit(this.value, edit);
    const { tree, targets } = this.#positions();
    if (!wanted || !tree || !targets) return undefined;
    const text = this.#chunkText();
    const json = isJson(text);
    const splice = proposeEdit({ text, tree, targets, json }, edit);
    if (!splice) return undefined;
    const result = text.slice(0, splice.start) + splice.newText + text.slice(splice.end);
    // Only what reads as the wanted data is an edit.
    if (!sameData(this.#readAgain(result), wanted.value)) return undefined;
    if (json && !isJson(result)) return undefined;
    const { start } = this.#chunk;
    const { newText } = splice;
    return [{ file: this.file, start: start + splice.start, end: start + splice.end, newText }];
  }

  /** The value of the edited text; `undefined` where it is none, or where too much has been read again already. */
  #readAgain(text: string): unknown {
    this.#readAgainLeft -= text.length;
    if (this.#readAgainLeft < 0) return undefined;
    const simple = readSimple(text, this.#limits);
    if (simple !== undefined) return simple;
    const chunk = { start: 0, end: text.length };
    const read = readFully(new SourceText(this.file, text), chunk, text, this.#limits);
    return read.diagnostics.length > 0 ? undefined : read.value;
  }

  suppressions(): readonly SuppressionComment[] {
    if (!SUPPRESSION_MARK.test(this.#chunkText())) return [];
    const { comments } = this.#simple ? this.#marks() : this.#positions().composed.watch;
    return findSuppressions(this.#source, this.#chunk, comments);
  }

  #marks(): QuickMarks {
    return (this.#quick ??= markSimple(this.#chunkText(), this.#limits, this.value));
  }

  #positions(): FullRead {
    return (this.#read ??= readFully(this.#source, this.#chunk, this.#chunkText(), this.#limits));
  }

  #chunkText(): string {
    return this.text.slice(this.#chunk.start, this.#chunk.end);
  }

  #span(node: Parameters<typeof endOf>[0], exact: boolean): Span {
    const { start } = this.#chunk;
    return this.#source.span(start + node.range[0], start + endOf(node, this.#chunkText()), exact);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
