import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { mountProblem } from "./volumes.js";

/** What etcd takes of one object. */
const MAX_BYTES = 1_048_576;

/** Paths and size of the files, which become one ConfigMap. */
export const filesRule: Rule = ({ workload, report }) => {
  const files = workload.files ?? [];
  const paths = files.map(({ path }) => path);
  let bytes = 0;
  for (const [index, { path, content }] of files.entries()) {
    const at = ["files", index, "path"];
    const problem = path.endsWith("/") ? "it names a folder" : mountProblem(path);
    if (problem !== undefined) {
      report(diagnostics["file-path"], { at, params: { path, problem } });
    } else if (paths.indexOf(path) < index) {
      report(diagnostics["duplicate-file"], {
        at,
        params: { path },
        related: [{ message: "the other one", at: ["files", paths.indexOf(path), "path"] }],
      });
    }
    bytes += new TextEncoder().encode(path + content).length;
  }
  if (bytes >= MAX_BYTES) report(diagnostics["files-size"], { at: ["files"], params: { bytes } });
};
