import { diagnostics } from "../diagnostics/index.js";
import { FILES_HASH_VARIABLE } from "../files-hash.js";
import type { Rule, Scope } from "../scope.js";

const MAX_FILES = 10;
const MAX_PATH = 1024;
const MAX_CONTENT = 100_000;
const MAX_KEY = 253;
const MAX_BYTES = 1_048_576;

/** The key under which KubeAI stores a file. */
function keyOf(path: string): string {
  return path.replaceAll("/", "_");
}

/** Number, paths, contents and size of the files. */
export const filesRule: Rule = (scope) => {
  const { workload, report } = scope;
  const files = workload.files ?? [];
  if (files.length > MAX_FILES) {
    report(diagnostics["too-many-files"], { at: ["files"], params: { count: files.length } });
  }
  const seen = new Map<string, { readonly path: string; readonly index: number }>();
  let bytes = 0;
  for (const [index, { path, content }] of files.entries()) {
    checkPath(path, index, scope);
    checkUnique(path, index, seen, scope);
    const length = characters(content);
    if (length > MAX_CONTENT) {
      report(diagnostics["file-content"], {
        at: ["files", index, "content"],
        params: { path, length },
      });
    }
    bytes += utf8Bytes(keyOf(path)) + utf8Bytes(content);
  }
  if (bytes >= MAX_BYTES) report(diagnostics["files-size"], { at: ["files"], params: { bytes } });
  if (files.length > 0 && workload.env?.[FILES_HASH_VARIABLE] !== undefined) {
    report(diagnostics["files-hash"], {
      at: ["env", FILES_HASH_VARIABLE],
      params: { variable: FILES_HASH_VARIABLE },
    });
  }
};

function checkPath(path: string, index: number, { report }: Scope): void {
  const at = ["files", index, "path"];
  const problem = !path.startsWith("/")
    ? "it does not begin with `/`"
    : path.includes(":")
      ? "it has a `:`"
      : characters(path) > MAX_PATH
        ? `it has more than ${MAX_PATH} characters`
        : undefined;
  if (problem !== undefined) {
    report(diagnostics["file-path"], { at, params: { path, problem } });
    return;
  }
  const wrong = [...new Set(path.replace(/[-._a-zA-Z0-9/]/g, ""))];
  const illegal =
    wrong.length > 0
      ? `${wrong.map((character) => JSON.stringify(character)).join(", ")} may not stand in a ConfigMap's key`
      : path.length > MAX_KEY
        ? `a ConfigMap's key has at most ${MAX_KEY} characters`
        : path.endsWith("/")
          ? "it names a folder"
          : undefined;
  if (illegal !== undefined)
    report(diagnostics["file-key"], { at, params: { path, problem: illegal } });
}

function checkUnique(
  path: string,
  index: number,
  seen: Map<string, { readonly path: string; readonly index: number }>,
  { report }: Scope,
): void {
  const key = keyOf(path);
  const other = seen.get(key);
  if (!other) {
    seen.set(key, { path, index });
    return;
  }
  const at = ["files", index, "path"];
  const related = [{ message: "the other one", at: ["files", other.index, "path"] }];
  if (other.path === path) report(diagnostics["duplicate-file"], { at, params: { path }, related });
  else {
    report(diagnostics["file-collision"], {
      at,
      params: { path, other: other.path, key },
      related,
    });
  }
}

/** Characters as the CRD counts them: code points. */
function characters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
