import { alternatives, schemeOf, type Path } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import { readHints } from "../hints.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";

/** What MLServer looks for in the model's folder (mlserver_sklearn/sklearn.py, WELLKNOWN_MODEL_FILENAMES). */
const SKLEARN = ["model.joblib", "model.pickle", "model.pkl"];

const CANARIES: Path = ["hints", "kserve", "canaries"];

/** One file with another name than MLServer's own. Archives are unpacked, and their names forgotten. */
export const modelFileRule: Rule = ({ workload, facts, report }) => {
  const { model, env = {} } = workload;
  if (model.format !== "sklearn" || Object.hasOwn(env, "MLSERVER_MODEL_URI")) return;
  if (serverOf(workload, facts)?.program.name !== "mlserver") return;
  const canaries = readHints(workload, facts).hints.canaries ?? [];
  const places: readonly { readonly uri: string; readonly at: Path }[] = [
    { uri: model.uri, at: ["model", "uri"] },
    ...canaries.map(({ uri }, index) => ({ uri, at: [...CANARIES, index, "uri"] })),
  ];
  for (const { uri, at } of places) {
    // A claim is mounted, not fetched: its path is a folder for KServe.
    if (schemeOf(uri) === "pvc") continue;
    const file = uri.slice(uri.lastIndexOf("/") + 1);
    if (!/.\.(?:pkl|pickle|joblib)$/i.test(file) || SKLEARN.includes(file)) continue;
    report(diagnostics["model-file-name"], { at, params: { file, names: alternatives(SKLEARN) } });
  }
};
