/** A value that the quick reader does not judge: the document goes to the full parser. */
export const UNSURE: unique symbol = Symbol("unsure");

const SIMPLE_NUMBER = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,10})?$/;
/** Everything that YAML 1.2's core schema takes for a number, and more besides. */
const NUMBER_LIKE = /^[-+]?(?:\.?[0-9]|\.(?:inf|Inf|INF|nan|NaN|NAN)$)[0-9a-fA-FxoeE.+-]*$/;

/** What a plain (unquoted) scalar means. */
export function plainValue(text: string): unknown {
  const first = text.charCodeAt(0);
  // Digits, "+", "-" and "." begin numbers.
  if ((first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e) {
    if (SIMPLE_NUMBER.test(text)) {
      const value = Number(text);
      return value === 0 ? 0 : value;
    }
    return NUMBER_LIKE.test(text) ? UNSURE : text;
  }
  switch (text) {
    case "null":
    case "Null":
    case "NULL":
    case "~":
      return null;
    case "true":
    case "True":
    case "TRUE":
      return true;
    case "false":
    case "False":
    case "FALSE":
      return false;
    default:
      return text;
  }
}

/** Characters that a plain scalar may certainly begin with; "-" may when more follows. */
const PLAIN_START = /^(?:[A-Za-z0-9_./~+$()<=^;\\]|-[^\s,[\]{}]|[^\x00-\x7F])/;

export function startsPlain(text: string): boolean {
  return PLAIN_START.test(text);
}

/** A quoted scalar that starts at `start` and ends on its line: its value and the offset after it. */
export function readQuoted(
  text: string,
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  return text[start] === '"' ? readDoubleQuoted(text, start) : readSingleQuoted(text, start);
}

function readSingleQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  if (end === -1) return undefined;
  const content = text.slice(start + 1, end);
  if (content.includes("\n")) return undefined;
  return { value: content.includes("'") ? content.replaceAll("''", "'") : content, end: end + 1 };
}

function readDoubleQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let escapes = false;
  for (let at = start + 1; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x0a:
        return undefined;
      case 0x22: {
        if (!escapes) return { value: text.slice(start + 1, at), end: at + 1 };
        const value: unknown = JSON.parse(text.slice(start, at + 1));
        return typeof value === "string" ? { value, end: at + 1 } : undefined;
      }
      case 0x5c:
        // The escapes that mean the same in JSON, which reads them for us.
        if (!'"\\/bfnrt'.includes(text[at + 1] ?? "u")) return undefined;
        escapes = true;
        at++;
    }
  }
  return undefined;
}
