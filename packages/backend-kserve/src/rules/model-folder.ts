import { schemeOf } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";
import { withoutTrailingSlashes } from "../storage/slashes.js";

const WEIGHTS = /\/[^/]+\.(?:gguf|safetensors|bin|pt|pth)$/i;
const PICKLED = /\/[^/]+\.(?:pkl|pickle|joblib)$/i;

/** A single file where the server wants a folder. */
export const modelFolderRule: Rule = ({ workload, facts, report }) => {
  const program = serverOf(workload, facts)?.program.name;
  const { uri } = workload.model;
  const at = ["model", "uri"];
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  if (program === "kserve") {
    // What is fetched lies in a folder; of a claim KServe mounts the file itself, which the server tries to list.
    if (schemeOf(uri) !== "pvc" || !PICKLED.test(uri)) return;
    const why =
      "KServe's own server lists a folder, and a claim's file would be mounted in its place";
    const help = `name the folder: \`${folder}\``;
    report(diagnostics["model-folder"], { at, params: { uri, why, help } });
    return;
  }
  if (program !== "vllm" && program !== "huggingfaceserver") return;
  if (schemeOf(uri) !== "hf" && WEIGHTS.test(uri)) {
    const why = "the server reads the model's `config.json` beside the weights";
    const help = "name the folder that holds weights, `config.json` and tokenizer";
    report(diagnostics["model-folder"], { at, params: { uri, why, help } });
  } else if (schemeOf(uri) === "hf" && /-gguf$/i.test(withoutTrailingSlashes(uri))) {
    report(diagnostics["model-gguf"], { at, params: { uri } });
  }
};
