import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { firstPlaces } from "./first-places.js";
import { mountProblem } from "./volumes.js";

/** What etcd takes of one object. */
const MAX_BYTES = 1_048_576;

/** Paths and size of the files, which become one ConfigMap. */
export const filesRule: Rule = (scope) => {
  const { workload, report } = scope;
  const files = workload.files ?? [];
  const first = firstPlaces(files.map(({ path }) => path));
  let bytes = 0;
  for (const [index, { path, content }] of files.entries()) {
    const at = ["files", index, "path"];
    const earlier = first.get(path) ?? index;
    const problem = path.endsWith("/") ? "it names a folder" : mountProblem(path, scope);
    if (problem !== undefined) {
      report(diagnostics["file-path"], { at, params: { path, problem } });
    } else if (earlier < index) {
      report(diagnostics["duplicate-file"], {
        at,
        params: { path },
        related: [{ message: "the other one", at: ["files", earlier, "path"] }],
      });
    }
    bytes += new TextEncoder().encode(path + content).length;
  }
  if (bytes >= MAX_BYTES) report(diagnostics["files-size"], { at: ["files"], params: { bytes } });
};
