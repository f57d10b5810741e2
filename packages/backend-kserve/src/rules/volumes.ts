import { alternatives, isDnsLabel, isQuantity } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { VOLUME_KEYS } from "../draw/volumes.js";
import type { Rule } from "../scope.js";
import { MODEL_FOLDER } from "../storage/uri.js";

/** Names of volumes that KServe puts into the Pod itself, and ours. */
const TAKEN = /^(kserve-|storage-|inferspec-files$)/;

/** Volumes: where they are mounted, how they are called, and what they are made of. */
export const volumesRule: Rule = ({ workload, report }) => {
  const { volumes = [], files = [] } = workload;
  const names = volumes.map(({ name }) => name);
  const paths = volumes.map(({ mountPath }) => plain(mountPath));
  for (const [index, { name, mountPath, type, spec = {} }] of volumes.entries()) {
    const problem =
      mountProblem(mountPath) ??
      (paths.indexOf(plain(mountPath)) < index
        ? "another volume is mounted there"
        : files.some(({ path }) => plain(path) === plain(mountPath))
          ? "a file of `files` has that path"
          : undefined);
    if (problem !== undefined) {
      report(diagnostics["volume-mount"], {
        at: ["volumes", index, "mountPath"],
        params: { name, path: mountPath, problem },
      });
    }
    const misnamed = !isDnsLabel(name)
      ? "Kubernetes takes no such name"
      : TAKEN.test(name)
        ? "KServe has volumes of such names itself"
        : names.indexOf(name) < index
          ? "another volume is called so"
          : undefined;
    if (misnamed !== undefined) {
      report(diagnostics["volume-name"], {
        at: ["volumes", index, "name"],
        params: { name, problem: misnamed },
      });
    }
    if (type === "image" && !spec["image"]) {
      report(diagnostics["volume-incomplete"], { at: ["volumes", index], params: {} });
    }
    const known = VOLUME_KEYS[type];
    for (const [key, value] of Object.entries(spec)) {
      const at = ["volumes", index, "spec", key];
      if (!known.includes(key)) {
        const keys = alternatives([...known].map((one) => `\`${one}\``));
        report(diagnostics["volume-spec"], { at, params: { type, key, keys } });
      } else if (/^size/.test(key) && !isQuantity(value)) {
        const help = "write bytes with a unit, such as `10Gi`";
        report(diagnostics["bad-quantity"], { at, params: { value, what: "storage", help } });
      }
    }
  }
};

/** Why nothing can be mounted at a path, wherever it comes from. */
export function mountProblem(path: string): string | undefined {
  if (!path.startsWith("/")) return "it does not begin with `/`";
  if (path.includes(":")) return "it has a `:`";
  const folder = plain(path);
  if (folder.split("/").includes("..")) return "it has a `..`";
  if (folder === "") return "it would hide everything in the image";
  if (folder === MODEL_FOLDER || MODEL_FOLDER.startsWith(`${folder}/`))
    return "it would hide the model";
  if (folder.startsWith(`${MODEL_FOLDER}/`)) return "the model's folder is there";
  return undefined;
}

function plain(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/\/$/, "");
}
