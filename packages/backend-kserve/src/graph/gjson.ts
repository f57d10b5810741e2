/**
 * KServe's router asks whether a GJSON path exists (cmd/router/main.go; github.com/tidwall/gjson 1.18). A path is never
 * refused: one in another language merely never exists, or always does. Each of these was tried with that library.
 */
export type PathProblem =
  /** Exists whatever the data. */
  | { readonly kind: "always"; readonly part: string }
  /** Exists for no data that anybody sends. */
  | { readonly kind: "never"; readonly why: string; readonly instead?: string | undefined };

const never = (why: string, instead?: string): PathProblem => ({ kind: "never", why, instead });

/** The modifiers that gjson has by itself; another `@name` is read as a key. */
const MODIFIERS = new Set(
  "this reverse ugly pretty valid flatten join keys values tostr fromstr group dig".split(" "),
);

/** Those that give something whatever they are given, at the end of a path that exists. */
const TOTAL = new Set(["this", "valid", "keys", "values", "join", "ugly", "pretty", "tostr"]);

/** What is wrong with a condition, or `undefined` where it is a path that depends on the data. */
export function problemOf(path: string): PathProblem | undefined {
  const trimmed = path.trim();
  if (trimmed === "") return never("it is empty");
  const outside = withoutQueries(trimmed);
  if (outside === undefined) return never("its brackets or quotes are not closed");
  if (isWholeMultipath(trimmed)) return { kind: "always", part: trimmed };
  if (trimmed.startsWith("!")) return { kind: "always", part: trimmed };
  if (/^\$[.[]/.test(trimmed)) {
    return never(
      "`$` is the root in JSONPath, and a key here",
      indices(trimmed.slice(1)).replace(/^\./, ""),
    );
  }
  if (/^\.[A-Za-z_]/.test(trimmed)) {
    return never("a path begins with a key, not with a dot", indices(trimmed).slice(1));
  }
  if (/[=<>]/.test(outside)) return comparisonOutside(trimmed, outside);
  if (/[\w)]\[\d+\]/.test(outside)) {
    return never("an item of a list is `.0` here, not `[0]`", indices(trimmed));
  }
  if (hasLogic(trimmed)) return never("a query compares one thing: there is no `&&` and no `||`");
  if (isListOfMatches(trimmed) || /(^|[.|])#$/.test(trimmed)) {
    return { kind: "always", part: "#" };
  }
  const [, modifier] = /(?:^|[.|])@(\w+)(?=[.|:]|$)/.exec(outside) ?? [];
  if (modifier !== undefined && !MODIFIERS.has(modifier)) {
    return never(`there is no modifier \`@${modifier}\``);
  }
  const [, whole] = /^@(\w+)(?::.*)?$/.exec(trimmed) ?? [];
  return whole !== undefined && TOTAL.has(whole) ? { kind: "always", part: trimmed } : undefined;
}

/** The path with `…` in place of queries and quoted texts; `undefined` where one is not closed. */
function withoutQueries(path: string): string | undefined {
  let outside = "";
  const closers: string[] = [];
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    if (character === "\\") {
      index++;
      if (closers.length === 0) outside += "x";
    } else if (character === '"') {
      const end = endOfText(path, index);
      if (end === undefined) return undefined;
      index = end;
    } else if (character === "(" || character === "{") {
      closers.push(character === "(" ? ")" : "}");
    } else if (character === ")" || character === "}") {
      if (closers.pop() !== character) return undefined;
      if (closers.length === 0) outside += "x";
    } else if (closers.length === 0) outside += character;
  }
  return closers.length === 0 ? outside : undefined;
}

/** Where a quoted text ends. */
function endOfText(path: string, start: number): number | undefined {
  for (let index = start + 1; index < path.length; index++) {
    if (path.charAt(index) === "\\") index++;
    else if (path.charAt(index) === '"') return index;
  }
  return undefined;
}

/** `{a,b}` and `[a,b]` make an object or a list anew, an empty one if need be: that always exists. */
function isWholeMultipath(path: string): boolean {
  const closer = path.startsWith("{") ? "}" : path.startsWith("[") ? "]" : undefined;
  if (closer === undefined) return false;
  let depth = 0;
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    if (character === '"') index = endOfText(path, index) ?? path.length;
    else if ("{[(".includes(character)) depth++;
    else if ("}])".includes(character) && --depth === 0) return index === path.length - 1;
  }
  return false;
}

/** `a.b == 1`, which only a query understands: `[@this].#(a.b==1)`. */
function comparisonOutside(path: string, outside: string): PathProblem {
  const simple = /^([\w.]+)\s*(==|!=|<=|>=|=|<|>)\s*("[^"]*"|'[^']*'|[\w.-]+)$/.exec(path);
  const why = `\`${/==|!=|<=|>=|=|<|>/.exec(outside)?.[0] ?? "="}\` compares only within a query`;
  if (!simple) return never(why);
  const [, key = "", operator = "", value = ""] = simple;
  return never(why, `[@this].#(${key}${operator}${value.replace(/^'(.*)'$/, '"$1"')})`);
}

/** Whether a query has what looks like a second comparison. Texts in quotes are no logic. */
function hasLogic(path: string): boolean {
  return /&&|\|\|/.test(withoutTexts(path));
}

/** The path without its quoted texts, of which each is closed. */
function withoutTexts(path: string): string {
  let rest = "";
  for (let index = 0; index < path.length; index++) {
    const character = path.charAt(index);
    if (character === '"') index = endOfText(path, index) ?? path.length;
    else rest += character === "\\" ? `\\${path.charAt(++index)}` : character;
  }
  return rest;
}

/** `#(…)#`, which gives a list, an empty one if need be. */
function isListOfMatches(path: string): boolean {
  const start = path.indexOf("#(");
  return start >= 0 && path.endsWith(")#") && start + 2 <= path.length - 2;
}

function indices(path: string): string {
  return path.replace(/\[(\d+)\]/g, ".$1");
}
