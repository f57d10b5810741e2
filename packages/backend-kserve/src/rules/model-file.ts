import { alternatives, schemeOf } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";
import { serverOf } from "../server/server.js";

/** What MLServer looks for in the model's folder (mlserver_sklearn/sklearn.py, WELLKNOWN_MODEL_FILENAMES). */
const SKLEARN = ["model.joblib", "model.pickle", "model.pkl"];

/** One file with another name than MLServer's own. Archives are unpacked, and their names forgotten. */
export const modelFileRule: Rule = ({ workload, facts, report }) => {
  const { model, env = {} } = workload;
  if (model.format !== "sklearn") return;
  if (serverOf(workload, facts)?.program.name !== "mlserver") return;
  // A claim is mounted, not fetched: its path is a folder for KServe.
  if (schemeOf(model.uri) === "pvc" || Object.hasOwn(env, "MLSERVER_MODEL_URI")) return;
  const file = model.uri.slice(model.uri.lastIndexOf("/") + 1);
  if (!/.\.(?:pkl|pickle|joblib)$/i.test(file) || SKLEARN.includes(file)) return;
  report(diagnostics["model-file-name"], {
    at: ["model", "uri"],
    params: { file, names: alternatives(SKLEARN) },
  });
};
