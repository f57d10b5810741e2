import { diagnostics } from "../diagnostics/index.js";
import { firstPlaces } from "../rules/first-places.js";
import type { Rule } from "../scope.js";
import { servedName } from "../server/names.js";

/** What a shell reads as one word, and vLLM as no option: KServe's templates put names into `eval "exec vllm serve …"`. */
const NAME = /^[A-Za-z0-9_][\w./-]*$/;

/** What clients call the model stands in a shell's command, without quotes around it. */
export const llmNameRule: Rule = ({ workload, report }) => {
  const name = servedName(workload);
  if (NAME.test(name)) return;
  const at = workload.model.name === undefined ? ["name"] : ["model", "name"];
  report(diagnostics["llm-name"], { at, params: { name } });
};

/** Names by which clients ask for an adapter. */
export const llmAdaptersRule: Rule = ({ workload, report }) => {
  const names = (workload.adapters ?? []).map(({ name }) => name);
  const first = firstPlaces(names);
  names.forEach((name, index) => {
    const problem =
      !NAME.test(name) || name.includes("/")
        ? "it is a folder, and a word of a shell's command"
        : name === servedName(workload)
          ? "the model itself is called so"
          : first.get(name) !== index
            ? "another adapter is called so"
            : undefined;
    if (problem === undefined) return;
    report(diagnostics["llm-adapter-name"], {
      at: ["adapters", index, "name"],
      params: { name, problem },
    });
  });
};
