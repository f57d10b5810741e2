import { schemeOf, type Workload } from "@inferspec/compiler";
import { diagnostics } from "../diagnostics/index.js";
import type { Rule } from "../scope.js";

/** Options of Ollama's in a URI, as KubeAI has them. */
const OLLAMA_OPTIONS = ["model", "pull", "insecure"];

/** Ollama loads what is in its own store; nobody else knows the names in it. */
export const engineSchemeRule: Rule = ({ workload, report }) => {
  const { uri } = workload.model;
  const scheme = schemeOf(uri);
  const isOllama = workload.engine.name === "OLlama";
  const refuse = (why: string, help: string): void => {
    report(diagnostics["engine-scheme"], {
      at: ["model", "uri"],
      params: { engine: workload.engine.name, scheme, why, help },
    });
  };
  if (scheme === "ollama" && !isOllama) {
    refuse(
      "only OLlama knows names of Ollama's registry",
      "name the weights, such as `hf://<owner>/<repository>`",
    );
  }
  if (!isOllama) return;
  if (scheme !== "ollama" && scheme !== "pvc") {
    refuse(
      "it loads only models of its own store",
      "write `ollama://<model>:<tag>`, or a claim with such a store",
    );
  }
  const options = new URLSearchParams(/\?([\s\S]*)$/.exec(uri)?.[1] ?? "");
  if (scheme === "pvc" && (options.get("model") ?? "") === "") {
    refuse(
      "a claim may hold many models",
      "say which one: `pvc://<claim>/<folder>?model=<model>:<tag>`",
    );
  }
  checkNames(
    workload,
    scheme === "pvc" ? options.get("model") : uri.slice(uri.indexOf("://") + 3),
    report,
  );
  for (const option of options.keys()) {
    if (OLLAMA_OPTIONS.includes(option)) continue;
    const help = "remove it";
    report(diagnostics["uri-query"], { at: ["model", "uri"], params: { option, help } });
  }
};

/** Names are words of the commands that fetch and call the model; one with a hyphen first would be an option. */
function checkNames(
  { model }: Workload,
  fetched: string | null,
  report: Parameters<Rule>[0]["report"],
): void {
  const names: readonly (readonly [string | null | undefined, string])[] = [
    [fetched, "uri"],
    [model.name, "name"],
  ];
  for (const [name, key] of names) {
    if (name?.startsWith("-") !== true) continue;
    const problem = "begins with `-`, as options of a command do";
    const help = "begin it with a letter or digit";
    report(diagnostics["uri-form"], { at: ["model", key], params: { uri: name, problem, help } });
  }
}
