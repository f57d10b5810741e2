import { alternatives, describeValue, isMap, quote } from "../describe.js";
import type { FixIntent, Report } from "../diagnostics/index.js";
import { spec } from "../diagnostics/spec.js";
import { isCertain } from "../diagnostics/suggest.js";
import { suggestion, type Suggestion } from "../entities/suggestion.js";
import type { SchemaIssue } from "../runtime.js";
import { formatPath, toPointer, valueAt, type Path } from "../source/path.js";
import { describeAt, exampleAt, knownKeys, placesNearby, repairedAt, takesText } from "./shape.js";

/** What the translation needs to know about the value that was judged. */
export interface Judged<O> {
  readonly schema: unknown;
  readonly value: unknown;
  /** What the value is, for sentences: `function "llm"`. */
  readonly where: string;
  readonly origin: (path: Path) => O;
  readonly report: Report<O>;
  /** Where a key that is unknown at the top belongs, as a help sentence. */
  readonly belongs?: ((key: string) => string | undefined) | undefined;
  /** What a key of another format that is unknown at the top is called here, as a help sentence. */
  readonly foreign?: ((key: string) => string | undefined) | undefined;
}

interface Detail extends SchemaIssue {
  readonly expected?: unknown;
  readonly values?: unknown;
  readonly options?: unknown;
  readonly keys?: unknown;
  readonly errors?: unknown;
  readonly unionErrors?: unknown;
  readonly format?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly inclusive?: unknown;
  readonly origin?: unknown;
}

/** Says what a schema found, in the words of the person who wrote the value. Reads issues of zod 4 and zod 3. */
export function reportIssues<O>(issues: readonly SchemaIssue[], judged: Judged<O>): void {
  const misspelt = misspeltKeys(issues, judged);
  for (const issue of issues) {
    const path = dataPath(issue.path);
    // A key that is there in another spelling is not missing as well: one mistake, one finding.
    if (misspelt.has(toPointer(path)) && valueAt(judged.value, path) === undefined) continue;
    reportIssue(issue, path, judged);
  }
}

/** Where the keys would stand that the unknown ones were probably meant to be. */
function misspeltKeys<O>(issues: readonly Detail[], judged: Judged<O>): ReadonlySet<string> {
  const meant = issues
    .filter(({ code }) => code === "unrecognized_keys")
    .flatMap((issue) => {
      const path = dataPath(issue.path);
      return texts(issue.keys).flatMap((key) => {
        const { word } = meantBy(key, path, judged);
        return word === undefined ? [] : [toPointer([...path, word])];
      });
    });
  return new Set(meant);
}

function reportIssue<O>(issue: Detail, path: Path, judged: Judged<O>): void {
  const value = valueAt(judged.value, path);
  switch (issue.code) {
    case "unrecognized_keys":
      reportUnknownKeys(texts(issue.keys), path, judged);
      return;
    case "invalid_union":
      reportUnion(issue, path, judged);
      return;
    case "invalid_type":
      if (value === undefined) reportMissing(path, judged);
      else reportType(String(issue.expected), path, value, judged);
      return;
    case "invalid_value":
    case "invalid_enum_value":
    case "invalid_literal":
      if (value === undefined) reportMissing(path, judged);
      else reportValue(texts(issue.values ?? issue.options), path, value, judged);
      return;
    case "invalid_format":
    case "invalid_string":
      reportFormat(issue, path, value, judged);
      return;
    case "too_small":
    case "too_big":
      judged.report(spec["out-of-range"], {
        at: judged.origin(path),
        params: {
          path: nameOf(path, judged),
          problem: describeRange(issue, value),
          hint: hintFor(path, judged),
        },
      });
      return;
    default:
      judged.report(spec.invalid, {
        at: judged.origin(path),
        params: { path: nameOf(path, judged), problem: issue.message },
      });
  }
}

/** What an unknown key was probably meant to be: a key of the same map, or one that belongs elsewhere. */
function meantBy<O>(key: string, path: Path, judged: Judged<O>): Suggestion {
  const elsewhere = path.length === 0 ? judged.belongs?.(key) : undefined;
  if (elsewhere !== undefined) return { text: elsewhere };
  const near = suggestion(key, knownKeys(judged.schema, path));
  if (near.word !== undefined && isCertain(key, near.word)) return near;
  const foreign = path.length === 0 ? judged.foreign?.(key) : undefined;
  if (foreign !== undefined) return { text: foreign };
  const places = placesNearby(judged.schema, path, key).map((place) => `\`${formatPath(place)}\``);
  return places.length === 0 ? near : { text: `write it as ${alternatives(places)}` };
}

function reportUnknownKeys<O>(keys: readonly string[], path: Path, judged: Judged<O>): void {
  const map = valueAt(judged.value, path);
  const found = keys.map((key) => ({ key, near: meantBy(key, path, judged) }));
  const meant = found.map(({ near }) => near.word);
  for (const { key, near } of found) {
    const { word } = near;
    const at = judged.origin([...path, key]);
    // Of two keys that seem to mean one, or one whose place is taken, nobody but the author knows which is right.
    const safe =
      word !== undefined &&
      isCertain(key, word) &&
      !(isMap(map) && Object.hasOwn(map, word)) &&
      meant.indexOf(word) === meant.lastIndexOf(word);
    judged.report(spec["unknown-key"], {
      at,
      side: "key",
      params: {
        key,
        where: path.length === 0 ? judged.where : `\`${formatPath(path)}\``,
        suggestion: near.text,
      },
      fixes: safe ? [{ title: `write \`${word}\``, edits: [{ op: "rename", at, key: word }] }] : [],
    });
  }
}

function reportFormat<O>(issue: Detail, path: Path, value: unknown, judged: Judged<O>): void {
  const at = judged.origin(path);
  const repaired = typeof value === "string" ? repairedAt(judged.schema, path, value) : undefined;
  // A pattern is nothing to read for a person.
  const hint = /^Invalid|\/\^/.test(issue.message) ? hintFor(path, judged) : issue.message;
  judged.report(spec["bad-format"], {
    at,
    params: {
      path: nameOf(path, judged),
      found: describeValue(value),
      hint: repaired === undefined ? hint : `write \`${repaired}\``,
    },
    fixes:
      repaired === undefined
        ? []
        : [{ title: `write \`${repaired}\``, edits: [{ op: "replace", at, value: repaired }] }],
  });
}

function reportMissing<O>(path: Path, judged: Judged<O>): void {
  const parent = path.slice(0, -1);
  judged.report(spec["missing-key"], {
    at: judged.origin(parent),
    side: "key",
    params: {
      key: String(path.at(-1)),
      where: parent.length === 0 ? judged.where : `\`${formatPath(parent)}\``,
      description: uncapitalised(describeAt(judged.schema, path) ?? "it is required"),
    },
  });
}

function reportType<O>(expected: string, path: Path, value: unknown, judged: Judged<O>): void {
  const replacement = converted(expected, value) ?? listOf(expected, path, value, judged);
  const at = judged.origin(path);
  // Of an unquoted `1.10` only the number is known here, so it is not repeated as a text.
  const change =
    typeof replacement === "string" ? "put it in quotes" : `write ${JSON.stringify(replacement)}`;
  const fixes: FixIntent<O>[] =
    replacement === undefined
      ? []
      : [
          {
            title: change,
            edits: [{ op: "replace", at, value: replacement }],
          },
        ];
  judged.report(spec["wrong-type"], {
    at,
    params: {
      path: nameOf(path, judged),
      expected: typeName(expected),
      found: describeValue(value),
      hint: replacement === undefined ? shapeHint(expected, path, judged) : change,
    },
    fixes,
  });
}

function reportValue<O>(
  valid: readonly string[],
  path: Path,
  value: unknown,
  judged: Judged<O>,
): void {
  // What is no text has no nearest word.
  const near = suggestion(typeof value === "string" ? value : "", valid);
  const at = judged.origin(path);
  judged.report(spec["bad-value"], {
    at,
    params: { path: nameOf(path, judged), found: describeValue(value), hint: near.text },
    fixes:
      typeof value === "string" && near.word !== undefined && isCertain(value, near.word)
        ? [{ title: `write \`${near.word}\``, edits: [{ op: "replace", at, value: near.word }] }]
        : [],
  });
}

/** Of a union, only the branches that fit the value's own type are worth telling; where none does, name the types. */
function reportUnion<O>(issue: Detail, path: Path, judged: Judged<O>): void {
  const branches = branchesOf(issue, path);
  const fitting = branches.filter((branch) =>
    branch.every(({ code, path: inner }) => code !== "invalid_type" || inner.length > 0),
  );
  const [best] = [...fitting].sort((a, b) => a.length - b.length);
  if (best) {
    for (const inner of best) reportIssue(inner, [...path, ...dataPath(inner.path)], judged);
    return;
  }
  const value = valueAt(judged.value, path);
  if (value === undefined) return reportMissing(path, judged);
  const types = new Set(
    branches.flatMap((branch) => branch.map(({ expected }) => typeName(String(expected)))),
  );
  judged.report(spec["wrong-type"], {
    at: judged.origin(path),
    params: {
      path: nameOf(path, judged),
      expected: alternatives([...types]),
      found: describeValue(value),
      hint: hintFor(path, judged),
    },
  });
}

/** zod 4 gives branch paths relative to the union; zod 3 gives whole ones, which are cut here. */
function branchesOf(issue: Detail, path: Path): Detail[][] {
  if (Array.isArray(issue.errors)) return issue.errors as Detail[][];
  if (!Array.isArray(issue.unionErrors)) return [];
  return (issue.unionErrors as { readonly issues: Detail[] }[]).map(({ issues }) =>
    issues.map((inner) => ({ ...inner, path: inner.path.slice(path.length) })),
  );
}

function describeRange({ minimum, maximum, inclusive, origin }: Detail, value: unknown): string {
  const limit = minimum ?? maximum;
  const relation =
    minimum === undefined
      ? inclusive === false
        ? "below"
        : "at most"
      : inclusive === false
        ? "above"
        : "at least";
  if (typeof value === "number") return `${String(value)} is not ${relation} ${String(limit)}`;
  const unit = typeof value === "string" || origin === "string" ? "characters" : "entries";
  const size = typeof value === "string" || Array.isArray(value) ? value.length : undefined;
  return `it has ${size === undefined ? "another number of" : String(size)} ${unit}, not ${relation} ${String(limit)}`;
}

/** The scalar that the author most likely meant: text for an unquoted number, a number for a quoted one. */
function converted(expected: string, value: unknown): string | number | boolean | undefined {
  if (expected === "string" && (typeof value === "number" || typeof value === "boolean"))
    return String(value);
  if (typeof value !== "string") return undefined;
  if ((expected === "number" || expected === "int") && /^-?\d{1,15}$/.test(value))
    return Number(value);
  if (expected === "boolean" && /^(true|false)$/i.test(value))
    return value.toLowerCase() === "true";
  return undefined;
}

/** A list of what a text holds that was written in place of a list of texts; none where quotes decide what one is. */
function listOf<O>(
  expected: string,
  path: Path,
  value: unknown,
  { schema }: Judged<O>,
): readonly string[] | undefined {
  if (expected !== "array" || typeof value !== "string") return undefined;
  return takesText(schema, [...path, 0]) && /\S/.test(value) && !/["'\\]|,\s/.test(value)
    ? value.trim().split(/\s+/)
    : undefined;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function nameOf<O>(path: Path, judged: Judged<O>): string {
  return path.length === 0 ? judged.where : formatPath(path);
}

function hintFor<O>(path: Path, judged: Judged<O>): string {
  const text = describeAt(judged.schema, path);
  return text === undefined ? "see `inferspec explain` for what stands here" : quoteless(text);
}

/** Of a list or a map, words alone do not show how it is written. */
function shapeHint<O>(expected: string, path: Path, judged: Judged<O>): string {
  const hint = hintFor(path, judged);
  if (expected !== "array" && expected !== "object" && expected !== "record") return hint;
  const example = exampleAt(judged.schema, path);
  return example === undefined ? hint : `${hint}; for example \`${JSON.stringify(example)}\``;
}

function quoteless(text: string): string {
  return text.length > 200 ? quote(text.slice(0, 200)) : text;
}

/** For the middle of a sentence; names such as `CPU` keep their capitals. */
function uncapitalised(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function texts(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

function dataPath(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === "symbol" ? part.toString() : part));
}
