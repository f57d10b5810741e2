import { createDiagnostic, type Diagnostic } from "../diagnostics/index.js";
import { diagnostics as catalogue } from "./diagnostics.js";
import { atRange } from "./location.js";
import type { SourceText } from "./text.js";

/**
 * What no spec may hold unescaped: control characters (but tab, LF, CRLF), a byte order mark in the middle, surrogates
 * without their partner, noncharacters. YAML forbids nearly all of them, and `yaml` lets them pass.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF\uFFFE\uFFFF]|\r(?!\n)|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const FORBIDDEN_OR_REPLACED = new RegExp(`${FORBIDDEN.source}|\uFFFD`, "g");

/** More than this many mean that the file is no text at all. */
const BINARY = 50;

export interface CharacterCheck {
  /** The text with every forbidden character replaced by a harmless one, at the same offsets. */
  readonly text: string;
  /** Offsets of forbidden characters, ascending. */
  readonly offsets: readonly number[];
  /** So many that parsing makes no sense. */
  readonly binary: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Looks for characters that no spec may hold; one diagnostic a line. `invalid`: U+FFFD marks undecodable bytes. */
export function checkCharacters(source: SourceText, invalid: boolean): CharacterCheck {
  const pattern = invalid ? FORBIDDEN_OR_REPLACED : FORBIDDEN;
  const offsets: number[] = [];
  for (const match of source.text.matchAll(pattern)) {
    offsets.push(match.index);
    if (offsets.length > BINARY) break;
  }
  const [first] = offsets;
  if (first === undefined) return { text: source.text, offsets, binary: false, diagnostics: [] };
  const at = (offset: number) => atRange(source, offset, offset + 1);
  if (offsets.length > BINARY) {
    const diagnostic = createDiagnostic(catalogue["not-text"], { params: {}, at: at(first) });
    return { text: source.text, offsets, binary: true, diagnostics: [diagnostic] };
  }
  const diagnostics: Diagnostic[] = [];
  let line = 0;
  for (const offset of offsets) {
    const location = at(offset);
    if (location.start.line === line) continue;
    line = location.start.line;
    const character = source.text.charAt(offset);
    diagnostics.push(
      character === "\uFFFD"
        ? createDiagnostic(catalogue["invalid-encoding"], { params: {}, at: location })
        : createDiagnostic(catalogue["forbidden-character"], {
            params: { character: describe(character) },
            at: location,
          }),
    );
  }
  // A carriage return was meant as a line break.
  const text = source.text.replace(pattern, (character) => (character === "\r" ? "\n" : "\uFFFD"));
  return { text, offsets, binary: false, diagnostics };
}

const NAMES: Readonly<Record<string, string>> = {
  "\0": "a NUL character",
  "\r": "a carriage return without a line feed",
  "\u001B": "an escape character",
  "\uFEFF": "a byte order mark in the middle of the text",
};

function describe(character: string): string {
  const name = Object.hasOwn(NAMES, character) ? NAMES[character] : undefined;
  const code = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  return name === undefined ? `the character ${code}` : `${name} (${code})`;
}
