import { isDnsLabel, type Volume } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule, Scope } from "../scope.js";
import { serverOf } from "../server/server.js";
import { MODEL_FOLDER } from "../storage/uri.js";
import { firstPlaces } from "./first-places.js";
import { checkVolumeSpec } from "./volume-spec.js";

/** Names of volumes that KServe and its runtimes put into the Pod themselves, and ours. */
const TAKEN = /^(?:kserve-|storage-|inferspec-files$|devshm$|dshm$)/;
/** Those of the templates of an LLMInferenceService (config/llmisvcconfig of v0.18.0 and v0.20.0). */
const TAKEN_BY_TEMPLATES: readonly string[] = ["home", "tmp-dir", "model-cache", "tls-certs"];

const SHARED_MEMORY = "/dev/shm";

/** Volumes: where they are mounted, how they are called, and what they are made of. */
export const volumesRule: Rule = (scope) => {
  const { volumes = [], files = [] } = scope.workload;
  const names = firstPlaces(volumes.map(({ name }) => name));
  const paths = firstPlaces(volumes.map(({ mountPath }) => plain(mountPath)));
  const filePaths = new Set(files.map(({ path }) => plain(path)));
  for (const [index, volume] of volumes.entries()) {
    const { name, mountPath } = volume;
    const folder = plain(mountPath);
    const problem =
      mountProblem(mountPath, scope) ??
      (paths.get(folder) !== index
        ? "another volume is mounted there"
        : filePaths.has(folder)
          ? "a file of `files` has that path"
          : undefined);
    if (problem !== undefined) {
      scope.report(diagnostics["volume-mount"], {
        at: ["volumes", index, "mountPath"],
        params: { name, path: mountPath, problem },
      });
    }
    const misnamed = nameProblem(volume, scope, names.get(name) === index);
    if (misnamed !== undefined) {
      scope.report(diagnostics["volume-name"], {
        at: ["volumes", index, "name"],
        params: { name, problem: misnamed },
      });
    }
    checkVolumeSpec(volume, ["volumes", index], scope);
  }
};

function nameProblem({ name }: Volume, { facts }: Scope, isFirst: boolean): string | undefined {
  if (!isDnsLabel(name)) return "Kubernetes takes no such name";
  const isLlm = facts.target === "LLMInferenceService";
  if (TAKEN.test(name) || (isLlm && TAKEN_BY_TEMPLATES.includes(name))) {
    return "KServe has volumes of such names itself";
  }
  return isFirst ? undefined : "another volume is called so";
}

/** Why nothing can be mounted at a path, wherever it comes from. */
export function mountProblem(path: string, scope: Scope): string | undefined {
  if (!path.startsWith("/")) return "it does not begin with `/`";
  if (path.includes(":")) return "it has a `:`";
  const folder = plain(path);
  if (folder.split("/").includes("..")) return "it has a `..`";
  if (folder === "") return "it would hide everything in the image";
  if (folder === MODEL_FOLDER || MODEL_FOLDER.startsWith(`${folder}/`))
    return "it would hide the model";
  if (folder.startsWith(`${MODEL_FOLDER}/`)) return "the model's folder is there";
  if (sharesMemory(scope) && `${folder}/`.startsWith(`${SHARED_MEMORY}/`))
    return "the memory that the server's processes share is there";
  return undefined;
}

/** vLLM's processes share memory: the runtime brings it, the manifest, or the template of an LLMInferenceService. */
function sharesMemory({ workload, facts }: Scope): boolean {
  const program = serverOf(workload, facts)?.program.name;
  return program === "vllm" || program === "huggingfaceserver";
}

function plain(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/\/$/, "");
}
